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
    outcomes.push(...(await outcomesOfBatch(crm, part, operations)))
  }
  return outcomes
}

/** A batch that breaks is the error of each of its items: what the others came to is not lost with it. */
async function outcomesOfBatch<Item>(
  crm: Executor,
  items: readonly Item[],
  operations: readonly Operation<void>[],
): Promise<readonly ItemOutcome<Item>[]> {
  try {
    const results = await crm.execute(batch(operations, { onError: 'continue' }))
    return items.map((item, index) => {
      const result = results[index]
      return result?.ok ? { item, ok: true } : { item, ok: false, error: result?.error }
    })
  } catch (error) {
    return items.map((item) => ({ item, ok: false, error }))
  }
}
