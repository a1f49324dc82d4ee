import { nothing, unboundMessage } from '../messages/define-message.js'
import { type Message, Refusal, type Session, type StoredFile, type Target } from '../model.js'
import { fromBase64, joined, toBase64 } from './base64.js'
import { clearFile, fileIn, writeFile } from './write-file.js'

const mostInBlock = 4 * 1024 * 1024

/** Begins a file in blocks. Source: protocol/actions.md 4.1. */
const initializeFileBlocksUpload = unboundMessage({
  name: 'InitializeFileBlocksUpload',
  kind: 'action',
  parameters: {
    Target: { type: 'record', required: true },
    FileName: { type: 'String', required: true },
    FileAttributeName: { type: 'String', required: true },
  },
  returns: { type: 'InitializeFileBlocksUploadResponse', properties: { FileContinuationToken: 'Edm.String' } },
  run(session, { Target, FileName, FileAttributeName }) {
    requireFileColumn(session, Target, FileAttributeName)
    const token = session.newId()
    session.store.files.uploads.set(token, {
      ...Target,
      column: FileAttributeName,
      name: FileName,
      pieces: new Map(),
    })
    return complex('InitializeFileBlocksUploadResponse', { FileContinuationToken: token })
  },
})

/** One that comes again takes the place of the first. */
const uploadBlock = unboundMessage({
  name: 'UploadBlock',
  kind: 'action',
  parameters: {
    BlockId: { type: 'String', required: true },
    BlockData: { type: 'Binary', required: true },
    FileContinuationToken: { type: 'String', required: true },
  },
  run(session, { BlockId, BlockData, FileContinuationToken }) {
    const { pieces } = uploadOf(session, FileContinuationToken)
    const [first = BlockId] = pieces.keys()
    if (!isBlockId(BlockId) || BlockId.length !== first.length) {
      throw badTransfer('A block has an id in base64, of 64 bytes at most, as long as those of the other blocks.')
    }
    const bytes = fromBase64(BlockData)
    if (bytes.length > mostInBlock) throw badTransfer('A block has 4 MB at most.')
    pieces.set(BlockId, bytes)
    return nothing
  },
})

const commitFileBlocksUpload = unboundMessage({
  name: 'CommitFileBlocksUpload',
  kind: 'action',
  parameters: {
    FileName: { type: 'String', required: true },
    MimeType: { type: 'String', required: true },
    BlockList: { type: 'Strings', required: true },
    FileContinuationToken: { type: 'String', required: true },
  },
  returns: {
    type: 'CommitFileBlocksUploadResponse',
    properties: { FileId: 'Edm.Guid', FileSizeInBytes: 'Edm.Int64' },
  },
  run(session, { FileName, MimeType, BlockList, FileContinuationToken }) {
    const { pieces, table, id, column } = uploadOf(session, FileContinuationToken)
    const bytes = joined(
      BlockList.map((block) => {
        const piece = pieces.get(block)
        if (piece === undefined) throw badTransfer(`The block '${block}' was not uploaded.`)
        return piece
      }),
    )
    const fileId = writeFile(session, { table, id, column, name: FileName, mimeType: MimeType, bytes })
    session.store.files.uploads.delete(FileContinuationToken)
    return complex('CommitFileBlocksUploadResponse', { FileId: fileId, FileSizeInBytes: bytes.length })
  },
})

const initializeFileBlocksDownload = unboundMessage({
  name: 'InitializeFileBlocksDownload',
  kind: 'action',
  parameters: {
    Target: { type: 'record', required: true },
    FileAttributeName: { type: 'String', required: true },
  },
  returns: {
    type: 'InitializeFileBlocksDownloadResponse',
    properties: {
      FileContinuationToken: 'Edm.String',
      FileSizeInBytes: 'Edm.Int64',
      FileName: 'Edm.String',
      IsChunkingSupported: 'Edm.Boolean',
    },
  },
  run(session, { Target, FileAttributeName }) {
    requireFileColumn(session, Target, FileAttributeName)
    const found = fileIn(session, session.get(Target.table, Target.id), FileAttributeName)
    if (found === undefined) throw noFile(`The column ${FileAttributeName} holds no file.`)
    const token = session.newId()
    session.store.files.downloads.set(token, found.id)
    return complex('InitializeFileBlocksDownloadResponse', {
      FileContinuationToken: token,
      FileSizeInBytes: found.file.bytes.length,
      FileName: found.file.name,
      IsChunkingSupported: true,
    })
  },
})

const downloadBlock = unboundMessage({
  name: 'DownloadBlock',
  kind: 'action',
  parameters: {
    Offset: { type: 'Int64', required: true },
    BlockLength: { type: 'Int64', required: true },
    FileContinuationToken: { type: 'String', required: true },
  },
  returns: { type: 'DownloadBlockResponse', properties: { Data: 'Edm.Binary' } },
  run({ store: { files } }, { Offset, BlockLength, FileContinuationToken }) {
    const file = files.get(files.downloads.get(FileContinuationToken) ?? '')
    if (file === undefined) throw badTransfer('The token belongs to no download.')
    if (Offset < 0 || BlockLength < 1 || Offset >= file.bytes.length)
      throw badTransfer('The block lies outside the file.')
    return complex('DownloadBlockResponse', { Data: toBase64(file.bytes.subarray(Offset, Offset + BlockLength)) })
  },
})

const deleteFile = unboundMessage({
  name: 'DeleteFile',
  kind: 'action',
  parameters: { FileId: { type: 'Guid', required: true } },
  run(session, { FileId }) {
    const file = session.store.files.get(FileId)
    if (file === undefined) throw noFile(`There is no file with the id ${FileId}.`)
    clearFile(session, session.get(file.table, file.id), file.column)
    return nothing
  },
})

/** Files in blocks. Of notes and attachments the emulator has no blocks. */
export const fileMessages: readonly Message[] = [
  initializeFileBlocksUpload,
  uploadBlock,
  commitFileBlocksUpload,
  initializeFileBlocksDownload,
  downloadBlock,
  deleteFile,
]

function uploadOf({ store }: Session, token: string) {
  const upload = store.files.uploads.get(token)
  if (upload === undefined) throw badTransfer('The token belongs to no upload.')
  return upload
}

function requireFileColumn({ store }: Session, { table }: Target, column: StoredFile['column']): void {
  const facts = store.tables.get(table)?.columns.find(({ logicalName }) => logicalName === column)
  if (facts?.type !== 'File') throw badTransfer(`'${column}' is no file column of ${table}.`)
}

/** At most 64 bytes before encoding. Source: protocol/wire.md 10.1. */
function isBlockId(text: string): boolean {
  return text !== '' && text.length <= 88 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)
}

function complex(type: string, value: Readonly<Record<string, unknown>>) {
  return { kind: 'complex', type, value } as const
}

/** Our choice: the code is InvalidArgument; the documentation shows none for these cases. */
function badTransfer(message: string): Refusal {
  return new Refusal(400, '0x80040203', message)
}

/** Our choice: the code is ObjectDoesNotExist. */
function noFile(message: string): Refusal {
  return new Refusal(404, '0x80040217', message)
}
