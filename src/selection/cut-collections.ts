import { UsageError } from '../errors/index.js'
import { isNested } from './compile.js'
import { largestPage } from './limits.js'
import type { ExpandNode, SelectionNode } from './node.js'
import { hasPagingToken } from './paging-token.js'
import { pageSizeIn } from './prefer.js'

/** How the collections of a record go on that came cut. */
export interface CutReading {
  readonly expands: readonly ExpandNode[]
  /** Of the request that brought the record: its size of pages and its annotations hold for the rest as well. */
  readonly headers: Readonly<Record<string, string>> | undefined
}

/** Record → its reading. Only records with a collection that leads on are in it, and only while somebody holds them. */
const readings = new WeakMap<object, CutReading>()

export function cutReadingOf(record: object): CutReading | undefined {
  return readings.get(record)
}

/**
 * Looks for expanded collections that came cut: refuses them, unless the selection allows it, and remembers how they go on.
 *
 * In a query with a nested expand a page size cuts the collections as well, and they lead on. The documentation says of
 * them "`odata.maxpagesize` applies to each inner collection" and, of their links, "present, with a real `$skiptoken`"
 * (protocol/query.md 3.9), which leaves open whether a whole one has such a link too. Our choice: one with fewer records
 * than a page holds is whole; its link can be followed all the same. Without a nested expand the service gives 5,000 records
 * of a collection and no more, with a link that leads nowhere new. Our choice: so many of them are taken to be cut.
 *
 * Source: "Join tables using OData", nested expand.
 */
export function settleCuts(records: readonly unknown[], node: SelectionNode, headers?: CutReading['headers']): void {
  if (node.expands.length === 0) return
  if (isNested(node)) settleNested(records, { expands: node.expands, headers }, node.isPartial)
  else if (!node.isPartial) for (const record of records) refuseFull(record, node.expands)
}

/** The same in the further records of a collection that was cut, whose own expands were nested ones. */
export function settleNestedCuts(records: readonly unknown[], reading: CutReading): void {
  if (reading.expands.length > 0) settleNested(records, reading, true)
}

function settleNested(records: readonly unknown[], reading: CutReading, isPartial: boolean): void {
  const fullPage = pageSizeIn(reading.headers) ?? largestPage
  const visit = (record: unknown, expands: readonly ExpandNode[]) => {
    if (typeof record !== 'object' || record === null) return
    const values = record as Readonly<Record<string, unknown>> // a JSON object
    for (const { name, related } of expands) {
      if (related === undefined) continue
      const inner = values[name]
      if (Array.isArray(inner) && hasPagingToken(values[`${name}@odata.nextLink`])) {
        if (!isPartial && inner.length >= fullPage) throw cutError(name)
        readings.set(record, { expands, headers: reading.headers })
      }
      if (related.expands.length === 0) continue
      for (const one of Array.isArray(inner) ? inner : [inner]) visit(one, related.expands)
    }
  }
  for (const record of records) visit(record, reading.expands)
}

function refuseFull(record: unknown, expands: readonly ExpandNode[]): void {
  for (const { name, related } of expands) {
    if (related === undefined || related.top !== undefined) continue
    const inner = Object(record)[name]
    if (Array.isArray(inner) && inner.length >= largestPage) throw fullError(name)
  }
}

function cutError(name: string): UsageError {
  return new UsageError(
    `The expanded collection ${name} came cut: ask for larger pages, query it by itself, or say allowPartialExpands() and read on with expandedPage.`,
  )
}

function fullError(name: string): UsageError {
  return new UsageError(
    `The expanded collection ${name} has ${largestPage} records, more than which no expand gives, so that some may be missing: query it by itself with queryRelated, narrow it by a condition, or say allowPartialExpands().`,
  )
}
