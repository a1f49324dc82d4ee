import { compareValues } from '../odata/order.js'
import type { Comparable } from '../odata/value-kind.js'
import { childOrder } from './child-order.js'
import type { OrderNode } from './document.js'
import { type OrderColumn, orderColumn } from './order-column.js'
import type { Plan } from './plan.js'
import { columnOf, type Frame, linkIn, type Source } from './scope.js'

export type Keys = readonly (Comparable | null)[]

/** A row of the answer in its place. */
export interface Sorted {
  readonly frame: Frame
  readonly keys: Keys
}

export interface FetchOrder {
  readonly columns: readonly OrderColumn[]
  /** Ends with the ids of the rows, so that pages never overlap. */
  readonly all: readonly OrderColumn[]
}

/**
 * By what the rows are sorted: the orders of the root, then those of the links, unless `entityname` puts a link's among
 * the root's. Source: "Order rows using FetchXml". Our choice: the ids decide what the order leaves equal.
 */
export function orderOf({ document, context, root, joined, scope }: Plan): FetchOrder {
  const { store } = context.reader
  const parts = [{ source: root, link: document.entity }, ...joined]
  const plan = (own: Source, { attribute, alias, entityName, descending }: OrderNode) => {
    if (attribute === undefined) return childOrder(context, parts, alias, descending)
    const source = entityName === undefined ? own : linkIn(scope, entityName)
    return orderColumn(store, source, columnOf(source, attribute), descending, document.rawOrder)
  }
  const columns = parts.flatMap(({ source, link }) => link.orders.map((order) => plan(source, order)))
  const ids = parts.map(({ source }) =>
    orderColumn(store, source, columnOf(source, source.facts.primaryKey), false, true),
  )
  return { columns, all: [...columns, ...ids] }
}

/** Sorts rows by an order; what has no value comes first. */
export function sortFrames(frames: readonly Frame[], { all }: FetchOrder): readonly Sorted[] {
  return frames
    .map((frame): Sorted => ({ frame, keys: all.map((one) => one.read(frame)) }))
    .sort((one, other) => compareKeys(all, one.keys, other.keys))
}

export function compareKeys(columns: readonly OrderColumn[], one: Keys, other: Keys): number {
  for (const [index, { descending }] of columns.entries()) {
    const difference = compareValues(one[index] ?? null, other[index] ?? null)
    if (difference !== 0) return descending ? -difference : difference
  }
  return 0
}
