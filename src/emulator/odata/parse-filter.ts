import type { Aliases } from './aliases.js'
import type { Expression, Operand, Operator, TextTest } from './expression.js'
import { parseOperand, parsePath } from './parse-operand.js'
import { parseQueryFunction } from './parse-query-function.js'
import { badQuery } from './refuse.js'
import { TokenCursor } from './token-cursor.js'

/** Our choice: deeper brackets are refused, as no documented limit is known and the parser recurses. */
const deepest = 100

const operators: ReadonlySet<string> = new Set<Operator>(['eq', 'ne', 'gt', 'ge', 'lt', 'le'])
const textTests: ReadonlySet<string> = new Set<TextTest['name']>(['contains', 'startswith', 'endswith'])
const arithmetic = ['add', 'sub', 'mul', 'div', 'divby', 'mod']
const namespace = 'Microsoft.Dynamics.CRM.'

/** Reads the text of `$filter`. Source: protocol/query.md 3.4. */
export function parseFilter(text: string, aliases: Aliases): Expression {
  const cursor = new TokenCursor(text)
  const expression = parseOr(cursor, aliases, 0)
  cursor.end()
  return expression
}

function parseOr(cursor: TokenCursor, aliases: Aliases, depth: number): Expression {
  if (depth > deepest) throw badQuery(`The filter nests more than ${deepest} levels deep.`)
  const operands = [parseAnd(cursor, aliases, depth)]
  while (cursor.accept('or')) operands.push(parseAnd(cursor, aliases, depth))
  return joined('or', operands)
}

function parseAnd(cursor: TokenCursor, aliases: Aliases, depth: number): Expression {
  const operands = [parseNot(cursor, aliases, depth)]
  while (cursor.accept('and')) operands.push(parseNot(cursor, aliases, depth))
  return joined('and', operands)
}

function joined(kind: 'and' | 'or', operands: readonly Expression[]): Expression {
  const [only] = operands
  return operands.length === 1 && only !== undefined ? only : { kind, operands }
}

function parseNot(cursor: TokenCursor, aliases: Aliases, depth: number): Expression {
  if (!cursor.accept('not')) return parseCondition(cursor, aliases, depth)
  const bracketed = cursor.at('(')
  const operand = parseCondition(cursor, aliases, depth)
  if (operand.kind === 'query-function') {
    // Source: protocol/query.md 3.5. Our choice: brackets around the call do not help.
    throw badQuery('Not operator along with the Custom Named Condition operators is not allowed')
  }
  if (operand.kind === 'comparison' && !bracketed) {
    throw badQuery("'not' binds closer than a comparison: put the comparison in brackets.")
  }
  return { kind: 'not', operand }
}

function parseCondition(cursor: TokenCursor, aliases: Aliases, depth: number): Expression {
  if (cursor.accept('(')) {
    const inner = parseOr(cursor, aliases, depth + 1)
    cursor.expect(')')
    return inner
  }
  const token = cursor.peek()
  if (token.kind === 'word' && cursor.at('(', 1)) return parseCall(cursor, aliases, token.text)
  if (token.kind === 'word') {
    const path = parsePath(cursor)
    if (cursor.at('(')) return parseLambda(cursor, aliases, depth, path.segments)
    return parseComparison(cursor, aliases, path)
  }
  return parseComparison(cursor, aliases, parseOperand(cursor, aliases))
}

function parseCall(cursor: TokenCursor, aliases: Aliases, name: string): Expression {
  cursor.take()
  cursor.expect('(')
  if (name.startsWith(namespace)) return parseQueryFunction(cursor, aliases, name.slice(namespace.length))
  // Source: protocol/query.md 3.4: no other function of OData is documented as supported.
  if (!isTextTest(name)) throw badQuery(`The function '${name}' is not supported in a filter.`)
  const operand = parseOperand(cursor, aliases)
  cursor.expect(',')
  const value = parseOperand(cursor, aliases)
  cursor.expect(')')
  return { kind: 'text', name, operand, value }
}

function parseLambda(cursor: TokenCursor, aliases: Aliases, depth: number, path: readonly string[]): Expression {
  const quantifier = path.at(-1)
  if (quantifier !== 'any' && quantifier !== 'all') {
    throw badQuery(`The function '${quantifier ?? ''}' is not supported in a filter.`)
  }
  const segments = path.slice(0, -1)
  cursor.expect('(')
  if (quantifier === 'any' && cursor.accept(')')) return { kind: 'lambda', quantifier, segments }
  const variable = cursor.word('a range variable')
  cursor.expect(':')
  const body = parseOr(cursor, aliases, depth + 1)
  cursor.expect(')')
  return { kind: 'lambda', quantifier, segments, test: { variable, body } }
}

function parseComparison(cursor: TokenCursor, aliases: Aliases, left: Operand): Expression {
  const operator = cursor.peek().kind === 'word' ? cursor.word('an operator') : undefined
  if (operator === undefined) throw cursor.unexpected('one of eq, ne, gt, ge, lt and le')
  // Source: protocol/query.md 3.4: arithmetic, `in` and `has` are not supported.
  if (!isOperator(operator)) throw badQuery(`The operator '${operator}' is not supported in a filter.`)
  const right = parseOperand(cursor, aliases)
  const after = arithmetic.find((word) => cursor.at(word))
  if (after !== undefined) throw badQuery(`The operator '${after}' is not supported in a filter.`)
  return { kind: 'comparison', operator, left, right }
}

function isOperator(text: string): text is Operator {
  return operators.has(text)
}

function isTextTest(text: string): text is TextTest['name'] {
  return textTests.has(text)
}
