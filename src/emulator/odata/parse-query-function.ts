import type { Aliases } from './aliases.js'
import type { Argument, QueryFunctionCall } from './expression.js'
import { badQuery } from './refuse.js'
import { TokenCursor } from './token-cursor.js'

/** Reads the named arguments of a query function up to its closing bracket. Source: protocol/query.md 3.5. */
export function parseQueryFunction(cursor: TokenCursor, aliases: Aliases, name: string): QueryFunctionCall {
  const given = new Map<string, Argument>()
  do {
    const parameter = cursor.word('the name of a parameter')
    cursor.expect('=')
    if (given.has(parameter)) throw badQuery(`'${parameter}' is given to '${name}' more than once.`)
    given.set(parameter, parseArgument(cursor, aliases))
  } while (cursor.accept(','))
  cursor.expect(')')
  return { kind: 'query-function', name, given }
}

function parseArgument(cursor: TokenCursor, aliases: Aliases): Argument {
  const token = cursor.take()
  if (token.kind === 'literal') return token.literal
  if (token.kind === 'list') return token.list
  if (token.kind !== 'alias') throw badQuery('The parameters of a query function are literals, arrays or aliases.')
  const text = aliases(token.text)
  if (text === undefined) return { type: 'null' }
  const inner = new TokenCursor(text)
  const value = inner.take()
  if (inner.peek().kind === 'end' && value.kind === 'literal') return value.literal
  if (inner.peek().kind === 'end' && value.kind === 'list') return value.list
  throw badQuery(`The value of '${token.text}' is neither a literal nor an array.`)
}
