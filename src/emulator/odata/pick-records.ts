import type { StoredRecord } from '../model.js'
import type { Keys, Order } from './order.js'

/** A record in its place. */
export interface Sorted {
  readonly record: StoredRecord
  readonly keys: Keys
}

/** What is looked for among records. */
export interface Wanted {
  readonly order: Order
  /** How many of them are kept. */
  readonly count: number
  /** They come behind this place. */
  readonly after?: Keys | undefined
  matches?(record: StoredRecord): boolean
}

/** How many more than wanted are collected before they are sorted and cut. */
const slack = 1_000

/** The first records in an order. Those that come too late are dropped on the way, so that few are ever sorted. */
export function pickRecords(records: Iterable<StoredRecord>, wanted: Wanted): readonly Sorted[] {
  const { order, count, after } = wanted
  const picked: Sorted[] = []
  let latest: Keys | undefined
  for (const record of records) {
    const keys = order.keysOf(record)
    if (after !== undefined && order.compare(keys, after) <= 0) continue
    if (latest !== undefined && order.compare(keys, latest) >= 0) continue
    if (wanted.matches?.(record) === false) continue
    picked.push({ record, keys })
    if (picked.length < 2 * count + slack) continue
    latest = cut(picked, order, count).at(-1)?.keys
  }
  return cut(picked, order, count)
}

function cut(picked: Sorted[], order: Order, count: number): readonly Sorted[] {
  picked.sort((one, other) => order.compare(one.keys, other.keys))
  picked.length = Math.min(picked.length, count)
  return picked
}
