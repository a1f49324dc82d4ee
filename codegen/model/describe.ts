import type { ColumnDocument } from './document.js'

/** Ranges that say only what the type can hold. */
const widest = new Set([2147483647, -2147483648, 100000000000, -100000000000, 922337203685477, -922337203685477, 1e12])

/** What a column's documentation says: its label, and the facts that its type cannot carry. */
export function describeColumn(column: ColumnDocument): string {
  const facts = [
    column.label,
    column.maxLength === undefined ? '' : `At most ${column.maxLength} characters`,
    rangeOf(column),
    unitOf(column),
    precisionOf(column),
    formatOf(column),
    levelOf(column),
    column.create || column.update ? '' : 'Set by the service',
  ]
  return facts
    .map(asSentence)
    .filter((fact) => fact !== '')
    .join(' ')
}

/** On one line of a comment, which it cannot end. */
export function asSentence(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replaceAll('*/', '* /')
    .replace(/(^|\s)@/g, '$1\\@')
    .trim()
  return line === '' || /[.?!]$/.test(line) ? line : `${line}.`
}

function rangeOf({ type, min, max, create, update }: ColumnDocument): string {
  if (!numeric.has(type) || (!create && !update)) return ''
  const least = min === undefined || widest.has(min) ? undefined : min
  const most = max === undefined || widest.has(max) ? undefined : max
  if (least === undefined) return most === undefined ? '' : `At most ${most}`
  return most === undefined ? `At least ${least}` : `From ${least} to ${most}`
}
const numeric: ReadonlySet<ColumnDocument['type']> = new Set(['BigInt', 'Decimal', 'Double', 'Integer', 'Money'])

function precisionOf({ type, precision, create, update }: ColumnDocument): string {
  const isRounded = type === 'Decimal' || type === 'Double' || type === 'Money'
  if (!isRounded || precision === undefined || (!create && !update)) return ''
  return precision === 0 ? 'No decimals' : `At most ${precision} ${precision === 1 ? 'decimal' : 'decimals'}`
}

/** Formats that say more than the type does. */
function formatOf({ type, format }: ColumnDocument): string {
  if (format === undefined || !formats.has(format) || type === 'DateOnly') return ''
  return type === 'DateTime' ? 'Shown as a day' : `Format: ${format}`
}
const formats = new Set([
  'Email',
  'Url',
  'Phone',
  'TickerSymbol',
  'PhoneticGuide',
  'TimeZone',
  'Language',
  'Locale',
  'DateOnly',
])

function levelOf({ required, create, update }: ColumnDocument): string {
  if (!create && !update) return ''
  if (required === 'ApplicationRequired') return 'Required by the forms'
  return required === 'Recommended' ? 'Recommended by the forms' : ''
}

function unitOf(column: ColumnDocument): string {
  if (column.type === 'Money') {
    return column.logicalName.endsWith('_base')
      ? "In the organization's base currency"
      : "In the record's transaction currency"
  }
  if (column.type === 'DateTime') return column.dateBehavior === 'TimeZoneIndependent' ? 'In no time zone' : 'UTC'
  return column.format === 'Duration' ? 'In minutes' : ''
}
