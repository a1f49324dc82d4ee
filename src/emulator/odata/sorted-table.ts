import type { Store, StoredRecord } from '../model.js'
import type { Keys, Order } from './order.js'
import { pickRecords, type Sorted, type Wanted } from './pick-records.js'

/** How many orders of its tables an emulator keeps. */
const mostKept = 8

interface Kept {
  readonly revision: number
  readonly records: readonly StoredRecord[]
}

const keptByStore = new WeakMap<Store, Map<string, Kept>>()

/**
 * The same as `pickRecords` of a whole table, for those who read it page after page: its order is kept until something is
 * written, and each page goes on in it where the one before ended.
 */
export function pickFromTable(store: Store, table: string, wanted: Wanted): readonly Sorted[] {
  const { order, count, after } = wanted
  const records = sortedTable(store, table, order)
  const picked: Sorted[] = []
  for (let index = after === undefined ? 0 : indexAfter(records, order, after); index < records.length; index += 1) {
    const record = records[index]
    if (record === undefined || wanted.matches?.(record) === false) continue
    picked.push({ record, keys: order.keysOf(record) })
    if (picked.length === count) break
  }
  return picked
}

function sortedTable(store: Store, table: string, order: Order): readonly StoredRecord[] {
  const kept = keptByStore.get(store) ?? new Map<string, Kept>()
  keptByStore.set(store, kept)
  const key = [table, ...order.columns.map(({ name, descending }) => `${name} ${descending}`)].join()
  const known = kept.get(key)
  kept.delete(key)
  const { revision } = store
  const records = known?.revision === revision ? known.records : sortAll(store, table, order)
  kept.set(key, { revision, records })
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return records
}

function sortAll(store: Store, table: string, order: Order): readonly StoredRecord[] {
  return pickRecords(store.all(table), { order, count: Number.POSITIVE_INFINITY }).map(({ record }) => record)
}

/** The index of the first record behind a place. */
function indexAfter(records: readonly StoredRecord[], order: Order, place: Keys): number {
  let [from, to] = [0, records.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    const record = records[middle]
    if (record !== undefined && order.compare(order.keysOf(record), place) <= 0) from = middle + 1
    else to = middle
  }
  return from
}
