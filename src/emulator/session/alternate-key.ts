import type { TableFacts } from '../../schema/index.js'
import { Refusal, type Store, type StoredRecord, type Values } from '../model.js'
import { badKey } from '../odata/index.js'
import type { AlternateKeys } from './session-options.js'
import { planOf, type TablePlan } from './table-plan.js'
import { asTarget } from './target.js'

/** A literal of a key, read. */
export type KeyValue = string | number | boolean

/** By OData property: a lookup stands as `_x_value` with the id. */
export type KeyValues = Readonly<Record<string, KeyValue>>

/**
 * Finds a record by an alternate key, which is one of the metadata or of `alternateKeys`. Columns that are no key are refused.
 * Our choice: text is compared ignoring case, as the service compares it in queries.
 * Source: "Use an alternate key to reference a record" for the text, "Web service error codes" for the code.
 */
export function findByKey(
  store: Store,
  facts: TableFacts,
  key: KeyValues,
  alternateKeys?: AlternateKeys,
): StoredRecord | undefined {
  const plan = planOf(facts)
  const wanted = new Map(
    Object.entries(key).map(([property, value]) => [plan.properties.get(property)?.logicalName ?? '', value]),
  )
  if (!keysOf(plan, alternateKeys).some((columns) => isSameSet(columns, wanted))) throw badKey(plan.facts)
  return findRow(store, plan, wanted)
}

/** Refuses a row that would take the alternate key of another. A key with an empty column is not enforced. */
export function requireFreeKeys(
  store: Store,
  plan: TablePlan,
  row: Values,
  changed: Values,
  ownId: string | undefined,
  alternateKeys: AlternateKeys | undefined,
): void {
  for (const columns of keysOf(plan, alternateKeys)) {
    if (!columns.some((column) => column in changed)) continue
    const wanted = new Map(columns.map((column) => [column, keyValueOf(row[column])]))
    const values = new Map([...wanted].flatMap(([column, value]) => (value === undefined ? [] : [[column, value]])))
    if (values.size < columns.length) continue
    if (findRow(store, plan, values, ownId) === undefined) continue
    // Source: "Perform conditional operations using the Web API" for the text.
    throw new Refusal(412, '0x80060892', 'A record with matching key values already exists.')
  }
}

function keysOf({ facts, table }: TablePlan, alternateKeys: AlternateKeys | undefined) {
  return [...(facts.alternateKeys ?? []), ...(alternateKeys?.[table] ?? [])]
}

function findRow(store: Store, { table }: TablePlan, wanted: ReadonlyMap<string, KeyValue>, exceptId?: string) {
  for (const record of store.all(table)) {
    if (record.id !== exceptId && [...wanted].every(([column, value]) => holds(record.values[column], value))) {
      return record
    }
  }
  return undefined
}

function holds(stored: unknown, wanted: KeyValue): boolean {
  const value = keyValueOf(stored)
  return typeof value === 'string' && typeof wanted === 'string'
    ? value.toLowerCase() === wanted.toLowerCase()
    : value === wanted
}

function keyValueOf(stored: unknown): KeyValue | undefined {
  const value = asTarget(stored)?.id ?? stored
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}

function isSameSet(columns: readonly string[], wanted: ReadonlyMap<string, KeyValue>): boolean {
  return columns.length === wanted.size && columns.every((column) => wanted.has(column))
}
