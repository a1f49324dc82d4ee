import type { ColumnFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { checkValue } from './check-value.js'
import type { BoundRecords, Draft, NestedRecord, NestedRecords, Payload } from './draft.js'
import { LookupDraft } from './lookup-draft.js'
import { payloadError, wrongType } from './payload-error.js'
import { readBind, readCollectionBind } from './read-bind.js'
import { isPayload, readNested, readNestedList } from './read-nested.js'
import { requireValue, requireWritable, type Writing } from './require-writable.js'
import type { SessionOptions } from './session-options.js'
import type { TablePlan } from './table-plan.js'
import { undeclaredAnnotation, undeclaredProperty } from './undeclared.js'

const bindSuffix = '@odata.bind'

/** Reads a payload in wire form, for a new record or for changes to an existing one, and refuses what the table does not take. */
export function readPayload(
  options: SessionOptions,
  plan: TablePlan,
  payload: Payload,
  existing: StoredRecord | undefined,
): Draft {
  const reading = new Reading(options, plan, existing)
  for (const [name, value] of Object.entries(payload)) if (value !== undefined) reading.take(name, value)
  return reading.draft()
}

class Reading {
  readonly #options: SessionOptions
  readonly #plan: TablePlan
  readonly #existing: StoredRecord | undefined
  readonly #writing: Writing
  readonly #lookups: LookupDraft
  readonly #values: Record<string, unknown> = {}
  readonly #parents: NestedRecord[] = []
  readonly #children: NestedRecords[] = []
  readonly #bound: BoundRecords[] = []

  constructor(options: SessionOptions, plan: TablePlan, existing: StoredRecord | undefined) {
    this.#options = options
    this.#plan = plan
    this.#existing = existing
    this.#writing = existing === undefined ? 'create' : 'update'
    this.#lookups = new LookupDraft(plan, existing)
  }

  draft(): Draft {
    const values = { ...this.#values, ...this.#lookups.values() }
    return { values, parents: this.#parents, children: this.#children, bound: this.#bound }
  }

  take(name: string, value: unknown): void {
    if (name === '@odata.type') this.#requireType(value)
    else if (name.startsWith('@')) return
    else if (name.endsWith(bindSuffix)) this.#takeBind(name.slice(0, -bindSuffix.length), value)
    else if (name.includes('@')) this.#requireDeclared(name.slice(0, name.indexOf('@')))
    else this.#takeProperty(name, value)
  }

  #requireType(type: unknown): void {
    const expected = `Microsoft.Dynamics.CRM.${this.#plan.table}`
    if (type === expected || type === `#${expected}`) return
    throw payloadError(`A record of type '${String(type)}' was given where '${expected}' is expected.`)
  }

  /** Annotations come back with records that were read before; those of declared properties mean nothing here. */
  #requireDeclared(name: string): void {
    const { properties, navigation, collections } = this.#plan
    if (properties.has(name) || navigation.has(name) || collections.has(name)) return
    throw undeclaredAnnotation(this.#options.store, this.#plan, name)
  }

  #takeBind(name: string, value: unknown): void {
    const navigation = this.#plan.navigation.get(name)
    const collection = this.#plan.collections.get(name)
    if (navigation !== undefined) {
      this.#requireWritableLookup(navigation[0]?.lookup ?? name, name)
      if (value === null) this.#lookups.clear(navigation)
      else this.#lookups.set(...readBind(this.#options, navigation, value))
    } else if (collection !== undefined) {
      this.#requireNew(name)
      this.#bound.push({ collection, targets: readCollectionBind(this.#options, collection, value) })
    } else throw undeclaredAnnotation(this.#options.store, this.#plan, name)
  }

  #takeProperty(name: string, value: unknown): void {
    const column = this.#plan.properties.get(name)
    const navigation = this.#plan.navigation.get(name)
    const collection = this.#plan.collections.get(name)
    if (column !== undefined) this.#takeColumn(column, name, value)
    else if (navigation !== undefined) {
      this.#requireWritableLookup(navigation[0]?.lookup ?? name, name)
      if (value === null) this.#lookups.clear(navigation)
      else if (isPayload(value)) {
        this.#requireNew(name)
        this.#parents.push(readNested(navigation, value))
      } else throw wrongType(value, `Microsoft.Dynamics.CRM.${navigation[0]?.target}`)
    } else if (collection !== undefined) {
      this.#requireNew(name)
      this.#children.push(readNestedList(collection, value))
    } else throw undeclaredProperty(this.#options.store, this.#plan, name)
  }

  #takeColumn(column: ColumnFacts, name: string, value: unknown): void {
    if (this.#isOwnKey(column, value)) return
    // Source: protocol/wire.md 2.4: the service computes `_x_value`, and what is written to it has no effect.
    if (column.property !== column.logicalName) return
    requireWritable(this.#plan, column, name, this.#writing)
    const checked = value === null ? null : checkValue(this.#plan.table, column, value)
    // Not confirmed: the platform keeps no empty text.
    const stored = checked === '' ? null : checked
    requireValue(this.#plan, column, stored)
    this.#values[column.logicalName] = stored
  }

  /** An update may repeat the key of the record that it goes to, as the items of UpdateMultiple do. */
  #isOwnKey({ logicalName }: ColumnFacts, value: unknown): boolean {
    return (
      this.#existing !== undefined &&
      logicalName === this.#plan.key &&
      typeof value === 'string' &&
      value.toLowerCase() === this.#existing.id
    )
  }

  #requireWritableLookup(lookup: string, name: string): void {
    if (lookup === this.#plan.key) throw payloadError(`'${name}' leads to the record with the same key and is not set.`)
    const column = this.#plan.columns.get(lookup)
    if (column !== undefined) requireWritable(this.#plan, column, name, this.#writing)
  }

  /** Our choice: related records are created and bound together with a new record only. */
  #requireNew(name: string): void {
    if (this.#existing === undefined) return
    throw payloadError(`The related records in '${name}' can be given only when a record is created.`)
  }
}
