import { UsageError } from '../errors/index.js'
import type { Executor } from '../operation/index.js'
import { piecesOf, sizeOf } from './file-content.js'
import { requireFileName } from './file-name.js'
import { placePath } from './file-place.js'
import { chunkOf, requireFits, serviceChunkInBytes } from './file-size.js'
import type { PartsResume, Upload, UploadedFile, UploadFileInput, UploadOptions } from './upload.js'
import { uploadBlocks } from './upload-blocks.js'
import { startUpload, uploadPart } from './upload-session.js'
import { uploadWholeFile } from './upload-whole.js'

/**
 * Puts a file into a column, in place of the one before: up to 4 MB in one request, a larger one in parts, and a stream,
 * whose length nobody knows, in blocks. No more than one part is in memory. A part whose answer was lost is sent again.
 *
 * Wire: `PATCH accounts(…)/new_contractfile`, for parts with `x-ms-transfer-mode: chunked` and `Content-Range`; for a
 * stream the actions `InitializeFileBlocksUpload`, `UploadBlock` and `CommitFileBlocksUpload`.
 * Limits: 10 GB, and what the column takes; its default is 32 MB. That a part may come twice is not documented.
 * Fails with: `UsageError` for a file without a name or one that is too large; whatever a part fails with. The last
 * progress holds what `resume` needs.
 * Source: "Use file column data".
 *
 * @example
 * const content = new Blob(['a large file'])
 * const target = ref(account, accountId)
 * await uploadFile(crm, { target, column: 'new_contractfile', name: 'contract.pdf', content })
 */
export async function uploadFile(
  executor: Executor,
  input: UploadFileInput,
  options: UploadOptions = {},
): Promise<UploadedFile> {
  const { onProgress, chunkSizeInBytes, resume, ...call } = options
  const upload: Upload = { executor, input, options, call }
  placePath(input)
  requireFileName(input.name)
  const size = sizeOf(input.content)
  requireFits(size ?? 0, input.maxSizeInKB)
  const most = chunkOf(chunkSizeInBytes)
  if (resume?.kind === 'blocks' || (resume === undefined && size === undefined)) {
    return uploadBlocks(upload, resume, resume?.blockSizeInBytes ?? most)
  }
  if (size === undefined) throw new UsageError('An upload in parts goes on with bytes or a Blob, as it began.')
  if (resume !== undefined || size > Math.min(most, serviceChunkInBytes)) return uploadParts(upload, resume, size)
  const content = input.content as Uint8Array | Blob // nothing else has a size
  await executor.execute(uploadWholeFile({ ...input, content }), call)
  onProgress?.({ done: size, total: size })
  return { sizeInBytes: size }
}

async function uploadParts(upload: Upload, resume: PartsResume | undefined, total: number): Promise<UploadedFile> {
  const { executor, input, call } = upload
  const { onProgress, chunkSizeInBytes } = upload.options
  const session = resume ?? (await executor.execute(startUpload(input, input.name), call))
  const { location } = session
  const size = resume?.chunkSizeInBytes ?? chunkOf(chunkSizeInBytes, session.chunkSizeInBytes)
  let done = resume?.done ?? 0
  const tell = () => {
    onProgress?.({ done, total, resume: { kind: 'parts', location, chunkSizeInBytes: size, done } })
  }
  if (resume === undefined) tell()
  for await (const bytes of piecesOf(input.content, size, done)) {
    const part = { place: input, location, name: input.name, bytes, from: done, total }
    await executor.execute(uploadPart(part), call)
    done += bytes.length
    tell()
  }
  return { sizeInBytes: total }
}
