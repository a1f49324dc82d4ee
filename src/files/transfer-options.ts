import type { CallOptions } from '../operation/index.js'

/** How far a transfer has come, in bytes. */
export interface TransferProgress {
  readonly done: number
  /** Absent while nobody knows. */
  readonly total?: number
}

/** What a transfer of several requests takes besides; each of its requests is sent with the call options. */
export interface TransferOptions<Progress> extends Omit<CallOptions, 'ifMatch'> {
  /** Called after each part. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Smaller parts than the service's 4 MB, which are the largest. */
  readonly chunkSizeInBytes?: number | undefined
}
