import type { Aliases } from './aliases.js'
import type { Operand, Path } from './expression.js'
import { badQuery } from './refuse.js'
import { TokenCursor } from './token-cursor.js'

/** A literal, a path, or an alias for one of them; an alias without a value is null. Source: protocol/query.md 3.1. */
export function parseOperand(cursor: TokenCursor, aliases: Aliases): Operand {
  const token = cursor.peek()
  if (token.kind === 'literal') {
    cursor.take()
    return { kind: 'literal', literal: token.literal }
  }
  if (token.kind === 'alias') {
    cursor.take()
    return aliasValue(token.text, aliases)
  }
  if (token.kind === 'word' && cursor.at('(', 1)) {
    throw badQuery(`The function '${token.text}' is not supported in a filter.`)
  }
  return parsePath(cursor)
}

/** Names with slashes between them. */
export function parsePath(cursor: TokenCursor): Path {
  const segments = [cursor.word('a property or a value')]
  while (cursor.accept('/')) segments.push(cursor.word('a property'))
  return { kind: 'path', segments }
}

function aliasValue(alias: string, aliases: Aliases): Operand {
  const text = aliases(alias)
  if (text === undefined) return { kind: 'literal', literal: { type: 'null' } }
  const cursor = new TokenCursor(text)
  // An alias's value names no other alias, so that it cannot go round in a circle.
  if (cursor.peek().kind === 'alias') throw badQuery(`The value of '${alias}' is another parameter alias.`)
  const operand = parseOperand(cursor, aliases)
  if (cursor.peek().kind !== 'end') throw badQuery(`The value of '${alias}' is neither a literal nor a property.`)
  return operand
}
