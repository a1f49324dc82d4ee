import { isGuid, type TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { asksFor } from '../odata/asks-for.js'
import { type Body, type Preferences, parseQueryText, type Reader } from '../odata/index.js'
import { recordNotFound } from '../store/index.js'
import type { FetchDocument } from './document.js'
import { mostInPage } from './page.js'
import { readDocument } from './read-document.js'
import { badFetch, codes } from './refuse.js'
import { type Answer, runDocument } from './run-document.js'
import { readViewToken, writeViewToken } from './view-token.js'

/** The query options that bring a query of their own, and the table that views are in. Source: protocol/query.md 3.1, 3.11. */
const views = { savedQuery: 'savedquery', userQuery: 'userquery' } as const

/**
 * The body of a read with `fetchXml`, `savedQuery` or `userQuery`; undefined when the request has none of them. No other
 * option stands beside them.
 *
 * @param rows - The rows to begin with: the table's, or those that a record leads to.
 */
export function readPredefined(
  reader: Reader,
  facts: TableFacts,
  rows: Iterable<StoredRecord>,
  request: URL,
  preferences: Preferences,
): Body | undefined {
  const names = [...request.searchParams.keys()]
  if (names.includes('fetchXml')) {
    const { options } = parseQueryText(request.search, new Set(['fetchXml']))
    const document = readDocument(options.get('fetchXml') ?? '')
    const answer = runDocument(reader, facts, document, rows, preferences)
    return { ...headOf(reader, facts, document, answer, preferences), value: answer.rows }
  }
  const option = (['savedQuery', 'userQuery'] as const).find((name) => names.includes(name))
  if (option === undefined) return undefined
  const { options, parts } = parseQueryText(request.search, new Set([option, '$skiptoken']))
  const stored = viewOf(reader, facts, views[option], options.get(option) ?? '')
  const document = paged(stored, preferences, options.get('$skiptoken'))
  const answer = runDocument(reader, facts, document, rows, preferences)
  const kept = parts.filter(({ name }) => name !== '$skiptoken').map(({ raw }) => raw)
  const token = writeViewToken((document.page ?? 1) + 1, answer.cookie)
  const link = `${request.origin}${request.pathname}?${[...kept, `$skiptoken=${token}`].join('&')}`
  return {
    ...headOf(reader, facts, document, answer, preferences),
    value: answer.rows,
    ...(answer.more ? { '@odata.nextLink': link } : {}),
  }
}

/** The document of a stored view of the table. Our choice: a view without one is refused as a document without a root. */
function viewOf({ store }: Reader, facts: TableFacts, table: 'savedquery' | 'userquery', given: string): FetchDocument {
  const id = given.replace(/^'(.*)'$/, '$1').toLowerCase()
  if (!isGuid(id)) throw badFetch(`The id of a ${table} is no GUID.`, '0x80060888')
  const view = store.tables.has(table) ? store.get(table, id) : undefined
  if (view === undefined) throw recordNotFound(table, id)
  const { fetchxml, returnedtypecode: type } = view.values
  if (typeof type === 'string' && type !== facts.logicalName && type !== String(facts.objectTypeCode)) {
    throw badFetch(`The ${table} is a view of '${type}', not of '${facts.logicalName}'.`, codes.otherEntity)
  }
  if (typeof fetchxml !== 'string') throw badFetch(`The ${table} has no FetchXML.`, codes.missingElement)
  return readDocument(fetchxml)
}

/**
 * Our choice, as the documentation is silent: views are paged as collections are, by `odata.maxpagesize` and a next link.
 * A view that limits itself by `top` has one page.
 */
function paged(document: FetchDocument, { maxPageSize }: Preferences, token: string | undefined): FetchDocument {
  if (document.top !== undefined) return document
  const { page, pagingCookie, count, ...rest } = document
  const size = maxPageSize === undefined ? count : Math.min(maxPageSize, mostInPage)
  return {
    ...rest,
    ...(size === undefined ? {} : { count: size }),
    ...(token === undefined ? {} : readViewToken(token)),
  }
}

/** Context and annotations of the answer. Source: protocol/query.md 4.2, 3.8. */
function headOf(
  { apiRoot }: Reader,
  { entitySetName }: TableFacts,
  { returnTotal }: FetchDocument,
  { names, total, more, cookie }: Answer,
  { annotations }: Preferences,
): Body {
  // Our choice: without a total that was asked for the annotations are those of OData's collections.
  const figures = {
    totalrecordcount: returnTotal ? Math.min(total, mostInPage) : -1,
    totalrecordcountlimitexceeded: returnTotal && total > mostInPage,
    fetchxmlpagingcookie: cookie,
    morerecords: more,
  }
  const body: Record<string, unknown> = {
    '@odata.context': `${apiRoot}/$metadata#${entitySetName}${names.length === 0 ? '' : `(${names.join(',')})`}`,
  }
  for (const [name, value] of Object.entries(figures)) {
    const annotation = `Microsoft.Dynamics.CRM.${name}`
    if (value !== undefined && asksFor(annotations, annotation)) body[`@${annotation}`] = value
  }
  return body
}
