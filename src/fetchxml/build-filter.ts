import { columnView, linksView } from './column-view.js'
import { type FetchCondition, toFetchCondition } from './condition.js'
import type { FetchTable, LinkedTables } from './fetch-table.js'
import type { FilterPart } from './filter-part.js'
import { requireOwn } from './require-own.js'
import { inScope } from './scope.js'

const none: LinkedTables = new Map()

/** Runs a callback of `where`. The caller has typed what it is handed. */
export function buildFilter(
  table: FetchTable,
  build: (table: never, links: never) => unknown,
  links: LinkedTables = none,
): FilterPart {
  return inScope((scope): FetchCondition => {
    const condition = toFetchCondition(build(columnView(table, scope) as never, linksView(links, scope) as never))
    requireOwn(condition.part, table, links, scope)
    return condition
  }).part
}
