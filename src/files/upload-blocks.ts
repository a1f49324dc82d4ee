import { UnexpectedResponseError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'
import { CommitFileBlocksUpload, InitializeFileBlocksUpload, UploadBlock } from '../operations/index.js'
import { piecesOf } from './file-content.js'
import { requireFits } from './file-size.js'
import type { BlocksResume, Upload, UploadedFile } from './upload.js'

/** Sends a content block by block: nobody has to know its length before its end. */
export async function uploadBlocks(
  { executor, input, options: { onProgress }, call }: Upload,
  resume: BlocksResume | undefined,
  blockSizeInBytes: number,
): Promise<UploadedFile> {
  const { target, column, name, content, maxSizeInKB, mimeType = 'application/octet-stream' } = input
  const begin = InitializeFileBlocksUpload({ Target: target, FileName: name, FileAttributeName: column })
  const token = resume?.token ?? requireToken((await executor.execute(repeatable(begin), call)).FileContinuationToken)
  let { done = 0, blocks = 0 } = resume ?? {}
  const tell = () => onProgress?.({ done, resume: { kind: 'blocks', token, blockSizeInBytes, blocks, done } })
  if (resume === undefined) tell()
  for await (const bytes of piecesOf(content, blockSizeInBytes, done)) {
    requireFits(done + bytes.length, maxSizeInKB)
    const block = UploadBlock({ BlockId: blockId(blocks), BlockData: bytes, FileContinuationToken: token })
    await executor.execute(repeatable(block), call)
    done += bytes.length
    blocks += 1
    tell()
  }
  const { FileId } = await executor.execute(
    CommitFileBlocksUpload({
      FileName: name,
      MimeType: mimeType,
      BlockList: Array.from({ length: blocks }, (_, index) => blockId(index)),
      FileContinuationToken: token,
    }),
    call,
  )
  return { sizeInBytes: done, fileId: FileId }
}

/** All of one length. Source: "Use file column data". */
function blockId(index: number): string {
  return btoa(`block-${String(index).padStart(9, '0')}`)
}

/** A block under the same id is the same block, and of two beginnings one is used. */
function repeatable<Result>(operation: Operation<Result>): Operation<Result> {
  return Object.freeze({ ...operation, repeat: 'always' })
}

function requireToken(token: string | null): string {
  if (token !== null) return token
  throw new UnexpectedResponseError('InitializeFileBlocksUpload was answered without a token.')
}
