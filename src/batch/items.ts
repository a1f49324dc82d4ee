import { UsageError } from '../errors/index.js'
import type { CallOptions, Operation } from '../operation/index.js'
import { ChangeSet, type ChangeSetResult } from './change-set.js'

/** An operation with options of its own. Made by `withOptions`. */
export interface OperationWithOptions<Result> {
  readonly operation: Operation<Result>
  readonly options: CallOptions
}

/** What a batch takes. */
export type BatchItem = Operation<unknown> | OperationWithOptions<unknown> | ChangeSet

/** What an item of a batch gives. */
export type ItemResult<Item> = Item extends ChangeSet
  ? ChangeSetResult
  : Item extends Operation<infer Result>
    ? Result
    : Item extends OperationWithOptions<infer Result>
      ? Result
      : never

/** The results of several items, in their order. */
export type ItemResults<Items extends readonly BatchItem[]> = {
  -readonly [Index in keyof Items]: ItemResult<Items[Index]>
}

/**
 * An item of a batch with options of its own: they win over those of the batch.
 *
 * @example
 * await crm.batch([withOptions(create(lead, { subject: 'A', lastname: 'B' }), { as: userObjectId })])
 */
export function withOptions<Result>(operation: Operation<Result>, options: CallOptions): OperationWithOptions<Result> {
  if (options.signal !== undefined || options.timeoutInMs !== undefined) {
    throw new UsageError('signal and timeoutInMs are given to the whole batch.')
  }
  return Object.freeze({ operation, options })
}

/** A request of a batch. */
export interface Request {
  readonly operation: Operation<unknown>
  readonly options: CallOptions | undefined
}

export function requestOf(item: Exclude<BatchItem, ChangeSet>): Request {
  return 'operation' in item ? item : { operation: item, options: undefined }
}

/** How many of the service's 1,000 an item takes. */
export function sizeOf(item: BatchItem): number {
  return item instanceof ChangeSet ? item.members.length : 1
}
