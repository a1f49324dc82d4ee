import { UsageError } from '../errors/index.js'
import {
  clockText,
  dayText,
  guidText,
  instantText,
  integerJson,
  isRecordData,
  jsonValue,
  kindIn,
} from '../operation/index.js'
import { isRef, type Table } from '../schema/index.js'

/** Source: "Behavior and format of the date and time column". */
const earliest = Date.UTC(1753, 0, 1)
/** More than any table has columns: names of columns that are none are not collected without end. */
const mostFound = 2_000

/** The value of a column that is no lookup, by the column's kind. */
export function columnValue(table: Table, name: string, value: unknown): unknown {
  const kind = writtenKind(table, name)
  if (value === null) return null
  switch (kind) {
    case 'dateTime':
      return inRange(instantText(value, name), name)
    case 'dateOnly':
      return inRange(dayText(value, name), name)
    case 'guid':
      return guidText(value, name)
    case 'timeZoneIndependent':
      return inRange(clockText(value, name), name)
    case 'choices':
      return choicesText(value, name)
    case 'int64':
    case 'bigint':
      return integerJson(value, name)
    default:
      return jsonValue(value, name, refuseObject)
  }
}

type Kind = ReturnType<typeof kindIn> | 'undeclared'

/** What was found of a table's columns: they are few, and written again and again. */
const found = new WeakMap<Table, Map<string, Kind>>()

/** The kind of a column that can be written. */
function writtenKind(table: Table, name: string): Kind {
  const columns = found.get(table) ?? new Map<string, Kind>()
  found.set(table, columns)
  const known = columns.get(name)
  if (known !== undefined) return known
  if (/^_.+_value$/.test(name)) {
    throw new UsageError(
      `${name} is for reading: write the lookup by its logical name ${name.slice(1, -6)}, with a ref.`,
    )
  }
  if (table.computed.includes(name)) throw new UsageError(`${table.name}.${name} is set by the service.`)
  const kind = kindIn(table, name) ?? 'undeclared'
  if (columns.size < mostFound) columns.set(name, kind)
  return kind
}

function inRange(text: string, name: string): string {
  if (Date.parse(text) >= earliest) return text
  throw new UsageError(`${name} takes dates from 1753-01-01 on.`)
}

/** `4,7`. Source: protocol/wire.md 2.10. */
function choicesText(value: unknown, name: string): string | null {
  const options = Array.isArray(value) ? Array.from(value) : typeof value === 'string' ? value.split(/, */) : [value]
  if (options.length === 0 || value === '') return null
  if (options.every(isOption)) return options.join(',')
  throw new UsageError(`${name} takes a list of options, as numbers.`)
}

function isOption(option: unknown): boolean {
  const isNumber = typeof option === 'number' || (typeof option === 'string' && /^-?\d+$/.test(option))
  return isNumber && Number.isSafeInteger(Number(option))
}

/** What stands for something else would not be understood in a column of which nothing is known. */
function refuseObject(value: object, name: string): undefined {
  if (value instanceof Date) throw new UsageError(`${name} is no column of dates, but was given a Date.`)
  if (isRef(value)) throw new UsageError(`${name} is no lookup that can be written, but was given a ref.`)
  if (isRecordData(value)) throw new UsageError(`${name} is no column that holds a record, but was given one.`)
}
