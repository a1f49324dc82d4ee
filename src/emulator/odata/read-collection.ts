import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import type { Aliases } from './aliases.js'
import { readAggregate } from './apply/index.js'
import { asksFor } from './asks-for.js'
import { compileFilter } from './compile-filter.js'
import { contextUrl } from './context-url.js'
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
 * @param rows - The table's rows to begin with: all of them, or those that a record leads to.
 * @param request - The URL as it was received; its query options are read here.
 */
export function readCollection(
  reader: Reader,
  facts: TableFacts,
  rows: Iterable<StoredRecord>,
  request: URL,
  preferences: Preferences,
): Body {
  const query = parseQueryText(request.search, options)
  if (query.options.has('$apply')) return readAggregate(reader, facts, rows, query, preferences)
  const aliases: Aliases = (name) => query.aliases.get(name)
  const relations = new Relations(reader.store)
  const budget = new QueryBudget()
  const scope = scopeOf(reader, relations, budget, facts)
  const { shape, nested } = planShape(scope, query)
  const filter = query.options.get('$filter')
  const matches = filter === undefined ? undefined : compileFilter(scope, parseFilter(filter, aliases))
  const order = parseOrder(scope, query.options.get('$orderby'), aliases)
  const { size, top } = sizeOf(query, preferences)
  const counted = wantsCount(query)

  const found = matches === undefined ? [...rows] : Array.from(rows).filter(matches)
  const page = cutPage(found, order, size, query.options.get('$skiptoken'))
  const answer = { reader, relations, budget, preferences, single: false, nested }
  const next = top === undefined ? page.next : undefined
  return {
    '@odata.context': contextUrl(reader, facts, shape, false),
    ...counts(preferences, counted ? found.length : undefined),
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

/** The same URL, without `$count` and with the token. Source: protocol/query.md 3.7. */
function nextLink(request: URL, { parts }: QueryText, token: string): string {
  const kept = parts.filter(({ name }) => name !== '$count' && name !== '$skiptoken').map(({ raw }) => raw)
  return `${request.origin}${request.pathname}?${[...kept, `$skiptoken=${token}`].join('&')}`
}
