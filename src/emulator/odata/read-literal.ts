import type { Literal } from './expression.js'
import { tokenize } from './tokenize.js'

/** The value that a text stands for as it would in a filter; undefined when it is something else, or more than one. */
export function readLiteral(text: string): Literal | undefined {
  const [token, after] = tokenize(text)
  return token?.kind === 'literal' && after?.kind === 'end' ? token.literal : undefined
}
