import { UnexpectedResponseError, UsageError } from '../errors/index.js'
import type { Answer, Operation } from '../operation/index.js'
import { type FilePlace, placeName, placePath } from './file-place.js'
import { requireCount } from './file-size.js'
import { type FileFacts, readFacts, requireBytes } from './read-file.js'

/** Bytes of a file, both ends included. */
export interface ByteRange {
  readonly from: number
  /** To the end of the file, where it is left out. */
  readonly to?: number | undefined
}

/** Input of `downloadFile` and `streamFile`. */
export interface DownloadFileInput extends FilePlace {
  readonly range?: ByteRange | undefined
}

/** A file, or a range of it, with its bytes. */
export interface DownloadedFile extends FileFacts {
  readonly bytes: Uint8Array
}

/** A file, or a range of it, as it comes. */
export interface StreamedFile extends FileFacts {
  readonly stream: ReadableStream<Uint8Array>
}

/**
 * Reads a file, or a range of it, into memory; null where the column is empty.
 *
 * Wire: `GET accounts(…)/new_contractfile/$value`, with `Range`.
 * Fails with: `RecordNotFoundError`, maybe also for an empty column: the documentation is not sure of it.
 * Source: "Use file column data".
 *
 * @example
 * const file = await crm.execute(downloadFile({ target: ref(account, accountId), column: 'new_contractfile' }))
 * console.log(file?.name, file?.bytes.length)
 */
export function downloadFile(input: DownloadFileInput): Operation<DownloadedFile | null> {
  const { name, ...request } = requestOf(input, 'downloadFile')
  return Object.freeze({
    ...request,
    name,
    expects: 'bytes',
    read(answer) {
      if (answer.status === 204) return null
      requirePart(answer, input, name)
      return { ...readFacts(answer), bytes: requireBytes(answer.body, name) }
    },
  } satisfies Operation<DownloadedFile | null>)
}

/**
 * Reads a file, or a range of it, as a stream; null where the column is empty. A stream that breaks stays broken:
 * `downloadParts` goes on by itself.
 *
 * Wire: `GET accounts(…)/new_contractfile/$value`, with `Range`.
 * Fails with: as `downloadFile`.
 * Source: "Use file column data".
 *
 * @example
 * const file = await crm.execute(streamFile({ target: ref(account, accountId), column: 'new_contractfile' }))
 * for await (const bytes of file?.stream ?? []) console.log(bytes.length)
 */
export function streamFile(input: DownloadFileInput): Operation<StreamedFile | null> {
  const { name, ...request } = requestOf(input, 'streamFile')
  return Object.freeze({
    ...request,
    name,
    expects: 'stream',
    read(answer) {
      if (answer.status === 204) return null
      requirePart(answer, input, name)
      if (answer.body instanceof ReadableStream) return { ...readFacts(answer), stream: answer.body }
      throw new UnexpectedResponseError(`${name} was answered without a stream.`)
    },
  } satisfies Operation<StreamedFile | null>)
}

function requestOf(input: DownloadFileInput, verb: string) {
  const { range } = input
  return {
    name: placeName(input, verb),
    method: 'GET',
    path: `${placePath(input)}/$value`,
    ...(range === undefined ? {} : { headers: { Range: rangeText(range) } }),
    repeat: 'always',
  } as const
}

function rangeText({ from, to }: ByteRange): string {
  requireCount(from, 'range.from', 0)
  if (to === undefined) return `bytes=${from}-`
  if (requireCount(to, 'range.to', 0) < from) throw new UsageError('range.to comes before range.from.')
  return `bytes=${from}-${to}`
}

/** Whoever asked for a range would take the whole file for it. */
function requirePart({ status }: Answer, { range }: DownloadFileInput, name: string): void {
  if (range === undefined || status === 206) return
  throw new UnexpectedResponseError(`${name} asked for a range and was answered with ${status}.`)
}
