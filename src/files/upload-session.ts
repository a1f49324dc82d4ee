import { UnexpectedResponseError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'
import { namedFile } from './file-name.js'
import { type FilePlace, placeName, placePath } from './file-place.js'

/** Where the parts of a file go. */
export interface UploadSession {
  readonly location: string
  readonly chunkSizeInBytes: number
}

/** Wire: PATCH with `x-ms-transfer-mode: chunked`. A session that nobody goes on with harms nobody. */
export function startUpload(place: FilePlace, fileName: string): Operation<UploadSession> {
  const { path, headers } = namedFile(placePath(place), fileName)
  const name = placeName(place, 'startUpload')
  return Object.freeze({
    name,
    method: 'PATCH',
    path,
    headers: { ...headers, 'x-ms-transfer-mode': 'chunked' },
    expects: 'nothing',
    repeat: 'always',
    read(answer) {
      const location = answer.headers.get('Location')
      const chunkSizeInBytes = Number(answer.headers.get('x-ms-chunk-size'))
      if (location === null || !Number.isSafeInteger(chunkSizeInBytes) || chunkSizeInBytes < 1) {
        throw new UnexpectedResponseError(`${name} was answered without a place and a size for the parts.`)
      }
      return { location, chunkSizeInBytes }
    },
  } satisfies Operation<UploadSession>)
}

/** One part of a file. */
export interface UploadPart {
  readonly place: FilePlace
  readonly location: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly from: number
  readonly total: number
}

/** Wire: PATCH of the session with `Content-Range`. The same bytes in the same place twice are there once. */
export function uploadPart({ place, location, name, bytes, from, total }: UploadPart): Operation<void> {
  const { path, headers } = namedFile(location, name)
  return Object.freeze({
    name: placeName(place, 'uploadPart'),
    method: 'PATCH',
    path,
    headers: {
      ...headers,
      'Content-Type': 'application/octet-stream',
      'Content-Range': `bytes ${from}-${from + bytes.length - 1}/${total}`,
    },
    body: bytes,
    expects: 'nothing',
    repeat: 'always',
    read: () => undefined,
  } satisfies Operation<void>)
}
