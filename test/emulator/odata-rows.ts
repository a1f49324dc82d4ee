import { expect } from 'vitest'
import type { Store, StoredRecord, Target, Values } from '../../src/emulator/model.js'
import { type Body, type Preferences, type Reader, readCollection, readRecord } from '../../src/emulator/odata/index.js'
import { createStore } from '../../src/emulator/store/index.js'
import { tables } from '../../src/metadata/index.js'
import type { TableFacts } from '../../src/schema/index.js'

export const apiRoot = 'https://contoso.crm.dynamics.com/api/data/v9.2'

/** A GUID that ends in this number. */
export function id(number: number): string {
  return `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`
}

/** The id of the user who reads. */
export const userId = id(900_001)

export class Rows {
  readonly store: Store
  readonly reader: Reader

  constructor({ now = '2026-03-11T12:00:00Z', facts = tables }: { now?: string; facts?: readonly TableFacts[] } = {}) {
    this.store = createStore(facts)
    this.reader = { store: this.store, userId, now: () => new Date(now), apiRoot }
  }

  /** Inserts a row under the id that ends in `number`. */
  add(table: string, number: number, values: Values = {}): Target {
    return { table, id: this.store.insert(table, { [this.facts(table).primaryKey]: id(number), ...values }).id }
  }

  facts(table: string): TableFacts {
    const facts = this.store.tables.get(table)
    if (facts === undefined) throw new Error(`No table ${table}`)
    return facts
  }

  record(target: Target): StoredRecord {
    const record = this.store.get(target.table, target.id)
    if (record === undefined) throw new Error(`No row ${target.id}`)
    return record
  }

  /** Reads a table's rows; `query` is percent-encoded as a browser would where it is not yet. */
  read(table: string, query = '', preferences: Preferences = { annotations: [] }): Body {
    return this.follow(table, `${apiRoot}/${this.facts(table).entitySetName}?${query}`, preferences)
  }

  /** Reads a link. */
  follow(table: string, url: string, preferences: Preferences = { annotations: [] }): Body {
    return readCollection(this.reader, this.facts(table), undefined, new URL(url), preferences)
  }

  readOne(target: Target, query = '', preferences: Preferences = { annotations: [] }): Body {
    const facts = this.facts(target.table)
    const url = new URL(`${apiRoot}/${facts.entitySetName}(${target.id})?${query}`)
    return readRecord(this.reader, facts, this.record(target), url, preferences)
  }

  /** The values of one column in the rows that a query finds. */
  found(table: string, filter: string, column: string, more = ''): readonly unknown[] {
    return valuesOf(this.read(table, `$filter=${encodeURIComponent(filter)}${more}`), column)
  }
}

export function rowsOf(body: Body): readonly Record<string, unknown>[] {
  return body['value'] as readonly Record<string, unknown>[] // what a collection read answers
}

export function valuesOf(body: Body, column: string): readonly unknown[] {
  return rowsOf(body).map((row) => row[column])
}

/** Matches a refusal of the query itself. */
export function badQuery(message: string | RegExp) {
  return refused(400, '0x80060888', message)
}

export function refused(status: number, code: string, message: string | RegExp = '') {
  return expect.objectContaining({
    name: 'Refusal',
    status,
    code,
    message: typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
  })
}
