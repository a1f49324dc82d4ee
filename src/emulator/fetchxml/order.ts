import type { ColumnFacts } from '../../schema/index.js'
import type { Store, StoredRecord } from '../model.js'
import { formattedValue } from '../odata/formatted-value.js'
import { notEmulated } from '../odata/index.js'
import { compareValues } from '../odata/order.js'
import { type Comparable, comparableReader, isLookup, kindOf } from '../odata/value-kind.js'
import { wireValue } from '../odata/wire-value.js'
import { conditionValue } from './condition-value.js'
import type { OrderNode } from './document.js'
import type { Plan } from './plan.js'
import { badFetch, codes } from './refuse.js'
import { columnOf, type Frame, type Source, sourceIn } from './scope.js'

/** One column of an order. */
export interface OrderColumn {
  readonly name: string
  readonly source: Source
  readonly descending: boolean
  read(frame: Frame): Comparable | null
  /** As the paging cookie has it. */
  toText(frame: Frame): string | null
  /** What a text of the cookie sorts as. */
  fromText(text: string): Comparable
}

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
  const plan = (own: Source, { attribute, entityName, descending }: OrderNode) => {
    if (attribute === undefined) {
      throw badFetch("An order of a query without aggregates takes 'attribute'.", codes.orderByAlias)
    }
    const source = entityName === undefined ? own : sourceIn(scope, entityName)
    return orderColumn(store, source, columnOf(source, attribute), descending, document.rawOrder)
  }
  const columns = [
    ...document.entity.orders.map((order) => plan(root, order)),
    ...joined.flatMap(({ source, link }) => link.orders.map((order) => plan(source, order))),
  ]
  const ids = [root, ...joined.map(({ source }) => source)].map((source) =>
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

/** Source: protocol/query.md 3.6. Our choice: a lookup sorts by the name of its record, and so do two-options by label. */
export function orderColumn(
  store: Store,
  source: Source,
  facts: ColumnFacts,
  descending: boolean,
  raw: boolean,
): OrderColumn {
  const kind = kindOf(facts)
  if (kind === undefined) throw notEmulated(`an order by the ${facts.type} column '${facts.logicalName}'`)
  const { index } = source
  const base = { name: facts.logicalName, source, descending }
  const of = <Value>(read: (record: StoredRecord) => Value) => {
    return (frame: Frame): Value | null => {
      const record = frame[index]
      return record ? read(record) : null
    }
  }
  if (!raw && (isLookup(facts) || facts.options !== undefined)) {
    const label = of((record) => formattedValue(store, record, facts) ?? null)
    return {
      ...base,
      read: (frame) => label(frame)?.toLowerCase() ?? null,
      toText: label,
      fromText: (text) => text.toLowerCase(),
    }
  }
  const comparable = comparableReader(facts)
  return {
    ...base,
    read: of(comparable),
    toText: of((record) => {
      // One that a number would round is kept as its digits.
      const value = facts.type === 'BigInt' ? comparable(record) : wireValue(record, facts)
      if (value === null || value === undefined) return null
      return kind === 'guid' ? `{${String(value).toUpperCase()}}` : String(value)
    }),
    fromText: (text) => conditionValue(text, facts, kind),
  }
}
