import { UnexpectedResponseError } from '../errors/index.js'
import type { Answer } from '../operation/index.js'
import { readFileName } from './file-name.js'

/** What the service tells of a file beside its bytes. */
export interface FileFacts {
  readonly name?: string
  /** Of the whole file, also where a range of it was read. */
  readonly sizeInBytes?: number
  readonly mimeType?: string
}

/** The facts in the headers of an answer. */
export function readFacts({ headers }: Pick<Answer, 'headers'>): FileFacts {
  const name = readFileName(headers.get('x-ms-file-name'))
  const size = headers.get('x-ms-file-size')
  const mimeType = headers.get('mimetype')
  return {
    ...(name !== undefined && { name }),
    ...(size !== null && /^\d+$/.test(size) && { sizeInBytes: Number(size) }),
    ...(mimeType !== null && { mimeType }),
  }
}

export function requireBytes(body: unknown, name: string): Uint8Array {
  if (body instanceof Uint8Array) return body
  throw new UnexpectedResponseError(`${name} was answered without bytes.`)
}
