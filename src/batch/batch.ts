import { BatchError, type Outcome, UnexpectedResponseError, UsageError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'
import { ChangeSet } from './change-set.js'
import { type BatchItem, type ItemResult, type ItemResults, requestOf, sizeOf } from './items.js'
import { outcomesOf } from './outcomes.js'
import { batchReader, isBatchAnswer } from './read-batch.js'
import { numbered, writeBatch } from './write-batch.js'

/** Source: "Execute batch operations using the Web API". Members of change sets count. */
export const mostInBatch = 1_000

/** How a batch goes on when an item fails. */
export interface BatchOptions {
  /**
   * `stop`, the default: those after it are not run, and the batch ends in a `BatchError`. `continue`: the others are run,
   * and each item has an outcome.
   */
  readonly onError?: 'stop' | 'continue' | undefined
}

/** The outcomes of several items, in their order. */
export type ItemOutcomes<Items extends readonly BatchItem[]> = {
  -readonly [Index in keyof Items]: Outcome<ItemResult<Items[Index]>>
}

/**
 * Several operations in one request, at most 1,000, run in their order. The result has theirs, typed one by one.
 *
 * Fails with: `BatchError`, which holds what became of each; with `onError: 'continue'` nothing of an item is thrown.
 * Wire: POST `$batch`, multipart; `Prefer: odata.continue-on-error`. A batch counts once against the service's limits, and
 * its time counts in full.
 * Source: "Execute batch operations using the Web API".
 *
 * @example
 * const [leads, id] = await crm.execute(batch([query(lead).select('fullname'), create(account, { name: 'Northwind' })]))
 */
export function batch<const Items extends readonly BatchItem[]>(
  items: Items,
  options: { readonly onError: 'continue' },
): Operation<ItemOutcomes<Items>>
export function batch<const Items extends readonly BatchItem[]>(
  items: Items,
  options?: { readonly onError?: 'stop' | undefined },
): Operation<ItemResults<Items>>
export function batch(items: readonly BatchItem[], { onError = 'stop' }: BatchOptions = {}): Operation<unknown> {
  const size = requireItems(items)
  const numbers = numbered(items)
  const boundary = `batch_${crypto.randomUUID()}`
  const stopsAtFirst = onError === 'stop'
  return Object.freeze({
    name: 'batch',
    method: 'POST',
    path: '$batch',
    headers: {
      'Content-Type': `multipart/mixed; boundary=${boundary}`,
      ...(!stopsAtFirst && { Prefer: 'odata.continue-on-error' }),
    },
    composition: {
      size,
      write: (describe) => writeBatch(items, numbers, boundary, describe),
      reader: batchReader,
    },
    expects: 'json',
    repeat: canRepeat(items, stopsAtFirst) ? 'always' : 'when-refused',
    read({ status, body, repeated = false }) {
      if (!isBatchAnswer(body))
        throw new UnexpectedResponseError('The batch was answered with something else.', { status, body: '' })
      const outcomes = outcomesOf(items, numbers, body, { stopsAtFirst, repeated })
      return stopsAtFirst ? resultsOf(outcomes) : outcomes
    },
  } satisfies Operation<unknown>)
}

function resultsOf(outcomes: readonly Outcome<unknown>[]): readonly unknown[] {
  return outcomes.map((outcome, index) => {
    if (outcome.ok) return outcome.value
    throw new BatchError(index, outcomes, outcome.error)
  })
}

/** Everything that is wrong with the items themselves, before anything is sent. */
function requireItems(items: readonly BatchItem[]): number {
  if (!Array.isArray(items) || items.length === 0)
    throw new UsageError('A batch takes a list of operations, and at least one.')
  for (const [index, item] of items.entries()) requireItem(item, index)
  const sets = items.filter((item) => item instanceof ChangeSet)
  if (new Set(sets).size < sets.length) throw new UsageError('A change set stands twice in a batch.')
  const size = items.reduce((sum, item) => sum + sizeOf(item), 0)
  if (size <= mostInBatch) return size
  throw new UsageError(`A batch holds ${mostInBatch} operations at most, not ${size}: crm.batch splits longer lists.`)
}

function requireItem(item: BatchItem, index: number): void {
  if (item instanceof ChangeSet) {
    if (item.members.length > 0) return
    throw new UsageError(`Item ${index} of a batch is a change set with nothing in it.`)
  }
  const operation = typeof item === 'object' && item !== null ? requestOf(item).operation : undefined
  if (typeof operation?.path !== 'string' || typeof operation.read !== 'function') {
    throw new UsageError(`Item ${index} of a batch is no operation.`)
  }
  if (operation.expects === 'stream')
    throw new UsageError(`${operation.name} is read as a stream, and cannot stand in a batch.`)
}

/**
 * What was done before may be refused when it is repeated, which would end a batch that stops at the first refusal. Reads would
 * see what the writes behind them have done, and writes would not find what was deleted behind them: a batch that is repeated
 * holds one of these kinds.
 */
function canRepeat(items: readonly BatchItem[], stopsAtFirst: boolean): boolean {
  const operations = items.map((item) => (item instanceof ChangeSet ? undefined : requestOf(item).operation))
  const kinds = new Set(operations.map((operation) => kindOf(operation?.method)))
  if (kinds.size > 1 || (stopsAtFirst && kinds.has('delete'))) return false
  const mostHarmful = stopsAtFirst ? ['always'] : ['always', 'own-id']
  return operations.every((operation) => operation !== undefined && mostHarmful.includes(operation.repeat))
}

function kindOf(method: string | undefined): 'read' | 'delete' | 'write' {
  if (method === 'GET') return 'read'
  return method === 'DELETE' ? 'delete' : 'write'
}
