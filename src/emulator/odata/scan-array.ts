import { badQuery } from './refuse.js'
import { skipBlanks } from './skip-blanks.js'

const single = /'([^']*)'/y
const double = /"(?:[^"\\]|\\.)*"/y

/**
 * Reads the array that begins at `start`: JSON, whose items may stand in single quotes as long as they hold none.
 * Items are strings, even for numbers. Source: protocol/query.md 3.5, protocol/wire.md 1.3.
 */
export function scanArray(text: string, start: number): { readonly values: readonly string[]; readonly end: number } {
  const values: string[] = []
  let position = skipBlanks(text, start + 1)
  if (text[position] === ']') return { values, end: position + 1 }
  for (;;) {
    const { value, end } = scanItem(text, position)
    values.push(value)
    position = skipBlanks(text, end)
    if (text[position] === ']') return { values, end: position + 1 }
    if (text[position] !== ',') {
      throw badQuery("Invalid JSON. A comma character ',' was expected in scope 'Array'.")
    }
    position = skipBlanks(text, position + 1)
  }
}

function scanItem(text: string, position: number): { readonly value: string; readonly end: number } {
  single.lastIndex = position
  const plain = single.exec(text)
  if (plain !== null) return { value: plain[1] ?? '', end: position + plain[0].length }
  double.lastIndex = position
  const quoted = double.exec(text)?.[0]
  if (quoted === undefined) throw badQuery(`Invalid JSON. A string was expected at position ${position} in '${text}'.`)
  return { value: unquote(quoted), end: position + quoted.length }
}

function unquote(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    throw badQuery(`Invalid JSON. ${quoted} is not a string.`)
  }
}
