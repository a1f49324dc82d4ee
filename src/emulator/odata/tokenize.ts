import type { Argument, Literal } from './expression.js'
import { badQuery } from './refuse.js'
import { scanArray } from './scan-array.js'
import { skipBlanks } from './skip-blanks.js'

/** A piece of a filter's text, with the place where it begins. */
export type Token = { readonly position: number } & (
  | { readonly kind: 'word' | 'alias' | 'symbol'; readonly text: string }
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'list'; readonly list: Extract<Argument, { type: 'list' }> }
  | { readonly kind: 'end' }
)

type Scanned = { readonly kind: 'word' | 'alias' | 'symbol'; readonly text: string } | Literal

/** In order of trial: a day is the start of an instant, a year the start of a day, and a GUID may look like a word. */
const scanners: readonly (readonly [pattern: RegExp, read: (text: string) => Scanned])[] = [
  [/'(?:[^']|'')*'/y, (text) => ({ type: 'text', value: text.slice(1, -1).replaceAll("''", "'") })],
  [/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\w-])/iy, (text) => ({ type: 'guid', value: text.toLowerCase() })],
  [
    /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)(?!\w)/iy,
    (text) => ({ type: 'instant', value: timeOf(text) }),
  ],
  [/\d{4}-\d\d-\d\d(?![\w:-])/y, (text) => ({ type: 'day', value: dayOf(text) })],
  [/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/iy, (text) => ({ type: 'number', value: Number(text), ...digitsOf(text) })],
  [/@\w+/y, (text) => ({ kind: 'alias', text })],
  [/Microsoft\.Dynamics\.CRM\.\w+'[^']*'/y, readEnum],
  [/[a-z_][\w.]*/iy, (text) => constants.get(text) ?? { kind: 'word', text }],
  [/[(),/:=]/y, (text) => ({ kind: 'symbol', text })],
]

/** `Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'`. Source: protocol/metadata.md 11.2. */
function readEnum(text: string): Literal {
  const [, enumType = '', value = ''] = /\.(\w+)'(.*)'$/.exec(text) ?? []
  return { type: 'enum', enumType, value }
}

const constants: ReadonlyMap<string, Literal> = new Map([
  ['null', { type: 'null' }],
  ['true', { type: 'boolean', value: true }],
  ['false', { type: 'boolean', value: false }],
])

/** The tokens of a filter or of an alias's value; the last is the end. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  let position = skipBlanks(text, 0)
  while (position < text.length) {
    if (text[position] === '[') {
      const { values, end } = scanArray(text, position)
      tokens.push({ kind: 'list', list: { type: 'list', values }, position })
      position = skipBlanks(text, end)
      continue
    }
    const { scanned, end } = scan(text, position)
    tokens.push('type' in scanned ? { kind: 'literal', literal: scanned, position } : { ...scanned, position })
    position = skipBlanks(text, end)
  }
  return [...tokens, { kind: 'end', position: text.length }]
}

function scan(text: string, position: number): { readonly scanned: Scanned; readonly end: number } {
  for (const [pattern, read] of scanners) {
    pattern.lastIndex = position
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) return { scanned: read(found), end: position + found.length }
  }
  if (text[position] === "'") {
    // Source: protocol/query.md 3.4. Our choice: the position is the text's end, where the quote is missing.
    throw badQuery(`There is an unterminated literal at position ${text.length} in '${text}'.`)
  }
  throw badQuery(`Syntax error: '${text[position]}' at position ${position} in '${text}' begins nothing that is known.`)
}

/** A 64-bit integer may have more digits than a number holds. */
function digitsOf(text: string): { readonly digits?: string } {
  return /^-?\d{16,}$/.test(text) ? { digits: text } : {}
}

function timeOf(text: string): number {
  const time = Date.parse(text.toUpperCase())
  dayOf(text.slice(0, 10))
  if (Number.isNaN(time)) throw badQuery(`'${text}' is not a date and time.`)
  return time
}

function dayOf(text: string): string {
  const time = Date.parse(text)
  // A day past the month's end is read by some engines as one of the next month.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw badQuery(`'${text}' is not a day.`)
  return text
}
