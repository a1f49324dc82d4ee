import { UsageError } from '../../errors/index.js'
import { bytesText } from '../../operation/index.js'

/** A file that goes into a text column, in base64. */
export interface FileContent {
  readonly fileName: string
  /** Bytes, or their base64. */
  readonly content: Uint8Array | string
  /** `application/octet-stream` when absent. */
  readonly mimeType?: string | undefined
}

/** The columns that a note and an attachment name alike. */
export function fileColumns({ fileName, mimeType }: FileContent) {
  if (typeof fileName !== 'string' || fileName === '') throw new UsageError('fileName takes a text.')
  return { filename: fileName, mimetype: mimeType ?? 'application/octet-stream' }
}

export function base64Of({ content }: FileContent): string {
  return bytesText(content, 'content')
}
