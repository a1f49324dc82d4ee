import { UnexpectedResponseError } from '../errors/index.js'
import type { Answer, Operation } from '../operation/index.js'
import type { Page } from '../query/index.js'
import { afterFirstPage, type Progress, pagingOf } from './paging.js'
import { readPagingCookie } from './paging-cookie.js'
import { headersOf, pathOf, type Reading } from './reading.js'

/** Source: "Page results using FetchXML". */
export function readFetchPage<Row>({ body }: Answer, reading: Reading, progress: Progress): Page<Row> {
  if (!isCollection(body)) throw new UnexpectedResponseError(`${reading.name} was answered without a list of records.`)
  const { remaining } = progress
  const records = remaining === undefined ? body.value : body.value.slice(0, remaining)
  reading.restore(records)
  const left = remaining === undefined ? undefined : remaining - records.length
  const isMore = body['@Microsoft.Dynamics.CRM.morerecords'] === true && left !== 0
  if (isMore) requirePaged(reading, progress)
  return {
    records: records as readonly Row[], // as the document asks for them
    ...(isMore && { next: nextPage<Row>(body, reading, progress.page + 1, left) }),
    ...(reading.rules.isCounted && countOf(body)),
  }
}

/** What cannot be read on is refused: a part is not the whole. */
function requirePaged({ name, rules }: Reading, progress: Progress): void {
  if (rules.isAggregate) {
    throw new UnexpectedResponseError(`${name} was answered with a part of its groups only: ask for fewer.`)
  }
  if (pagingOf(rules, progress).page !== undefined) return
  throw new UnexpectedResponseError(
    `${name} was answered with a part of its records only: read it with a page size instead of a limit.`,
  )
}

/** Without a cookie the service pages by the number alone. */
function nextPage<Row>(body: Body, first: Reading, page: number, left: number | undefined): Operation<Page<Row>> {
  const reading = { ...first, rules: afterFirstPage(first.rules) }
  const annotation = body['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']
  const cookie = typeof annotation === 'string' ? readPagingCookie(annotation, reading.name) : undefined
  const progress: Progress = {
    page,
    ...(cookie !== undefined && { cookie }),
    ...(left !== undefined && { remaining: left }),
  }
  return Object.freeze({
    name: reading.name,
    method: 'GET',
    path: pathOf(reading, progress),
    headers: headersOf(reading),
    expects: 'json',
    repeat: 'always',
    read: (answer: Answer) => readFetchPage<Row>(answer, reading, progress),
  } satisfies Operation<Page<Row>>)
}

function countOf(body: Body): { readonly count?: number; readonly limited?: boolean } {
  const count = body['@Microsoft.Dynamics.CRM.totalrecordcount']
  const limited = body['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded']
  if (typeof count !== 'number' || count < 0) return {} // -1: not counted
  return { count, ...(typeof limited === 'boolean' && { limited }) }
}

type Body = Readonly<Record<string, unknown>> & { readonly value: readonly unknown[] }

function isCollection(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value)
}
