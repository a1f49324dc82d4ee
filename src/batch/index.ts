export { type BatchOptions, batch, type ItemOutcomes, mostInBatch } from './batch.js'
export { type Added, ChangeSet, type ChangeSetResult, changeSet } from './change-set.js'
export {
  type BatchItem,
  type ItemResult,
  type ItemResults,
  type OperationWithOptions,
  sizeOf,
  withOptions,
} from './items.js'
