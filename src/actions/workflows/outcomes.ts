import { batch, mostInBatch } from '../../batch/index.js'
import type { Executor, Operation } from '../../operation/index.js'

/** How one of several went. */
export type ItemOutcome<Item> =
  | { readonly item: Item; readonly ok: true }
  | { readonly item: Item; readonly ok: false; readonly error: unknown }

/** Executes an operation for each item, in batches that go on after a failure: as many outcomes as items, in their order. */
export async function outcomesOf<Item>(
  crm: Executor,
  items: readonly Item[],
  operationOf: (item: Item, index: number) => Operation<void>,
): Promise<readonly ItemOutcome<Item>[]> {
  const outcomes: ItemOutcome<Item>[] = []
  for (let start = 0; start < items.length; start += mostInBatch) {
    const part = items.slice(start, start + mostInBatch)
    const operations = part.map((item, index) => operationOf(item, start + index))
    const results = await crm.execute(batch(operations, { onError: 'continue' }))
    for (const [index, item] of part.entries()) {
      const result = results[index]
      outcomes.push(result?.ok ? { item, ok: true } : { item, ok: false, error: result?.error })
    }
  }
  return outcomes
}
