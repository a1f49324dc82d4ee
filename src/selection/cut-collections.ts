import { UsageError } from '../errors/index.js'
import { isNested } from './compile.js'
import type { ExpandNode, SelectionNode } from './node.js'

/** How the collections of a record go on that came cut. */
export interface CutReading {
  readonly expands: readonly ExpandNode[]
  /** Of the request that brought the record: its size of pages and its annotations hold for the rest as well. */
  readonly headers: Readonly<Record<string, string>> | undefined
}

/** Record → its reading. Only records with a cut collection are in it, and only while somebody holds them. */
const readings = new WeakMap<object, CutReading>()

export function cutReadingOf(record: object): CutReading | undefined {
  return readings.get(record)
}

/**
 * Looks for expanded collections that came cut: refuses them, or remembers how they go on where the selection allows it.
 * A page size cuts the collections as well in a query with a nested expand; in any other the service gives them whole,
 * with a link that leads nowhere new.
 *
 * Source: "Join tables using OData", nested expand.
 */
export function settleCuts(records: readonly unknown[], node: SelectionNode, headers?: CutReading['headers']): void {
  if (!isNested(node)) return
  for (const record of records) visit(record, { expands: node.expands, headers }, node.isPartial)
}

/** The same in the further records of a collection that was cut, whose own expands were nested ones. */
export function settleNestedCuts(records: readonly unknown[], reading: CutReading): void {
  if (reading.expands.length > 0) for (const record of records) visit(record, reading, true)
}

function visit(record: unknown, reading: CutReading, isPartial: boolean): void {
  if (typeof record !== 'object' || record === null) return
  const values = record as Readonly<Record<string, unknown>> // a JSON object
  for (const { name, related } of reading.expands) {
    if (related === undefined) continue
    if (values[`${name}@odata.nextLink`] !== undefined) {
      if (!isPartial) throw cutError(name)
      readings.set(record, reading)
    }
    if (related.expands.length === 0) continue
    const inner = values[name]
    const below = { expands: related.expands, headers: reading.headers }
    for (const one of Array.isArray(inner) ? inner : [inner]) visit(one, below, isPartial)
  }
}

function cutError(name: string): UsageError {
  return new UsageError(
    `The expanded collection ${name} came cut: ask for larger pages, query it by itself, or say allowPartialExpands() and read on with expandedPage.`,
  )
}
