import { isGuid } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { brokenCookie } from './broken-cookie.js'
import type { Keys, Order, OrderColumn } from './order.js'
import { shortHash } from './short-hash.js'
import type { Comparable } from './value-kind.js'

/** Where a page begins: after the record that was the last of the page before. */
export interface Cookie {
  /** The number of the page that begins here; the first page is 1 and has no cookie. */
  readonly page: number
  /** The values that it had then by the order's columns; its id is the last of them. */
  readonly last: Keys
}

/** How much of a text stands in a cookie, and in one that would be very long even so. */
const mostCharacters = 40
const fewCharacters = 4
const longestCookie = 8_000

/**
 * The text of `$skiptoken`, percent-encoded for a URL. Source: protocol/query.md 3.7.
 * Our choice: an order column stands under its path, with its direction when that is descending, and with its value as it
 * is compared; of a long text only the beginning, so that the link never is longer than a URL may be, and of the last
 * one a hash of the whole, which tells whether the record still has it.
 */
export function writeCookie(order: Order, page: number, first: Keys, last: Keys): string {
  const text = cookieText(order, page, first, last, mostCharacters)
  return text.length <= longestCookie ? text : cookieText(order, page, first, last, fewCharacters)
}

function cookieText({ columns }: Order, page: number, first: Keys, last: Keys, most: number): string {
  const elements = columns.map((column, index) => {
    const ends = [attribute('last', column, last[index], most), attribute('first', column, first[index], most)]
    return `<${column.name}${column.descending ? ' descending="true"' : ''} ${ends.join(' ')} />`
  })
  const inner = `<cookie page="${page - 1}">${elements.join('')}</cookie>`
  const escaped = encodeURIComponent(inner).replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())
  const outer = `<cookie pagenumber="${page}" pagingcookie="${escaped}" istracking="False" />`
  return encodeURIComponent(outer).replaceAll('%3D', '=').replaceAll('%2F', '/')
}

/** Reads a cookie of the same order; a text that is none is refused. `find`: a record by its id. */
export function readCookie(text: string, { columns }: Order, find: (id: string) => StoredRecord | undefined): Cookie {
  const [, page, escaped] =
    /^<cookie pagenumber="(\d+)" pagingcookie="([^"]*)" istracking="False" \/>$/.exec(text) ?? []
  if (page === undefined || escaped === undefined) throw brokenCookie()
  const [, elements] = /^<cookie page="\d+">(.*)<\/cookie>$/s.exec(decode(escaped)) ?? []
  if (elements === undefined) throw brokenCookie()

  const found = [...elements.matchAll(element)]
  const ends = columns.map((column, index) => {
    const [, name, descending, how, value, hash] = found[index] ?? []
    const isSame = name === column.name && (descending !== undefined) === column.descending
    if (!isSame || value === undefined || (how === 'part') !== (hash !== undefined)) throw brokenCookie()
    return { column, hash, value: how === 'null' ? null : readValue(value, column) }
  })
  const id = ends.at(-1)?.value
  const isWhole = found.length === columns.length && found.map(([whole]) => whole).join('') === elements
  if (!isWhole || !isGuid(id)) throw brokenCookie()
  const record = find(id)
  const last = ends.map(({ column, hash, value }) =>
    hash === undefined ? value : completed(column, String(value), hash, record),
  )
  return { page: Number(page), last }
}

const element =
  /<([\w.]+)( descending="true")? last(null|part)?="([^"]*)"(?: lasthash="([\da-f]{8})")? first(?:null|part)?="[^"]*" \/>/g

/**
 * The whole of a text that the cookie has the beginning of: the record's own. Where that has become another, even one of
 * the same beginning, the place is before all texts that begin so: some are repeated, and none is left out.
 */
function completed(column: OrderColumn, part: string, hash: string, record: StoredRecord | undefined): Comparable {
  const own = record && column.read(record)
  if (typeof own === 'string' && own.startsWith(part) && shortHash(own) === hash) return own
  return column.descending ? `${part}\uffff` : part
}

/** What an attribute cannot hold as it is, and lone surrogates, which percent-encoding does not know. */
const reserved = /[<>"&\p{Surrogate}]/gu

function attribute(end: 'last' | 'first', column: OrderColumn, value: Keys[number] | undefined, most: number): string {
  if (value === null || value === undefined) return `${end}null="1"`
  const text = column.kind === 'guid' ? `{${String(value).toUpperCase()}}` : String(value)
  const isCut = column.kind === 'text' && text.length > most
  const shown = isCut ? text.slice(0, most) : text
  const escaped = shown.replace(reserved, (character) => `&#${character.charCodeAt(0)};`)
  if (!isCut) return `${end}="${escaped}"`
  return `${end}part="${escaped}"${end === 'last' ? ` lasthash="${shortHash(text)}"` : ''}`
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
