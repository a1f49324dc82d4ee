import { badQuery } from './refuse.js'

/** A text: in single quotes, where a doubled one stands for itself, or as JSON has it. */
const quoted = /'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"/sy

/** Splits at a separator that stands outside quotes and brackets. */
export function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let position = 0; position < text.length; position += 1) {
    const character = text.charAt(position)
    if (character === "'" || character === '"') {
      quoted.lastIndex = position
      if (!quoted.test(text)) {
        throw badQuery(`There is an unterminated literal at position ${text.length} in '${text}'.`)
      }
      position = quoted.lastIndex - 1
    } else if (character === '(' || character === '[') depth += 1
    else if (character === ')' || character === ']') depth -= 1
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, position))
      start = position + 1
    }
    if (depth < 0) throw badQuery(`A bracket that was not opened is closed in '${text}'.`)
  }
  if (depth !== 0) throw badQuery(`A bracket is not closed in '${text}'.`)
  return [...parts, text.slice(start)]
}
