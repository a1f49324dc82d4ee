import { UnexpectedResponseError } from '../errors/index.js'
import type { Answer, Operation } from '../operation/index.js'
import { restoreBigIntegers, type SelectionNode } from '../selection/index.js'
import type { Page } from './page.js'
import { requireWhole } from './require-whole.js'

/** How a query goes on after a page. */
export interface Reading {
  readonly name: string
  /** The link that led to this page. */
  readonly link?: string
  readonly node: SelectionNode
  /** Repeated for every page: the link does not carry them. */
  readonly headers?: Readonly<Record<string, string>>
  /** Records still wanted; all of them when absent. */
  readonly remaining?: number
}

/** Source: "Page results using OData". */
export function readPage<Row>({ body }: Answer, reading: Reading): Page<Row> {
  if (!isCollection(body)) throw new UnexpectedResponseError(`${reading.name} was answered without a list of records.`)
  const { value, '@odata.nextLink': nextLink, '@odata.count': count } = body
  const { remaining, link, node } = reading
  if (link !== undefined && nextLink === link) {
    throw new UnexpectedResponseError(`${reading.name} was answered with a page that leads to itself.`)
  }
  requireWhole(value, node.expands)
  restoreBigIntegers(value, node)
  const records = (remaining === undefined ? value : value.slice(0, remaining)) as readonly Row[] // as was selected
  const left = remaining === undefined ? undefined : remaining - records.length
  return {
    records,
    ...(typeof nextLink === 'string' && left !== 0 ? { next: nextPage<Row>(nextLink, reading, left), nextLink } : {}),
    ...(typeof count === 'number' ? { count } : {}),
  }
}

function nextPage<Row>(path: string, reading: Reading, left: number | undefined): Operation<Page<Row>> {
  const { name, headers, node } = reading
  const rest: Reading = {
    name,
    link: path,
    node,
    ...(headers && { headers }),
    ...(left !== undefined && { remaining: left }),
  }
  return Object.freeze({
    name,
    method: 'GET',
    path,
    ...(headers && { headers }),
    expects: 'json',
    repeat: 'always',
    read: (answer: Answer) => readPage<Row>(answer, rest),
  } satisfies Operation<Page<Row>>)
}

function isCollection(
  body: unknown,
): body is Readonly<Record<string, unknown>> & { readonly value: readonly unknown[] } {
  return typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value)
}
