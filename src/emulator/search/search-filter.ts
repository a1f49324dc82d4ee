import type { TableFacts } from '../../schema/index.js'
import type { Session, StoredRecord } from '../model.js'
import { compileFilter } from '../odata/compile-filter.js'
import { parseFilter, type Reader } from '../odata/index.js'
import { QueryBudget } from '../odata/query-budget.js'
import { Relations } from '../odata/relations.js'
import { scopeOf } from '../odata/scope.js'
import { oncePerTable } from '../once-per-table.js'

/**
 * Compiles a filter on a table's rows. Our choice: its conditions are those of `$filter`; what the index has besides is
 * refused by its syntax.
 */
export function compileSearchFilter(
  session: Session,
  facts: TableFacts,
  text: string,
): (record: StoredRecord) => boolean {
  const scope = scopeOf(readerOf(session), new Relations(session.store), new QueryBudget(), indexed(facts))
  return compileFilter(
    scope,
    parseFilter(text, () => undefined),
  )
}

/**
 * What a filter of the whole search says of one table: a part without a table is of all of them, as in
 * `account:revenue gt 10, lead:statecode eq 0`. Source: "Dataverse search query", filter parameter.
 */
export function partsFor(table: string, filter: string): readonly string[] {
  return splitParts(filter).flatMap((part) => {
    const [, name, rest] = /^\s*([a-z_]\w*)\s*:(.*)$/is.exec(part) ?? []
    if (name === undefined || rest === undefined) return [part]
    return name === table ? [rest] : []
  })
}

/** At the commas before a table and its colon, outside of texts. */
function splitParts(filter: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  for (const { 0: found, index } of filter.matchAll(/'(?:[^']|'')*'|,(?=\s*[a-z_]\w*\s*:)/gi)) {
    if (found !== ',') continue
    parts.push(filter.slice(start, index))
    start = index + 1
  }
  return [...parts, filter.slice(start)]
}

/** In the index a lookup goes by its logical name. */
const indexed = oncePerTable(
  (facts): TableFacts => ({
    ...facts,
    columns: facts.columns.map((column) => ({ ...column, property: column.logicalName })),
  }),
)

function readerOf(session: Session): Reader {
  return { store: session.store, userId: session.userId, now: () => session.now(), apiRoot: '' }
}
