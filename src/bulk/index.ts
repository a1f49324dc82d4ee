export { Bulk, type BulkSource } from './bulk.js'
export type { Checkpoint, CheckpointEntry } from './checkpoint.js'
export { fileCheckpoint } from './file-checkpoint.js'
export {
  createMultiple,
  deleteMultiple,
  type KeyedData,
  type PartitionedKey,
  updateMultiple,
  upsertMultiple,
} from './multiple.js'
export type { BulkOptions, BulkProgress } from './options.js'
export type { BulkOutcome, BulkSummary } from './outcome.js'
export { type BulkOutcomes, BulkRun } from './run.js'
export type { Related } from './verbs.js'
