import { UnexpectedResponseError } from '../errors/index.js'
import { type Answer, jsonRead, type Operation } from '../operation/index.js'
import { restoreBigIntegers, type SelectionNode, settleCuts, settleNestedCuts } from '../selection/index.js'
import type { PartOrder, QueryPart } from './compiled-query.js'
import { countIn } from './counted-records.js'
import { inListOrder } from './in-list-order.js'
import type { Page } from './page.js'

/** How a query goes on after a page. */
export interface Reading {
  readonly name: string
  /** The link that led to this page. */
  readonly link?: string
  readonly node: SelectionNode
  /** Repeated for every page: the link does not carry them. */
  readonly headers?: Readonly<Record<string, string>>
  /** Records still wanted; all of them when absent. */
  readonly remaining?: number | undefined
  /** The order of this part's records, where the query was too long for one request. */
  readonly order?: PartOrder | undefined
  /** What comes after the last page then. */
  readonly following?: readonly QueryPart[]
  /** The records are those of an expanded collection of a nested query. */
  readonly isInExpand?: boolean
}

/** Source: "Page results using OData". */
export function readPage<Row>({ body }: Answer, reading: Reading): Page<Row> {
  if (!isCollection(body)) throw new UnexpectedResponseError(`${reading.name} was answered without a list of records.`)
  const { value, '@odata.nextLink': nextLink } = body
  const { name, remaining, link, node, headers, order } = reading
  if (link !== undefined && nextLink === link) {
    throw new UnexpectedResponseError(`${reading.name} was answered with a page that leads to itself.`)
  }
  if (reading.isInExpand) settleNestedCuts(value, { expands: node.expands, headers })
  else settleCuts(value, node, headers)
  restoreBigIntegers(value, node)
  const leadsOn = typeof nextLink === 'string'
  const found = order === undefined ? value : inListOrder({ name, records: value, leadsOn }, order)
  const records = (remaining === undefined ? found : found.slice(0, remaining)) as readonly Row[] // as was selected
  const left = remaining === undefined ? undefined : remaining - records.length
  // The link to the next page leaves the count out. Source: "Count number of rows".
  return {
    records,
    ...(left === 0 ? {} : wayOn<Row>(order === undefined ? nextLink : undefined, reading, left)),
    ...countIn(body),
  }
}

/** A link into one part of a query says nothing of the parts after it, so that nothing could go on from there. */
function wayOn<Row>(
  nextLink: unknown,
  reading: Reading,
  remaining: number | undefined,
): Pick<Page<Row>, 'next' | 'nextLink'> {
  const { following: [following, ...later] = [] } = reading
  if (typeof nextLink === 'string') {
    const next = nextPage<Row>(nextLink, { ...reading, link: nextLink, remaining })
    return following === undefined ? { next, nextLink } : { next }
  }
  if (following === undefined) return {}
  const { link: _, ...rest } = reading
  const { order } = following
  return { next: nextPage<Row>(following.path(remaining), { ...rest, order, remaining, following: later }) }
}

/** Reads on at a path, which is a link of the service's as it came, or the beginning of another part. */
export function nextPage<Row>(path: string, reading: Reading): Operation<Page<Row>> {
  const { name, headers } = reading
  return jsonRead({
    name,
    path,
    ...(headers && { headers }),
    read: (answer: Answer) => readPage<Row>(answer, reading),
  })
}

type Body = Readonly<Record<string, unknown>> & { readonly value: readonly unknown[] }

function isCollection(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value)
}
