import { UnexpectedResponseError } from '../errors/index.js'
import type { PartOrder } from './compiled-query.js'

/** A page of a part of a query whose list of primary keys was cut. */
interface PartPage {
  readonly name: string
  readonly records: readonly unknown[]
  readonly leadsOn: boolean
}

/**
 * Records in the order of the primary keys that they were asked for by; any others come last. Where the service keeps some
 * of them for another page, no order of this one is that of the list, and a limit would take the wrong ones.
 */
export function inListOrder({ name, records, leadsOn }: PartPage, { column, ids }: PartOrder): readonly unknown[] {
  if (leadsOn && records.length < ids.length) {
    throw new UnexpectedResponseError(
      `${name} came in several pages, so its records cannot be put in the order of the list: give a smaller page size, which cuts the list into smaller parts.`,
    )
  }
  const places = new Map(ids.map((id, at) => [id.toLowerCase(), at]))
  const placeOf = (record: unknown) => places.get(String(Object(record)[column]).toLowerCase()) ?? ids.length
  return [...records].sort((one, other) => placeOf(one) - placeOf(other))
}
