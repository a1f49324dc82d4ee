import { UsageError } from '../errors/index.js'
import type { Answer } from '../operation/index.js'
import { type Page, type PagedQuery, requirePageSize } from '../query/index.js'
import type { Table } from '../schema/index.js'
import { type AliasAnnotated, type Formatted, largestPage } from '../selection/index.js'
import { requireLookups } from './annotation-level.js'
import { requireLimit } from './numbers.js'
import { type PageRules, type Paging, type Progress, withLimit } from './paging.js'
import { readFetchDocument } from './read-document.js'
import { readFetchPage } from './read-fetch-page.js'
import { headersOf, pathOf, type Reading } from './reading.js'
import { openTag } from './xml-element.js'
import { requireXmlText } from './xml-text.js'

interface RawNode {
  readonly entitySetName: string
  readonly rules: PageRules
  readonly start: Progress
  readonly annotated: 'formatted' | 'lookups' | undefined
  readonly write: (paging: Paging) => string
}

/** A FetchXML document as text. */
export class RawFetch<Row> implements PagedQuery<Row> {
  readonly method = 'GET'
  readonly expects = 'json'
  readonly repeat = 'always'
  readonly #node: RawNode

  constructor(node: RawNode) {
    this.#node = Object.freeze(node)
  }

  /** At most so many records in all; the limit of the document stays where it is lower. */
  top(count: number): RawFetch<Row> {
    const { start, rules } = this.#node
    const remaining = Math.min(requireLimit(count), start.remaining ?? Number.POSITIVE_INFINITY)
    return new RawFetch({ ...this.#node, rules: withLimit(rules, remaining), start: { ...start, remaining } })
  }

  /** Records per page, 1 to 5,000. */
  pageSize(count: number): RawFetch<Row> {
    const { rules } = this.#node
    requirePageSize(count)
    if (rules.isAggregate) {
      throw new UsageError('An aggregate comes on one page: it takes no page size, unless the document has a count.')
    }
    return rules.isOnePage ? this : new RawFetch({ ...this.#node, rules: { ...rules, pageSize: count } })
  }

  /** Asks for the values as people read them, for `formatted(record, column)`. */
  formatted(): RawFetch<Row & Formatted> {
    return new RawFetch({ ...this.#node, annotated: this.#node.annotated ?? 'formatted' })
  }

  /** Asks for table and name of what lookups point at, for `lookup(record, name)`, and for formatted values. */
  annotated(what: 'lookups'): RawFetch<Row & AliasAnnotated> {
    requireLookups(what)
    return new RawFetch({ ...this.#node, annotated: what })
  }

  get name(): string {
    return `${this.#node.entitySetName}.fetchXml`
  }

  get path(): string {
    return pathOf(this.#reading, this.#node.start)
  }

  get headers(): Readonly<Record<string, string>> {
    return headersOf(this.#reading)
  }

  read(answer: Answer): Page<Row> {
    return readFetchPage(answer, this.#reading, this.#node.start)
  }

  get #reading(): Reading {
    const { entitySetName, annotated, rules, write } = this.#node
    return { name: this.name, entitySetName, annotated, rules, document: write, restore: () => {} }
  }
}

/**
 * Runs a FetchXML document that is there as text, page by page. The attributes `page`, `count` and `paging-cookie` of
 * `fetch` are written anew for each page, and nothing else is changed. A document with `top`, or of figures, is one page.
 *
 * The records are as the service sends them: without the columns that are null. The type parameter is the caller's word.
 *
 * Fails with: `UsageError`, with line and column, where the text is no XML; where its root is another table.
 *
 * @example
 * import { account } from 'dynamics365-crm/entities'
 * import { rawFetchXml } from 'dynamics365-crm/fetchxml'
 *
 * const text = '<fetch><entity name="account"><attribute name="name"/></entity></fetch>'
 * const names = rawFetchXml<{ readonly name?: string }>(account, text)
 */
export function rawFetchXml<Row = Readonly<Record<string, unknown>>>(table: Table, text: string): RawFetch<Row> {
  if (table?.entitySetName === undefined) throw new UsageError('rawFetchXml takes a table object, such as account.')
  const document = readFetchDocument(requireXmlText(text, 'rawFetchXml'))
  if (document.table !== table.name) {
    throw new UsageError(`The root of the FetchXML is ${document.table ?? 'no table'}, not ${table.name}.`)
  }
  const { top, count, page, 'paging-cookie': cookie, returntotalrecordcount: counted, ...others } = document.attributes
  const isPaged = count !== undefined || page !== undefined || cookie !== undefined
  return new RawFetch({
    entitySetName: table.entitySetName,
    rules: {
      isAggregate: isTrue(others['aggregate']) && !isPaged,
      isCounted: isTrue(counted),
      isOnePage: top !== undefined,
      pageSize: count === undefined ? undefined : wholeNumber('count', count, largestPage),
    },
    start: {
      page: page === undefined ? 1 : wholeNumber('page', page),
      ...(cookie !== undefined && { cookie }),
      ...(top !== undefined && { remaining: wholeNumber('top', top, largestPage) }),
    },
    annotated: undefined,
    write: (paging) => {
      const tag = openTag('fetch', { ...others, ...paging })
      return `${document.before}<${tag}>${document.after}`
    },
  })
}

function isTrue(text: string | undefined): boolean {
  return text === 'true' || text === '1'
}

function wholeNumber(name: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const number = /^\d+$/.test(text) ? Number(text) : 0
  if (number > 0 && number <= most) return number
  throw new UsageError(
    `${name} of the FetchXML is a whole number${most < Number.MAX_SAFE_INTEGER ? ` from 1 to ${most}` : ' above 0'}.`,
  )
}
