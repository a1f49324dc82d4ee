export { deleteFile } from './delete-file.js'
export {
  type ByteRange,
  type DownloadedFile,
  type DownloadFileInput,
  downloadFile,
  type StreamedFile,
  streamFile,
} from './download-file.js'
export { type DownloadOptions, downloadParts } from './download-parts.js'
export type { FileContent } from './file-content.js'
export type { FilePlace } from './file-place.js'
export { type DownloadImageInput, downloadImage, imageOf } from './image.js'
export type { FileFacts } from './read-file.js'
export type { TransferOptions, TransferProgress } from './transfer-options.js'
export type {
  BlocksResume,
  PartsResume,
  UploadedFile,
  UploadFileInput,
  UploadOptions,
  UploadProgress,
  UploadResume,
} from './upload.js'
export { uploadFile } from './upload-file.js'
export { type UploadWholeFileInput, uploadWholeFile } from './upload-whole.js'
