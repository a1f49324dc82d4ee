import { UnexpectedResponseError } from '../errors/index.js'
import type { Executor } from '../operation/index.js'
import { downloadFile } from './download-file.js'
import type { FilePlace } from './file-place.js'
import { chunkOf, requireCount } from './file-size.js'
import type { TransferOptions, TransferProgress } from './transfer-options.js'

/** Options of `downloadParts`. */
export interface DownloadOptions extends TransferOptions<TransferProgress> {
  /** The first byte to read: where an earlier download broke off, the `done` of its last progress. */
  readonly from?: number | undefined
}

/**
 * Reads a file part by part; nothing for an empty column. A part that breaks is read again, so that of a connection that
 * breaks only that part is lost, and no more than one is in memory.
 *
 * Wire: `GET accounts(…)/new_contractfile/$value` with `Range`, several times.
 * Fails with: as `downloadFile`; `UnexpectedResponseError` when the file is replaced meanwhile by one of another size.
 * Source: "Use file column data".
 *
 * @example
 * for await (const bytes of downloadParts(crm, { target: ref(account, accountId), column: 'new_contractfile' })) {
 *   console.log(bytes.length)
 * }
 */
export async function* downloadParts(
  executor: Executor,
  place: FilePlace,
  options: DownloadOptions = {},
): AsyncGenerator<Uint8Array, void> {
  const { onProgress, chunkSizeInBytes, from = 0, ...call } = options
  const size = chunkOf(chunkSizeInBytes)
  let done = requireCount(from, 'from', 0)
  let total: number | undefined
  while (total === undefined || done < total) {
    const part = await executor.execute(downloadFile({ ...place, range: { from: done, to: done + size - 1 } }), call)
    if (part === null) return
    const { bytes, sizeInBytes } = part
    const ofAnother = sizeInBytes === undefined || (total !== undefined && sizeInBytes !== total)
    if (ofAnother || bytes.length !== Math.min(size, sizeInBytes - done)) {
      throw new UnexpectedResponseError('A part of a file was answered that does not fit the others.')
    }
    total = sizeInBytes
    done += bytes.length
    onProgress?.({ done, total })
    yield bytes
  }
}
