import { notEmulated } from '../odata/index.js'
import { type EntityNode, type FetchDocument, type LinkNode, type LinkType, linkTypes } from './document.js'
import { flag, given, oneOf, positive, requireAttributes, requireChildren, required } from './read-attributes.js'
import { aliasOf, readAttribute, readOrder } from './read-columns.js'
import { readFilter } from './read-filter.js'
import { badFetch, codes } from './refuse.js'
import { parseXml, type XmlElement } from './xml-element.js'

const attributes = [
  ...'aggregate aggregatelimit count datasource distinct latematerialize no-lock options page paging-cookie'.split(' '),
  ...'returntotalrecordcount top useraworderby mapping version output-format'.split(' '),
]
const parts = ['all-attributes', 'attribute', 'order', 'link-entity', 'filter']

/** SQL hints, which change no answer. Source: protocol/query.md 4.3. */
const hints = [
  ...'OptimizeForUnknown ForceOrder Recompile DisableRowGoal EnableOptimizerHotfixes LoopJoin MergeJoin'.split(' '),
  ...'HashJoin NO_PERFORMANCE_SPOOL ENABLE_HIST_AMENDMENT_FOR_ASC_KEYS'.split(' '),
]

/** The most rows that `top` and `aggregatelimit` may ask for. Source: protocol/query.md 4.2, 4.3. */
const mostOnTop = 5000
const mostInAggregate = 50_000

/** Reads FetchXML; what cannot stand in it, or not in that place, is refused by its name. Source: protocol/query.md 4.3. */
export function readDocument(text: string): FetchDocument {
  const fetch = parseXml(text)
  if (fetch.name !== 'fetch') throw badFetch(`The document is '${fetch.name}', not 'fetch'.`, codes.missingElement)
  requireAttributes(fetch, attributes)
  requireChildren(fetch, ['entity'])
  const [entity, second] = fetch.children
  if (entity === undefined) throw badFetch("'fetch' has no 'entity'.", codes.missingElement)
  if (second !== undefined) throw badFetch("'fetch' has more than one 'entity'.")
  requireAttributes(entity, ['name'])
  requireChildren(entity, parts)
  const document: FetchDocument = {
    aggregate: flag(fetch, 'aggregate'),
    distinct: flag(fetch, 'distinct'),
    returnTotal: flag(fetch, 'returntotalrecordcount'),
    rawOrder: flag(fetch, 'useraworderby'),
    ...given('aggregateLimit', positive(fetch, 'aggregatelimit')),
    ...given('count', positive(fetch, 'count')),
    ...given('page', positive(fetch, 'page')),
    ...given('pagingCookie', fetch.attributes.get('paging-cookie') || undefined),
    ...given('top', positive(fetch, 'top')),
    entity: readEntity(entity),
  }
  requireSizes(document)
  requireIgnored(fetch)
  return document
}

function requireSizes({ top, count, page, returnTotal, pagingCookie, aggregateLimit }: FetchDocument): void {
  if (top !== undefined && top > mostOnTop) throw badFetch(`'top' is at most ${mostOnTop}, not ${top}.`)
  const paged = count !== undefined || page !== undefined || pagingCookie !== undefined
  if (top !== undefined && (paged || returnTotal)) {
    throw badFetch("'top' cannot stand beside 'page', 'count' and 'returntotalrecordcount'.")
  }
  if (aggregateLimit !== undefined && aggregateLimit >= mostInAggregate) {
    throw badFetch(`'aggregatelimit' is below ${mostInAggregate}, not ${aggregateLimit}.`)
  }
}

/** What changes no answer here is read all the same, so that a wrong value shows. */
function requireIgnored(fetch: XmlElement): void {
  flag(fetch, 'latematerialize')
  flag(fetch, 'no-lock')
  oneOf(fetch, 'mapping', ['logical'])
  if (oneOf(fetch, 'datasource', ['retained']) !== undefined)
    throw notEmulated('rows that are retained in the long term')
  for (const hint of fetch.attributes.get('options')?.split(',') ?? []) {
    if (!hints.includes(hint.trim())) throw badFetch(`'${hint}' in 'options' is unknown.`)
  }
}

function readEntity(element: XmlElement): EntityNode {
  const named = (name: string) => element.children.filter((child) => child.name === name)
  for (const all of named('all-attributes')) requireAttributes(all, [])
  return {
    name: required(element, 'name'),
    allAttributes: named('all-attributes').length > 0,
    attributes: named('attribute').map(readAttribute),
    orders: named('order').map(readOrder),
    filters: named('filter').map((filter) => readFilter(filter, readLink)),
    links: named('link-entity').map((link) => readLink(link, linkTypes)),
  }
}

function readLink(element: XmlElement, allowed: readonly LinkType[]): LinkNode {
  requireAttributes(element, ['name', 'from', 'to', 'alias', 'link-type', 'intersect', 'visible'])
  requireChildren(element, parts)
  flag(element, 'intersect')
  flag(element, 'visible')
  return {
    ...readEntity(element),
    ...given('from', element.attributes.get('from')),
    ...given('to', element.attributes.get('to')),
    ...given('alias', aliasOf(element)),
    linkType: linkTypeOf(element, allowed),
  }
}

/** Our choice: a link in a filter has to say its type, as `inner` has no meaning there. */
function linkTypeOf(element: XmlElement, allowed: readonly LinkType[]): LinkType {
  const type = oneOf(element, 'link-type', allowed, codes.linkType)
  if (type !== undefined) return type
  if (allowed.includes('inner')) return 'inner'
  throw badFetch("A 'link-entity' in a 'filter' needs the 'link-type' any, not any, all or not all.", codes.linkType)
}
