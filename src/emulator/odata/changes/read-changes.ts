import type { TableFacts } from '../../../schema/index.js'
import type { StoredRecord } from '../../model.js'
import { contextUrl } from '../context-url.js'
import { mostInPage, pageSize } from '../page.js'
import { planShape } from '../plan-shape.js'
import { QueryBudget } from '../query-budget.js'
import { parseQueryText, type QueryText } from '../query-text.js'
import type { Body, Preferences, Reader } from '../reader.js'
import { badQuery } from '../refuse.js'
import { Relations } from '../relations.js'
import { scopeOf } from '../scope.js'
import { rowWriter } from '../write-row.js'
import { changesAfter, isTracking, type Place, readPlace, writePlace } from './change-page.js'
import { type Change, changesBetween } from './changes-between.js'
import { readDeltaToken, writeDeltaToken } from './delta-token.js'

const taken = new Set(['$select', '$deltatoken', '$skiptoken'])
const options = new Set([...taken, '$filter', '$orderby', '$expand', '$top', '$count', '$apply'])

/** Whether a URL asks for the changes of a table, or for the next page of them. */
export function asksForChanges({ searchParams }: URL): boolean {
  const place = searchParams.get('$skiptoken')
  return searchParams.has('$deltatoken') || (place !== null && isTracking(place))
}

/**
 * The body of a read that follows the changes of a table: all rows at first, then with a `$deltatoken` what changed and
 * what is gone since. The last page has the link to the next changes. Our choice: every table keeps track of changes.
 * Source: protocol/wire.md 9.2.
 */
export function readChanges(reader: Reader, facts: TableFacts, request: URL, preferences: Preferences): Body {
  const { store } = reader
  const query = readQuery(request)
  const place = placeIn(reader, query)
  const all = changesBetween(store, facts, versionIn(reader, query), place.upTo)
  const rest = changesAfter(all, place)
  const page = rest.slice(0, pageSize(preferences))

  const scope = scopeOf(reader, new Relations(store), new QueryBudget(), facts)
  const { shape } = planShape(scope, query)
  const { relations, budget } = scope
  const write = rowWriter({ reader, relations, budget, preferences, single: false, nested: false }, shape, true)
  const context = contextUrl(reader, facts, shape, false)
  return {
    '@odata.context': query.options.has('$deltatoken') ? `${context}/$delta` : context,
    value: page.map((change) =>
      change.kind === 'changed' ? write(change.record) : writeDeleted(reader, facts, change),
    ),
    ...link(reader, request, query, place, page, rest.length),
  }
}

/** The number of changes behind `/$count?$deltatoken=`; it stops at 5,000, as all counts do. */
export function countChanges(reader: Reader, facts: TableFacts, request: URL): number {
  const query = readQuery(request)
  if (query.options.has('$skiptoken')) throw badQuery("The query option '$skiptoken' is not supported.")
  const changes = changesBetween(reader.store, facts, versionIn(reader, query), reader.store.version)
  return Math.min(changes.length, mostInPage)
}

/** Our choice: `$count` and `$apply` are refused like the options that the documentation lists. */
function readQuery(request: URL): QueryText {
  const query = parseQueryText(request.search, options)
  const refused = [...query.options.keys()].find((option) => !taken.has(option))
  if (refused === undefined) return query
  throw badQuery(`The "${refused}" query parameter isn't supported when Change Tracking is enabled.`)
}

function versionIn(reader: Reader, { options: given }: QueryText): number | undefined {
  const token = given.get('$deltatoken')
  return token === undefined ? undefined : readDeltaToken(reader, token)
}

function placeIn({ store }: Reader, { options: given }: QueryText): Place {
  const token = given.get('$skiptoken')
  return token === undefined ? { upTo: store.version } : readPlace(token, store.version)
}

function writeDeleted({ apiRoot }: Reader, { entitySetName }: TableFacts, { id }: Pick<StoredRecord, 'id'>): Body {
  return { '@odata.context': `${apiRoot}/$metadata#${entitySetName}/$deletedEntity`, id, reason: 'deleted' }
}

/** To the next page, or from the last one to the next changes. */
function link(
  reader: Reader,
  request: URL,
  { parts }: QueryText,
  { upTo }: Place,
  page: readonly Change[],
  left: number,
): Body {
  const last = page.at(-1)
  const isLast = last === undefined || left <= page.length
  const dropped = isLast ? ['$skiptoken', '$deltatoken'] : ['$skiptoken']
  const kept = parts.filter(({ name }) => !dropped.includes(name)).map(({ raw }) => raw)
  const token = isLast ? `$deltatoken=${writeDeltaToken(upTo, reader.now())}` : `$skiptoken=${writePlace(upTo, last)}`
  const url = `${request.origin}${request.pathname}?${[...kept, token].join('&')}`
  return { [isLast ? '@odata.deltaLink' : '@odata.nextLink']: url }
}
