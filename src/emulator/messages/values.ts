import type { StoredRecord, Target } from '../model.js'

/** The record that a lookup column points to. */
export function lookupOf(record: StoredRecord, column: string): Target | undefined {
  const value = record.values[column]
  return typeof value === 'object' && value !== null && 'table' in value && 'id' in value
    ? (value as Target) // a stored object with a table and an id is a lookup: no other kind of column holds an object
    : undefined
}

export function numberOf(record: StoredRecord, column: string): number | undefined {
  const value = record.values[column]
  return typeof value === 'number' ? value : undefined
}

export function textOf(record: StoredRecord, column: string): string | undefined {
  const value = record.values[column]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

export function pointsTo(record: StoredRecord, column: string, to: Target): boolean {
  const target = lookupOf(record, column)
  return target !== undefined && target.table === to.table && target.id === to.id
}

export function targetOf(record: StoredRecord): Target {
  return { table: record.table, id: record.id }
}

/** A UTC instant as the service writes it, to the second. */
export function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
