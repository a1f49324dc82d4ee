import type { ColumnFacts } from '../../schema/index.js'
import type { Store, StoredRecord } from '../model.js'
import { targetIn } from './relations.js'

/**
 * A value as people read it, in American English; undefined for what has no such form: plain text, ids, nothing.
 * Source: protocol/query.md 3.3. Our choice: the user's time zone is UTC.
 */
export function formattedValue(store: Store, record: StoredRecord, column: ColumnFacts): string | undefined {
  const value = column.logicalName === 'versionnumber' ? record.version : record.values[column.logicalName]
  if (value === undefined || value === null) return undefined
  switch (column.type) {
    case 'Picklist':
    case 'State':
    case 'Status':
      return labelOf(column, Number(value))
    case 'Boolean':
      return labelOf(column, value === true ? 1 : 0) ?? (value === true ? 'Yes' : 'No')
    case 'Choices':
      return String(value)
        .split(',')
        .map((option) => labelOf(column, Number(option)) ?? option.trim())
        .join('; ')
    case 'Lookup':
    case 'Customer':
    case 'Owner':
      return nameOf(store, record, column)
    case 'Money':
      return typeof value === 'number' ? money(store, record, column, value) : undefined
    case 'Integer':
    case 'BigInt':
      return integer(value)
    case 'Decimal':
    case 'Double':
      return typeof value === 'number' ? decimal(value, column.precision ?? 2) : undefined
    case 'DateOnly':
      return day(new Date(String(value)))
    case 'DateTime':
      return column.format === 'DateOnly' ? day(new Date(String(value))) : dayAndTime(new Date(String(value)))
    default:
      return undefined
  }
}

/** The average of whole numbers, which may be none. Our choice: with as many decimals as it has, nine at most. */
export function formattedAverage(average: number): string {
  return average.toLocaleString('en-US', { maximumFractionDigits: 9 })
}

/** A count as people read it. */
export function formattedCount(count: number): string {
  return decimal(count, 0)
}

/** One that a number would round is kept as its digits. */
function integer(value: unknown): string | undefined {
  if (typeof value === 'number') return decimal(value, 0)
  return typeof value === 'string' && /^-?\d+$/.test(value) ? decimal(BigInt(value), 0) : undefined
}

function labelOf({ options }: ColumnFacts, value: number): string | undefined {
  return options?.find((option) => option.value === value)?.label
}

function nameOf(store: Store, record: StoredRecord, { logicalName }: ColumnFacts): string | undefined {
  const target = targetIn(record, logicalName)
  const facts = target && store.tables.get(target.table)
  if (target === undefined || facts?.primaryName === undefined) return undefined
  const name = store.get(target.table, target.id)?.values[facts.primaryName]
  return typeof name === 'string' ? name : undefined
}

/** Columns that end in `_base` are in the organization's currency, the others in the record's own. */
function money(store: Store, record: StoredRecord, { logicalName }: ColumnFacts, value: number): string {
  const [organization] = store.tables.has('organization') ? store.all('organization') : []
  const base = organization && targetIn(organization, 'basecurrencyid')
  const held = logicalName.endsWith('_base') ? base : (targetIn(record, 'transactioncurrencyid') ?? base)
  const currency = held && store.get(held.table, held.id)?.values
  const symbol = currency?.['currencysymbol'] ?? '$'
  const precision = currency?.['currencyprecision']
  const amount = decimal(Math.abs(value), typeof precision === 'number' ? precision : 2)
  // Our choice: a minus before the symbol.
  return `${value < 0 ? '-' : ''}${symbol}${amount}`
}

const formats = new Map<number, Intl.NumberFormat>()

function decimal(value: number | bigint, digits: number): string {
  const known = formats.get(digits)
  if (known !== undefined) return known.format(value)
  const made = new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  formats.set(digits, made)
  return made.format(value)
}

function day(date: Date): string {
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`
}

function dayAndTime(date: Date): string {
  const hour = date.getUTCHours()
  const minute = String(date.getUTCMinutes()).padStart(2, '0')
  return `${day(date)} ${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`
}
