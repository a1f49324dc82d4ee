import type { CallOptions, Executor } from '../operation/index.js'
import type { FileContent } from './file-content.js'
import type { TransferOptions, TransferProgress } from './transfer-options.js'
import type { UploadWholeFileInput } from './upload-whole.js'

/** Input of `uploadFile`. */
export interface UploadFileInput extends Omit<UploadWholeFileInput, 'content'> {
  readonly content: FileContent
  /** `application/octet-stream` unless given. Only a stream can say it: other requests have no place for it. */
  readonly mimeType?: string | undefined
}

/** Where an upload goes on: plain JSON, to be kept as it is. */
export type UploadResume = PartsResume | BlocksResume

/** Where an upload in parts goes on. */
export interface PartsResume {
  readonly kind: 'parts'
  readonly location: string
  readonly chunkSizeInBytes: number
  /** So many bytes have arrived. */
  readonly done: number
}

/** Where an upload in blocks goes on. */
export interface BlocksResume {
  readonly kind: 'blocks'
  readonly token: string
  readonly blockSizeInBytes: number
  /** So many have arrived. */
  readonly blocks: number
  /** So many bytes have arrived. */
  readonly done: number
}

/** What `uploadFile` tells after each part. */
export interface UploadProgress extends TransferProgress {
  /** Give it to another `uploadFile` with the same content to go on from here. Absent where one request was all. */
  readonly resume?: UploadResume
}

/** Options of `uploadFile`. */
export interface UploadOptions extends TransferOptions<UploadProgress> {
  /** From the progress of an upload that broke off. What it names is passed over, not sent again. */
  readonly resume?: UploadResume | undefined
}

/** Result of `uploadFile`. */
export interface UploadedFile {
  readonly sizeInBytes: number
  /** Known where the file came from a stream; otherwise the column holds it. */
  readonly fileId?: string
}

/** An upload as its parts see it. */
export interface Upload {
  readonly executor: Executor
  readonly input: UploadFileInput
  readonly options: UploadOptions
  /** For each request. */
  readonly call: CallOptions
}
