import type { ColumnFacts } from '../../schema/index.js'
import { differs } from '../odata/differs.js'
import { notEmulated } from '../odata/index.js'
import { type Comparable, comparableReader, kindOf, type ValueKind } from '../odata/value-kind.js'
import { choiceSet, conditionValue } from './condition-value.js'
import type { ConditionNode } from './document.js'
import { namedOperator } from './named-operators.js'
import { badFetch, codes } from './refuse.js'
import { type Context, columnOf, linkIn, type Scope, type Source, sourceIn, type Test } from './scope.js'
import { tableNameIn } from './table-name.js'
import { compileTextOperator, isTextOperator } from './text-operators.js'
import { wrongOperator } from './wrong-operator.js'

/** A condition, on its own source or on the one that `entityname` says. */
export function compileCondition(context: Context, scope: Scope, own: Source, condition: ConditionNode): Test {
  const { operator, attribute, entityName, comparedWith } = condition
  const source = entityName === undefined ? own : linkIn(scope, entityName)
  const column = columnOf(source, attribute)
  const { index } = source
  if (operator === 'null' || operator === 'not-null') {
    const { logicalName } = column
    const read = kindOf(column) === undefined ? undefined : comparableReader(column)
    const isNull: Test = (frame) => {
      const record = frame[index]
      return !record || (read ? read(record) : (record.values[logicalName] ?? null)) === null
    }
    return operator === 'null' ? isNull : (frame) => isNull(frame) !== true
  }
  const kind = kindOf(column)
  if (kind === undefined) throw notEmulated(`a condition on the ${column.type} column '${attribute}'`)
  if (comparedWith !== undefined) return againstColumn(scope, own, { source, column, kind }, operator, comparedWith)
  if (isTextOperator(operator)) return compileTextOperator(context, source, column, condition)

  const named = namedOperator(context.reader, source.facts, column, condition)
  if (named !== undefined) {
    return (frame) => {
      const record = frame[index]
      return record ? named(record) : null
    }
  }
  const values = condition.values.map((text) => conditionValue(tableNameIn(context, column, text), column, kind))
  const holds = comparing(operator, column, kind, values)
  const read = valueReader({ source, column })
  return (frame) => {
    const value = read(frame)
    return value === null && !findsNull.has(operator) ? null : holds(value as Comparable) // null only where it decides
  }
}

/**
 * Our choice, unverified, and the same as in OData's filters: these three find rows without a value too, as the
 * platform's not-equal condition does. Every other comparison with nothing is unknown, as in SQL.
 */
const findsNull = new Set(['ne', 'neq', 'not-in'])

interface Place {
  readonly source: Source
  readonly column: ColumnFacts
}

function valueReader({ source: { index }, column }: Place) {
  const read = comparableReader(column)
  const isSet = column.type === 'Choices'
  return (frame: Parameters<Test>[0]): Comparable | null => {
    const record = frame[index]
    const value = record ? read(record) : null
    return isSet && value !== null ? choiceSet(String(value)) : value
  }
}

type Decide = (own: Comparable, values: readonly Comparable[]) => boolean

const isBetween: Decide = (own, [low = own, high = own]) => own >= low && own <= high

/** The first value alone, where an operator takes one. */
const first = (decide: (own: Comparable, value: Comparable) => boolean): Decide => {
  return (own, [value = own]) => decide(own, value)
}

const equalities: Readonly<Record<string, Decide>> = {
  eq: (own, values) => values.includes(own),
  in: (own, values) => values.includes(own),
  ne: differs,
  neq: differs,
  'not-in': differs,
}

const orders: Readonly<Record<string, Decide>> = {
  gt: first((own, value) => own > value),
  ge: first((own, value) => own >= value),
  lt: first((own, value) => own < value),
  le: first((own, value) => own <= value),
  between: isBetween,
  'not-between': (own, values) => !isBetween(own, values),
}

function comparing(operator: string, column: ColumnFacts, kind: ValueKind, values: readonly Comparable[]) {
  const decide = equalities[operator] ?? (isOrdered(column, kind) ? orders[operator] : undefined)
  if (decide === undefined) throw wrongOperator(operator, column)
  return (own: Comparable) => decide(own, values)
}

/** Source: protocol/query.md 4.6: choices and ids are compared for equality. */
function isOrdered({ type }: ColumnFacts, kind: ValueKind): boolean {
  return kind !== 'boolean' && kind !== 'guid' && type !== 'Choices'
}

/** Source: protocol/query.md 4.4. */
function againstColumn(
  scope: Scope,
  own: Source,
  left: Place & { readonly kind: ValueKind },
  operator: string,
  comparedWith: string,
): Test {
  const [alias, name] = comparedWith.includes('.') ? comparedWith.split('.', 2) : [undefined, comparedWith]
  const source = alias === undefined ? own : sourceIn(scope, alias)
  const right = { source, column: columnOf(source, name ?? '') }
  if (kindOf(right.column) !== left.kind) {
    throw badFetch(
      `'${left.column.logicalName}' and '${comparedWith}' are of different types and cannot be compared.`,
      codes.value,
    )
  }
  const [readLeft, readRight] = [valueReader(left), valueReader(right)]
  if (operator === 'ne') return (frame) => differs(readLeft(frame), [readRight(frame)])
  const one = (value: Comparable) => comparing(operator, left.column, left.kind, [value])
  // Refuses what the columns do not support before any row is read.
  one('')
  return (frame) => {
    const [value, other] = [readLeft(frame), readRight(frame)]
    return value === null || other === null ? null : one(other)(value)
  }
}
