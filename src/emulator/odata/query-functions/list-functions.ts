import { type ColumnFacts, isGuid } from '../../../schema/index.js'
import { differs } from '../differs.js'
import { fold } from '../fold.js'
import { readLiteral } from '../read-literal.js'
import { badQuery } from '../refuse.js'
import type { Truth } from '../scope.js'
import { type Comparable, comparableReader, type ValueKind } from '../value-kind.js'
import { listArgument, type QueryFunction } from './query-function.js'

type Decide = (own: Comparable, values: readonly Comparable[]) => boolean

const isIn: Decide = (own, values) => values.includes(own)
const isBetween: Decide = (own, [low = own, high = own]) => own >= low && own <= high

/** The query functions that compare a column with several values. A record without a value meets none of them but `NotIn`. */
export const listFunctions: Readonly<Record<string, QueryFunction>> = {
  In: comparing(isIn),
  NotIn: compared((own, values) => differs(own, values)),
  Between: comparing(isBetween, 2),
  NotBetween: comparing((own, values) => !isBetween(own, values), 2),
  ContainValues: choices((own, sought) => sought.some((option) => own.includes(option))),
  DoesNotContainValues: choices((own, sought) => !sought.some((option) => own.includes(option))),
}

/** A record without a value is neither found nor ruled out. `length`: how many values are given. */
function comparing(decide: Decide, length?: number): QueryFunction {
  return compared((own, values) => (own === null ? null : decide(own, values)), length)
}

function compared(
  decide: (own: Comparable | null, values: readonly Comparable[]) => Truth,
  length?: number,
): QueryFunction {
  return {
    takes: ['PropertyValues'],
    compile(call) {
      const values = listArgument(call).map((text) => readValue(text, call.column, call.kind))
      if (length !== undefined && values.length !== length) throw badQuery(`'${call.name}' takes ${length} values.`)
      const read = comparableReader(call.column)
      return (record) => decide(read(record), values)
    },
  }
}

/** The values of a choices column stand in one text, `4,7,12`. Source: protocol/wire.md 2.10. */
function choices(decide: (own: readonly string[], sought: readonly string[]) => boolean): QueryFunction {
  return {
    takes: ['PropertyValues'],
    compile(call) {
      const { column, name } = call
      if (column.type !== 'Choices') throw badQuery(`'${name}' takes a choices column, not '${column.property}'.`)
      const sought = listArgument(call)
      return ({ values }) => {
        const value = values[column.logicalName]
        return typeof value === 'string' ? decide(optionsIn(value), sought) : null
      }
    },
  }
}

function optionsIn(text: string): readonly string[] {
  return text.split(',').map((option) => option.trim())
}

/** Values are given as texts, whatever the column. Source: protocol/query.md 3.5. */
function readValue(text: string, column: ColumnFacts, kind: ValueKind): Comparable {
  const value = readers[kind](text)
  if (value === undefined) throw badQuery(`'${text}' is not a value of '${column.property}'.`)
  return value
}

const readers: Readonly<Record<ValueKind, (text: string) => Comparable | undefined>> = {
  text: fold,
  number: numberIn,
  boolean: (text) => booleans.get(text.toLowerCase()),
  guid: (text) => (isGuid(text) ? text.toLowerCase() : undefined),
  instant: instantIn,
  day: dayIn,
}

function numberIn(text: string): number | bigint | undefined {
  const literal = readLiteral(text)
  if (literal?.type !== 'number') return undefined
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(literal.value) ? BigInt(text) : literal.value
}

function dayIn(text: string): string | undefined {
  const literal = readLiteral(text)
  return literal?.type === 'day' ? literal.value : undefined
}

/** Our choice: a day is its midnight, as in a comparison. */
function instantIn(text: string): number | undefined {
  const literal = readLiteral(text)
  if (literal?.type === 'day') return Date.parse(literal.value)
  return literal?.type === 'instant' ? literal.value : undefined
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])
