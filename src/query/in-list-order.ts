import type { PartOrder } from './compiled-query.js'

/** Records in the order of the primary keys that they were asked for by; any others come last. */
export function inListOrder(records: readonly unknown[], { column, ids }: PartOrder): readonly unknown[] {
  const places = new Map(ids.map((id, at) => [id.toLowerCase(), at]))
  const placeOf = (record: unknown) => places.get(String(Object(record)[column]).toLowerCase()) ?? ids.length
  return [...records].sort((one, other) => placeOf(one) - placeOf(other))
}
