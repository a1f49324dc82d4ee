import { cookieText } from './cookie-text.js'
import type { FetchOrder, Keys, Sorted } from './order.js'
import type { OrderColumn } from './order-column.js'
import { badFetch, codes } from './refuse.js'
import { parseXml, type XmlElement } from './xml-element.js'

/** Where the page ended that was read before. */
export interface PagingCookie {
  readonly page: number
  readonly last: Keys
}

/** Our choice: a cookie that would fill half of a URL is none, so that a query is still short enough to be sent. */
const longest = 16_384

/**
 * The cookie of a page, as the annotation has it: the inner document twice percent-encoded. Source: protocol/query.md 4.2,
 * by whose example `pagenumber` is 2 after every page. Undefined where the page ends with a value too long for a cookie.
 */
export function writePagingCookie(order: FetchOrder, page: number, first: Sorted, last: Sorted): string | undefined {
  const elements = namesIn(order).map(({ name, column }) => {
    const ends = [attribute('last', column.toText(last.frame)), attribute('first', column.toText(first.frame))]
    return `<${name} ${ends.join(' ')} />`
  })
  const inner = `<cookie page="${page}">${elements.join('')}</cookie>`
  const encoded = encode(encode(inner))
  if (encoded.length > longest) return undefined
  return `<cookie pagenumber="2" pagingcookie="${encoded}" istracking="False" />`
}

/** Reads the attribute `paging-cookie`, which holds the inner document as it is. Source: protocol/query.md 4.2. */
export function readPagingCookie(text: string, order: FetchOrder): PagingCookie {
  const cookie = parseXml(text, () => broken('is not XML'))
  const page = Number(cookie.attributes.get('page'))
  if (cookie.name !== 'cookie' || !Number.isInteger(page) || page < 1) throw broken('has no page')
  const names = namesIn(order)
  if (names.length !== cookie.children.length) throw misfit()
  return {
    page,
    last: names.map(({ name, column }, index) => {
      const element = cookie.children[index]
      if (element?.name !== name) throw misfit()
      return readLast(element, column)
    }),
  }
}

/** Our choice: beside the primary key stand the ids of the linked rows, under the name of their link. */
function namesIn({ all }: FetchOrder): readonly { readonly name: string; readonly column: OrderColumn }[] {
  return all.map((column) => ({
    name: column.source.index === 0 ? column.name : `${column.source.name}.${column.name}`,
    column,
  }))
}

function readLast({ attributes }: XmlElement, column: OrderColumn) {
  if (attributes.has('lastnull')) return null
  const last = attributes.get('last')
  if (last === undefined) throw broken('has an element without its last value')
  return column.fromText(cookieText.read(last))
}

function attribute(end: 'last' | 'first', text: string | null): string {
  if (text === null) return `${end}null="1"`
  const reserved = /[<>"&\t\n\r]/g
  return `${end}="${cookieText.write(text).replace(reserved, (character) => `&#${character.charCodeAt(0)};`)}"`
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())
}

/** Source: protocol/error-codes.csv. */
function broken(how: string) {
  return badFetch(`The paging cookie ${how}.`, codes.cookie)
}

function misfit() {
  return badFetch('The paging cookie belongs to a query of another order.', '0x80041129')
}
