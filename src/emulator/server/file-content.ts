import type { ColumnFacts } from '../../schema/index.js'
import { clearFile, fileIn, fromBase64, joined, writeFile } from '../files/index.js'
import { Refusal, type StoredRecord } from '../model.js'
import { type Answer, noContent } from './answer.js'
import type { Address, Call } from './call.js'
import { requireAt } from './locate.js'
import { locateForWrite } from './locate-for-write.js'
import { queryOptions, requireOptions } from './query-options.js'
import { badPayload, badUrl } from './refuse.js'

/** Source: protocol/wire.md 10.1. */
const chunkSize = 4_194_304
const mimeType = 'application/octet-stream'

/** `PATCH accounts(id)/new_contractfile`: a whole file, the start of one in chunks, or a chunk. Source: protocol/wire.md 10.1. */
export function uploadFile(call: Call, at: Address, column: ColumnFacts): Answer {
  const record = locateForWrite(call, at)
  const token = queryOptions(call.url).get('sessiontoken')
  if (token !== undefined) return takeChunk(call, record, column, token)
  const name = nameIn(call)
  if (/^chunked$/i.test(call.headers.get('x-ms-transfer-mode') ?? '')) return startChunks(call, record, column, name)
  const { table, id } = record
  writeFile(call.session, { table, id, column: column.logicalName, name, mimeType, bytes: bytesOf(call) })
  return noContent()
}

/** `DELETE accounts(id)/new_contractfile`. Source: protocol/wire.md 10.3. */
export function deleteFile(call: Call, at: Address, column: ColumnFacts): Answer {
  requireOptions(call.url)
  clearFile(call.session, locateForWrite(call, at), column.logicalName)
  return noContent()
}

/** An empty column has no content; the documentation is not sure of it. Source: protocol/wire.md 10.2. */
export function downloadFile(call: Call, at: Address, column: ColumnFacts): Answer {
  requireOptions(call.url)
  const found = fileIn(call.session, requireAt(call, at), column.logicalName)
  if (found === undefined) return noContent()
  const { bytes, name, mimeType: type } = found.file
  const headers = { 'x-ms-file-size': String(bytes.length), 'x-ms-file-name': headerText(name), mimetype: type }
  const range = call.headers.get('range')
  if (range === null) return { status: 200, bytes, headers }
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? []
  // Our choice: the code and the text.
  if (from === undefined || Number(from) >= bytes.length) {
    throw new Refusal(416, '0x80040203', `The range '${range}' lies outside of the file.`)
  }
  const end = to === undefined || to === '' ? bytes.length : Number(to) + 1
  return {
    status: 206,
    bytes: bytes.subarray(Number(from), end),
    headers: { ...headers, 'x-ms-chunk-size': String(chunkSize) },
  }
}

/** Our choice: images are kept as they come, so that the thumbnail is the full image. Source: protocol/wire.md 10.4. */
export function downloadImage(call: Call, at: Address, { property, logicalName }: ColumnFacts): Answer {
  const size = queryOptions(call.url).get('size')
  if (size !== undefined && size !== 'full') throw badUrl(`'${size}' is no size of the image '${property}'.`)
  const value = requireAt(call, at).values[logicalName]
  if (typeof value !== 'string') return noContent()
  return { status: 200, bytes: fromBase64(value) }
}

function startChunks(call: Call, { table, id }: StoredRecord, column: ColumnFacts, name: string): Answer {
  if (name.trim() === '') throw new Refusal(400, '0x80044A08', 'The file has no name.')
  const token = call.session.newId()
  call.session.store.files.uploads.set(token, { table, id, column: column.logicalName, name, pieces: new Map() })
  const address = `${call.url.origin}${call.url.pathname}`
  return {
    status: 200,
    headers: {
      Location: `${address}?sessiontoken=${token}`,
      'x-ms-chunk-size': String(chunkSize),
      'Accept-Ranges': 'bytes',
      'Access-Control-Expose-Headers': 'x-ms-chunk-size',
    },
  }
}

/**
 * Our choice: chunks come in order, one may come again, and an upload that is complete takes its last chunk again.
 */
function takeChunk(call: Call, record: StoredRecord, column: ColumnFacts, token: string): Answer {
  const upload = call.session.store.files.uploads.get(token)
  if (upload?.table !== record.table || upload.id !== record.id || upload.column !== column.logicalName) {
    throw badPayload('The session token belongs to no upload into this column.')
  }
  const bytes = bytesOf(call)
  const { from, to, total } = contentRange(call)
  const received = [...upload.pieces.values()].reduce((size, piece) => size + piece.length, 0)
  const isAgain = upload.pieces.get(String(from))?.length === bytes.length
  if (to - from + 1 !== bytes.length || bytes.length > chunkSize || (upload.total ?? total) !== total) {
    throw badPayload('The chunk does not have the bytes that its Content-Range names.')
  }
  if (from !== received && !isAgain) throw badPayload(`The next chunk begins at ${received}, not at ${from}.`)
  upload.total = total
  if (isAgain) return to + 1 === total ? noContent() : { status: 206 }
  upload.pieces.set(String(from), bytes)
  if (to + 1 < total) return { status: 206 }
  const { table, id, name } = upload
  writeFile(call.session, {
    table,
    id,
    column: column.logicalName,
    name,
    mimeType,
    bytes: joined([...upload.pieces.values()]),
  })
  return noContent()
}

function contentRange({ headers }: Call): { readonly from: number; readonly to: number; readonly total: number } {
  const [, from, to, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? []
  if (total === undefined) throw badPayload("A chunk says its place: 'Content-Range: bytes 0-99/1000'.")
  return { from: Number(from), to: Number(to), total: Number(total) }
}

/** The header wins. Source: protocol/wire.md 10.1. */
function nameIn({ headers, url }: Call): string {
  return headers.get('x-ms-file-name') ?? queryOptions(url).get('x-ms-file-name') ?? ''
}

/** Our choice: what is not JSON is `application/octet-stream`, as in every documented request. */
function bytesOf({ bytes, headers }: Call): Uint8Array {
  if (bytes !== undefined) return bytes
  throw new Refusal(415, '0x80060888', `The content type '${headers.get('content-type') ?? ''}' is not supported here.`)
}

/** Our choice: a name that no header can hold is percent-encoded; the documentation does not show one. */
function headerText(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) ? name : encodeURIComponent(name)
}
