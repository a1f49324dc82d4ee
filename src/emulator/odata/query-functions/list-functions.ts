import { type ColumnFacts, isGuid } from '../../../schema/index.js'
import { badQuery } from '../refuse.js'
import type { Truth } from '../scope.js'
import { type Comparable, comparableReader, type ValueKind } from '../value-kind.js'
import { listArgument, type QueryFunction } from './query-function.js'

type Decide = (own: Comparable, values: readonly Comparable[]) => boolean

const isIn: Decide = (own, values) => values.includes(own)
const isBetween: Decide = (own, [low = own, high = own]) => own >= low && own <= high

/**
 * The query functions that compare a column with several values. A record without a value meets none of them but `NotIn`.
 * Our choice, unverified: `NotIn` finds what as many `ne` would.
 */
export const listFunctions: Readonly<Record<string, QueryFunction>> = {
  In: comparing(isIn),
  NotIn: comparing((own, values) => !isIn(own, values), { withoutValue: true }),
  Between: comparing(isBetween, { length: 2 }),
  NotBetween: comparing((own, values) => !isBetween(own, values), { length: 2 }),
  ContainValues: choices((own, sought) => sought.some((option) => own.includes(option))),
  DoesNotContainValues: choices((own, sought) => !sought.some((option) => own.includes(option))),
}

interface Comparing {
  /** How many values are given. */
  readonly length?: number
  /** Whether a record without a value is found. */
  readonly withoutValue?: true
}

function comparing(decide: Decide, { length, withoutValue }: Comparing = {}): QueryFunction {
  return {
    takes: ['PropertyValues'],
    compile(call) {
      const values = listArgument(call).map((text) => readValue(text, call.column, call.kind))
      if (length !== undefined && values.length !== length) throw badQuery(`'${call.name}' takes ${length} values.`)
      const read = comparableReader(call.column)
      return (record): Truth => {
        const own = read(record)
        return own === null ? (withoutValue ?? null) : decide(own, values)
      }
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
  text: (text) => text.toLowerCase(),
  number: (text) => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text)),
  boolean: (text) => booleans.get(text.toLowerCase()),
  guid: (text) => (isGuid(text) ? text.toLowerCase() : undefined),
  instant: (text) => (Number.isNaN(Date.parse(text)) ? undefined : Date.parse(text)),
  day: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined),
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])
