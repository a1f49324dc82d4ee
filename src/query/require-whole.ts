import { UsageError } from '../errors/index.js'
import type { ExpandNode } from '../selection/index.js'

/**
 * Refuses records whose expanded collections were cut. A page size cuts the collections as well in a query with a nested
 * expand; in any other the service gives them whole, with a link that leads nowhere new.
 *
 * Source: "Join tables using OData", nested expand.
 */
export function requireWhole(records: readonly unknown[], expands: readonly ExpandNode[]): void {
  if (!expands.some(({ related }) => related.expands.length > 0)) return
  for (const record of records) visit(record, expands)
}

function visit(record: unknown, expands: readonly ExpandNode[]): void {
  if (typeof record !== 'object' || record === null) return
  const values = record as Readonly<Record<string, unknown>> // a JSON object
  for (const { name, related } of expands) {
    if (values[`${name}@odata.nextLink`] !== undefined) {
      throw new UsageError(
        `The page size cut the expanded collection ${name}: ask for larger pages, or query it by itself.`,
      )
    }
    const inner = values[name]
    if (related.expands.length > 0)
      for (const one of Array.isArray(inner) ? inner : [inner]) visit(one, related.expands)
  }
}
