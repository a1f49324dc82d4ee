import { isGuid } from '../../schema/index.js'
import { Refusal } from '../model.js'
import type { Keys, Order, OrderColumn } from './order.js'
import type { Comparable } from './value-kind.js'

/** Where a page begins: after the record that was the last of the page before. */
export interface Cookie {
  /** The number of the page that begins here; the first page is 1 and has no cookie. */
  readonly page: number
  /** The values that it had then by the order's columns; its id is the last of them. */
  readonly last: Keys
}

/**
 * The text of `$skiptoken`, percent-encoded for a URL. Source: protocol/query.md 3.7.
 * Our choice: an order column stands under its path and with its value as it is compared.
 */
export function writeCookie({ columns }: Order, page: number, first: Keys, last: Keys): string {
  const elements = columns.map((column, index) => {
    const ends = [attribute('last', column, last[index]), attribute('first', column, first[index])]
    return `<${column.name} ${ends.join(' ')} />`
  })
  const inner = `<cookie page="${page - 1}">${elements.join('')}</cookie>`
  const escaped = encodeURIComponent(inner).replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())
  const outer = `<cookie pagenumber="${page}" pagingcookie="${escaped}" istracking="False" />`
  return encodeURIComponent(outer).replaceAll('%3D', '=').replaceAll('%2F', '/')
}

/** Reads a cookie of the same order; a text that is none is refused. */
export function readCookie(text: string, { columns }: Order): Cookie {
  const [, page, escaped] =
    /^<cookie pagenumber="(\d+)" pagingcookie="([^"]*)" istracking="False" \/>$/.exec(text) ?? []
  if (page === undefined || escaped === undefined) throw brokenCookie()
  const [, elements] = /^<cookie page="\d+">(.*)<\/cookie>$/s.exec(decode(escaped)) ?? []
  if (elements === undefined) throw brokenCookie()

  const found = [...elements.matchAll(/<([\w.]+) last(null)?="([^"]*)" first(?:null)?="[^"]*" \/>/g)]
  const last = columns.map((column, index) => {
    const [, name, isNull, value] = found[index] ?? []
    if (name !== column.name || value === undefined) throw brokenCookie()
    return isNull === undefined ? readValue(value, column) : null
  })
  if (found.length !== columns.length) throw brokenCookie()
  if (!isGuid(last.at(-1)) || found.map(([element]) => element).join('') !== elements) throw brokenCookie()
  return { page: Number(page), last }
}

/** What an attribute cannot hold as it is, and lone surrogates, which percent-encoding does not know. */
const reserved = /[<>"&\p{Surrogate}]/gu

function attribute(end: 'last' | 'first', column: OrderColumn, value: Comparable | null | undefined): string {
  if (value === null || value === undefined) return `${end}null="1"`
  const text = column.kind === 'guid' ? `{${String(value).toUpperCase()}}` : String(value)
  return `${end}="${text.replace(reserved, (character) => `&#${character.charCodeAt(0)};`)}"`
}

function readValue(text: string, { kind }: OrderColumn): Comparable {
  const value = text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
  if (kind === 'guid') return value.replace(/[{}]/g, '').toLowerCase()
  if (kind === 'boolean') return value === 'true'
  if (kind !== 'number' && kind !== 'instant') return value
  const number = Number(value)
  if (value === '' || Number.isNaN(number)) throw brokenCookie()
  return /^-?\d+$/.test(value) && !Number.isSafeInteger(number) ? BigInt(value) : number
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw brokenCookie()
  }
}

/** Source: protocol/error-codes.csv; its status is inferred there. */
function brokenCookie(): Refusal {
  return new Refusal(400, '0x8004112A', 'The paging cookie in $skiptoken cannot be read, or belongs to another query.')
}
