import type { OperationType } from '../model/index.js'
import { quotedUnion } from './literal.js'

/** What a type may be: what comes back, or what a caller gives. */
export type Direction = 'read' | 'input'

const read: Readonly<Record<string, string>> = {
  Binary: 'string',
  Boolean: 'boolean',
  Byte: 'number',
  Date: 'string',
  DateTimeOffset: 'string',
  Decimal: 'number',
  Double: 'number',
  Duration: 'string',
  Guid: 'string',
  Int16: 'number',
  Int32: 'number',
  // As digits where a number would round it.
  Int64: 'number | string',
  LocalTime: 'string',
  SByte: 'number',
  Single: 'number',
  String: 'string',
  TimeOfDay: 'string',
}

const input: Readonly<Record<string, string>> = {
  ...read,
  Binary: 'string | Uint8Array',
  DateTimeOffset: 'string | Date',
  Int64: 'number | string | bigint',
}

/** Whether the run time knows a type of `Edm` by its name. */
export function isKnownPrimitive(name: string): boolean {
  return Object.hasOwn(read, name)
}

/** The type as TypeScript writes it. */
export function typeText(type: OperationType, direction: Direction): string {
  const item = itemText(type, direction)
  if (!type.collection) return item
  return item.includes(' | ') ? `readonly (${item})[]` : `readonly ${item}[]`
}

function itemText(type: OperationType, direction: Direction): string {
  switch (type.kind) {
    case 'primitive':
      return (direction === 'read' ? read : input)[type.name] ?? 'unknown'
    case 'enum':
      return isFlagsText(type, direction) ? 'string' : type.name
    case 'complex':
      return type[direction].join(' | ')
    case 'record': {
      const name = direction === 'read' ? 'ResultRow' : 'RecordParameter'
      return type.tables.length === 0 ? name : `${name}<${quotedUnion(type.tables, 'string')}>`
    }
  }
}

/** Several members come back as one text, joined by commas. */
export function isFlagsText(type: OperationType, direction: Direction): boolean {
  return direction === 'read' && type.kind === 'enum' && type.document.isFlags === true
}

/** The same where the service may have no value: `$metadata` lets every member be null, values of fixed size never are. */
export function memberText(type: OperationType, direction: Direction): string {
  const text = typeText(type, direction)
  if (direction === 'input') return `${text} | null | undefined`
  const isNullable = !type.collection && (type.kind !== 'primitive' || ['Binary', 'String'].includes(type.name))
  return isNullable && type.kind !== 'enum' && text !== 'unknown' ? `${text} | null` : text
}
