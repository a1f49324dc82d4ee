import type { ColumnFacts, TableFacts } from '../../../schema/index.js'
import type { StoredRecord } from '../../model.js'
import type { Argument } from '../expression.js'
import type { Reader } from '../reader.js'
import { badQuery } from '../refuse.js'
import type { Truth } from '../scope.js'
import type { ValueKind } from '../value-kind.js'

/** A query function: what it takes besides the column, and how it makes a test of it. */
export interface QueryFunction {
  readonly takes: readonly string[]
  compile(call: Call): (record: StoredRecord) => Truth
}

/** One call of a query function. */
export interface Call {
  readonly name: string
  readonly facts: TableFacts
  readonly column: ColumnFacts
  readonly kind: ValueKind
  readonly reader: Reader
  readonly given: ReadonlyMap<string, Argument>
}

/** The argument `PropertyValue` where it is a text. */
export function textArgument({ name, given }: Call): string {
  const value = given.get('PropertyValue')
  if (value?.type === 'text') return value.value
  throw badQuery(`'PropertyValue' of '${name}' is of type 'Edm.String'.`)
}

/** The argument `PropertyValue`, or another, where it is a number of units. */
export function countArgument({ name, given }: Call, parameter = 'PropertyValue'): number {
  const value = given.get(parameter)
  // Our choice: zero and less are refused, as no meaning of them is documented.
  if (value?.type === 'number' && Number.isInteger(value.value) && value.value > 0) return value.value
  throw badQuery(`'${parameter}' of '${name}' is of type 'Edm.Int64' and greater than zero.`)
}

/** The argument `PropertyValues`. */
export function listArgument({ name, given }: Call): readonly string[] {
  const value = given.get('PropertyValues')
  if (value?.type === 'list' && value.values.length > 0) return value.values
  throw badQuery(`'PropertyValues' of '${name}' is an array of at least one text.`)
}
