/**
 * What a checkpoint holds: whose it is, what may have been sent, and what of it is done or was refused. Places of inputs,
 * counted from 0; both ends are included.
 */
export type CheckpointEntry =
  | { readonly type: 'job'; readonly id: string; readonly name: string }
  | { readonly type: 'sending' | 'done' | 'refused'; readonly first: number; readonly last: number }

/**
 * Remembers how far a bulk call has come, so that one that was cut off can be run again over the same source and goes on: no
 * record is made twice, and none is left out. It holds places of inputs only, and nothing of the records.
 *
 * `fileCheckpoint` keeps one in a file. Anything that keeps a list will do, such as a table or a stream.
 */
export interface Checkpoint {
  /** All entries so far, in their order; none at first. */
  read(): Promise<readonly CheckpointEntry[]>
  /** Puts an entry after the others. It must have been kept when the promise resolves. */
  append(entry: CheckpointEntry): Promise<void>
  /** The call has come to its end: called once after each `read` that succeeded. */
  close?(): Promise<void>
}
