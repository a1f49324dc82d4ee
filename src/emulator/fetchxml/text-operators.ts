import type { ColumnFacts } from '../../schema/index.js'
import type { Store, StoredRecord } from '../model.js'
import { formattedValue } from '../odata/formatted-value.js'
import { likePattern } from '../odata/like-pattern.js'
import { comparableReader, isLookup, kindOf } from '../odata/value-kind.js'
import type { ConditionNode } from './document.js'
import { badFetch, codes } from './refuse.js'
import type { Context, Source, Test } from './scope.js'
import { wrongOperator } from './wrong-operator.js'

const operators: Readonly<Record<string, { readonly negative: boolean; pattern(text: string): string }>> = {
  like: { negative: false, pattern: (text) => text },
  'not-like': { negative: true, pattern: (text) => text },
  'begins-with': { negative: false, pattern: beginning },
  'not-begin-with': { negative: true, pattern: beginning },
  'ends-with': { negative: false, pattern: ending },
  'not-end-with': { negative: true, pattern: ending },
}

export function isTextOperator(operator: string): boolean {
  return Object.hasOwn(operators, operator)
}

/**
 * The operators that compare with a pattern; `% _ [] [^]` are live in all of them. Source: protocol/query.md 4.6.
 * Observed in published articles: a lookup is compared by the name of its record.
 */
export function compileTextOperator(
  { reader: { store }, budget }: Context,
  { index }: Source,
  column: ColumnFacts,
  { operator, values: [text = ''] }: ConditionNode,
): Test {
  const known = operators[operator]
  const read = textReader(store, column)
  if (known === undefined || read === undefined) throw wrongOperator(operator, column)
  const matches = likePattern(known.pattern(text), budget)
  return (frame) => {
    const record = frame[index]
    const value = record ? read(record) : null
    return value === null ? null : matches(value) !== known.negative
  }
}

function textReader(store: Store, column: ColumnFacts): ((record: StoredRecord) => string | null) | undefined {
  if (isLookup(column)) return (record) => formattedValue(store, record, column) ?? null
  if (kindOf(column) !== 'text' || column.type === 'Choices') return undefined
  const read = comparableReader(column)
  return (record) => {
    const value = read(record)
    return value === null ? null : String(value)
  }
}

/** Source: protocol/query.md 3.4, of the functions that become these operators. */
function beginning(text: string): string {
  if (text.startsWith('%')) throw badFetch("A leading '%' is not supported in begins-with.", codes.value)
  return `${text}%`
}

function ending(text: string): string {
  if (text.endsWith('%')) throw badFetch("A trailing '%' is not supported in ends-with.", codes.value)
  return `%${text}`
}
