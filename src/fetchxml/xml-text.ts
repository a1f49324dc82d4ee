import { UsageError } from '../errors/index.js'

// Everything but tab, line feed, carriage return, and what XML 1.0 calls a character: half a surrogate pair is none.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Refuses text that no XML document can hold. `name` is the column's. Source: XML 1.0, 2.2. */
export function requireXmlText(text: string, name: string): string {
  if (!unwritable.test(text)) return text
  throw new UsageError(`${name} takes text that XML can hold: no control characters, no half of a surrogate pair.`)
}

/**
 * Text as it stands in an attribute or an element. White space that a reader would change is written by its number: line
 * ends and tabs everywhere, and blanks of a text that has nothing else.
 */
export function xmlText(text: string): string {
  const escaped = text.replace(/[&<>'"\t\n\r]/g, (character) => references[character] ?? character)
  return /^ +$/.test(escaped) ? escaped.replaceAll(' ', '&#32;') : escaped
}
