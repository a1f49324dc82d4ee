import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import type { Aliases } from './aliases.js'
import { readAggregate } from './apply/index.js'
import { asksFor } from './asks-for.js'
import { compileFilter } from './compile-filter.js'
import { contextUrl } from './context-url.js'
import { nextLink } from './next-link.js'
import { parseOrder } from './order.js'
import { cutPage, mostInPage, pageSize, parseTop } from './page.js'
import { parseFilter } from './parse-filter.js'
import { planShape } from './plan-shape.js'
import { QueryBudget } from './query-budget.js'
import { parseQueryText, type QueryText } from './query-text.js'
import type { Body, Preferences, Reader } from './reader.js'
import { badQuery } from './refuse.js'
import { Relations } from './relations.js'
import { scopeOf } from './scope.js'
import { rowWriter } from './write-row.js'

const options = new Set(['$select', '$expand', '$filter', '$orderby', '$top', '$count', '$apply', '$skiptoken'])

/**
 * The body of a collection read: context, counts, rows, and the link to the next page if there is one.
 *
 * @param rows - The rows to begin with: those that a record leads to; absent for all of the table's.
 * @param request - The URL as it was received; its query options are read here.
 * @param allowed - The options that it may have.
 */
export function readCollection(
  reader: Reader,
  facts: TableFacts,
  rows: readonly StoredRecord[] | undefined,
  request: URL,
  preferences: Preferences,
  allowed: ReadonlySet<string> = options,
): Body {
  const query = parseQueryText(request.search, allowed)
  if (query.options.has('$apply')) {
    return readAggregate(reader, facts, rows ?? reader.store.all(facts.logicalName), { request, query }, preferences)
  }
  const aliases: Aliases = (name) => query.aliases.get(name)
  const relations = new Relations(reader.store)
  const budget = new QueryBudget()
  const scope = scopeOf(reader, relations, budget, facts)
  const { shape, nested } = planShape(scope, query)
  const filter = query.options.get('$filter')
  const matches = filter === undefined ? undefined : compileFilter(scope, parseFilter(filter, aliases))
  const order = parseOrder(scope, query.options.get('$orderby'), aliases)
  const { size, top } = sizeOf(query, preferences)
  const count = wantsCount(query) ? countMatches(rows ?? reader.store.all(facts.logicalName), matches) : undefined
  const token = query.options.get('$skiptoken')
  const page = cutPage(reader.store, facts.logicalName, rows, { order, size, token, matches })
  const answer = { reader, relations, budget, preferences, single: false, nested }
  const next = top === undefined ? page.next : undefined
  return {
    '@odata.context': contextUrl(reader, facts, shape, false),
    ...counts(preferences, count),
    value: page.records.map(rowWriter(answer, shape, true)),
    ...(next === undefined ? {} : { '@odata.nextLink': nextLink(request, query, next) }),
  }
}

/** `$top` limits the whole result, and is ignored when a page size is asked for. Source: protocol/query.md 3.7. */
function sizeOf({ options: given }: QueryText, preferences: Preferences) {
  const text = given.get('$top')
  const top = text === undefined ? undefined : parseTop(text)
  if (top === undefined || preferences.maxPageSize !== undefined) return { size: pageSize(preferences) }
  return { size: top, top }
}

function countMatches(rows: Iterable<StoredRecord>, matches: ((record: StoredRecord) => boolean) | undefined): number {
  let count = 0
  for (const row of rows) if (matches === undefined || matches(row)) count += 1
  return count
}

function wantsCount({ options: given }: QueryText): boolean {
  const text = given.get('$count')
  if (text === undefined || text === 'true' || text === 'false') return text === 'true'
  throw badQuery(`'${text}' in $count is neither true nor false.`)
}

/** Counts stop at 5,000. Source: protocol/query.md 3.8. */
function counts({ annotations }: Preferences, matches: number | undefined): Body {
  const total = matches === undefined ? -1 : Math.min(matches, mostInPage)
  const body: Record<string, unknown> = matches === undefined ? {} : { '@odata.count': total }
  if (asksFor(annotations, 'Microsoft.Dynamics.CRM.totalrecordcount')) {
    body['@Microsoft.Dynamics.CRM.totalrecordcount'] = total
  }
  if (asksFor(annotations, 'Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded')) {
    body['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded'] = (matches ?? 0) > mostInPage
  }
  return body
}
