import { type ColumnFacts, isGuid, type OptionFacts } from '../../schema/index.js'
import { isLookup } from '../is-lookup.js'

/** A cell that says nothing of its column's kind; the reason does not hold what stands in it. */
export class CellFault extends Error {
  override readonly name = 'CellFault'
}

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/**
 * The value that a text stands for in a column. A text that stands for none is given back as it is: the table's schema
 * says what the column takes.
 *
 * @param targets the tables that the column can point at, for a lookup.
 */
export function cellValue(column: ColumnFacts, text: string, targets: readonly string[]): unknown {
  const trimmed = text.trim()
  if (isLookup(column)) return reference(column, trimmed, targets)
  switch (column.type) {
    case 'String':
    case 'Memo':
    case 'EntityName':
      return text
    case 'Integer':
    case 'Decimal':
    case 'Double':
    case 'Money':
      return decimal.test(trimmed) ? Number(trimmed) : trimmed
    case 'Boolean':
      return truth(column, trimmed)
    case 'Picklist':
    case 'State':
    case 'Status':
      return option(column, trimmed)
    case 'Choices':
      return options(column, trimmed)
    case 'DateTime':
      // As spreadsheets and databases write it.
      return trimmed.replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:)/, '$1T')
    default:
      return trimmed
  }
}

function reference({ label, logicalName }: ColumnFacts, text: string, targets: readonly string[]): unknown {
  const [, table = targets.length === 1 ? targets[0] : undefined, id = ''] =
    /^(?:(\w+):)?\{?([^{}]*)\}?$/.exec(text) ?? []
  if (table !== undefined && isGuid(id)) return { table, id: id.toLowerCase() }
  const many = targets.length === 1 ? 'a GUID' : `table:GUID, where table is ${targets.join(', ')}`
  throw new CellFault(`${label || logicalName} (${logicalName}) takes ${many}.`)
}

const truths = new Map<string, boolean>(
  [['true', true], ['yes', true], ['1', true], ['false', false], ['no', false], ['0', false]], // biome-ignore format: a table
)

/** The column's own labels come first: of some columns `No` is true. */
function truth(column: ColumnFacts, text: string): unknown {
  const labelled = byLabel(column, text)
  return labelled === undefined ? (truths.get(text.toLowerCase()) ?? text) : labelled === 1
}

function option(column: ColumnFacts, text: string): number | string {
  const number = /^-?\d+$/.test(text) ? Number(text) : undefined
  const isKnown = number !== undefined && (column.options ?? []).some(({ value }) => value === number)
  return isKnown ? number : (byLabel(column, text) ?? number ?? text)
}

/** `4,7`, `Email; Phone`: labels may have commas in them. */
function options(column: ColumnFacts, text: string): unknown {
  const whole = option(column, text)
  if (typeof whole === 'number') return [whole]
  const parts = text.split(text.includes(';') ? ';' : ',').map((part) => option(column, part.trim()))
  return parts.every((part) => typeof part === 'number') ? parts : text
}

/** Of two options with one label, none. */
function byLabel({ options: all = [] }: ColumnFacts, text: string): number | undefined {
  const wanted = text.toLowerCase()
  const [first, second]: readonly OptionFacts[] = all.filter(({ label }) => label.toLowerCase() === wanted)
  return second === undefined ? first?.value : undefined
}
