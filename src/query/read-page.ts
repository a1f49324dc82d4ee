import { UnexpectedResponseError } from '../errors/index.js'
import type { Answer, Operation } from '../operation/index.js'
import { restoreBigIntegers, type SelectionNode, settleCuts, settleNestedCuts } from '../selection/index.js'
import type { PartPath } from './compiled-query.js'
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
  /** What comes after the last page, where the query was too long for one request. */
  readonly following?: readonly PartPath[]
  /** The records are those of an expanded collection of a nested query. */
  readonly isInExpand?: boolean
}

/** The service counts no further. Source: "Count number of rows". */
const mostCounted = 5_000

/** Source: "Page results using OData". */
export function readPage<Row>({ body }: Answer, reading: Reading): Page<Row> {
  if (!isCollection(body)) throw new UnexpectedResponseError(`${reading.name} was answered without a list of records.`)
  const { value, '@odata.nextLink': nextLink } = body
  const { remaining, link, node, headers } = reading
  if (link !== undefined && nextLink === link) {
    throw new UnexpectedResponseError(`${reading.name} was answered with a page that leads to itself.`)
  }
  if (reading.isInExpand) settleNestedCuts(value, { expands: node.expands, headers })
  else settleCuts(value, node, headers)
  restoreBigIntegers(value, node)
  const records = (remaining === undefined ? value : value.slice(0, remaining)) as readonly Row[] // as was selected
  const left = remaining === undefined ? undefined : remaining - records.length
  return { records, ...(left === 0 ? {} : wayOn<Row>(nextLink, reading, left)), ...countOf(body) }
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
  return { next: nextPage<Row>(following(remaining), { ...rest, remaining, following: later }) }
}

/** Reads on at a path, which is a link of the service's as it came, or the beginning of another part. */
export function nextPage<Row>(path: string, reading: Reading): Operation<Page<Row>> {
  const { name, headers } = reading
  return Object.freeze({
    name,
    method: 'GET',
    path,
    ...(headers && { headers }),
    expects: 'json',
    repeat: 'always',
    read: (answer: Answer) => readPage<Row>(answer, reading),
  } satisfies Operation<Page<Row>>)
}

type Body = Readonly<Record<string, unknown>> & { readonly value: readonly unknown[] }

/** The link to the next page leaves the count out. Source: "Count number of rows". */
function countOf(body: Body): Pick<Page<unknown>, 'count' | 'limited'> {
  const count = body['@odata.count']
  if (typeof count !== 'number') return {}
  const exceeded = body['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded']
  return { count, limited: typeof exceeded === 'boolean' ? exceeded : count >= mostCounted }
}

function isCollection(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value)
}
