import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { compileFilter } from './compile-filter.js'
import { mostInPage } from './page.js'
import { parseFilter } from './parse-filter.js'
import { QueryBudget } from './query-budget.js'
import { parseQueryText } from './query-text.js'
import type { Reader } from './reader.js'
import { Relations } from './relations.js'
import { scopeOf } from './scope.js'

const options = new Set(['$filter'])

/** The number behind `/$count`: at most 5,000, of the rows that `$filter` leaves. Source: protocol/query.md 3.8. */
export function countRows(reader: Reader, facts: TableFacts, rows: Iterable<StoredRecord>, request: URL): number {
  const query = parseQueryText(request.search, options)
  const scope = scopeOf(reader, new Relations(reader.store), new QueryBudget(), facts)
  const filter = query.options.get('$filter')
  const matches =
    filter === undefined
      ? () => true
      : compileFilter(
          scope,
          parseFilter(filter, (name) => query.aliases.get(name)),
        )
  let count = 0
  for (const row of rows) if (matches(row)) count += 1
  return Math.min(count, mostInPage)
}
