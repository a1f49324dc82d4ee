import type { ColumnFacts, ColumnType } from '../../schema/index.js'
import type { Literal } from './expression.js'
import type { ValueKind } from './value-kind.js'

/** The OData type of a column, for messages. */
export function edmTypeOf({ column, kind }: { readonly column: ColumnFacts; readonly kind: ValueKind }): string {
  return kind === 'number' ? (ofNumbers[column.type] ?? 'Edm.Int32') : ofKinds[kind]
}

/** The OData type of a literal, for messages. */
export function edmTypeOfLiteral(literal: Exclude<Literal, { type: 'null' }>): string {
  const { type, value } = literal
  if (type === 'enum') return `Microsoft.Dynamics.CRM.${literal.enumType}`
  if (type !== 'number') return ofKinds[type]
  if (!Number.isInteger(value)) return 'Edm.Decimal'
  return Math.abs(value) < 2 ** 31 ? 'Edm.Int32' : 'Edm.Int64'
}

/** Choices, states and whole numbers are all that is left. */
const ofNumbers: Readonly<Partial<Record<ColumnType, string>>> = {
  BigInt: 'Edm.Int64',
  Decimal: 'Edm.Decimal',
  Double: 'Edm.Double',
  Money: 'Edm.Decimal',
}

const ofKinds: Readonly<Record<Exclude<ValueKind, 'number'>, string>> = {
  text: 'Edm.String',
  boolean: 'Edm.Boolean',
  guid: 'Edm.Guid',
  instant: 'Edm.DateTimeOffset',
  day: 'Edm.Date',
}
