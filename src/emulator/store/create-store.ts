import type { TableFacts } from '../../schema/index.js'
import { type Deleted, Refusal, type Store, type StoredRecord, type Target, type Values } from '../model.js'
import { Deletions } from './deletions.js'
import { StoredFiles } from './files.js'
import { Links } from './links.js'
import { recordNotFound } from './record-not-found.js'
import { type Row, TableRows } from './table-rows.js'
import { UndoLog } from './undo-log.js'

/** An empty store of the tables given. Ids are lower case in it, in whichever case they are asked for. */
export function createStore(tables: readonly TableFacts[]): Store {
  return new MemoryStore(tables)
}

class MemoryStore implements Store {
  readonly tables: ReadonlyMap<string, TableFacts>
  readonly bySet: ReadonlyMap<string, TableFacts>
  readonly #rows: ReadonlyMap<string, TableRows>
  readonly #numbered: ReadonlySet<string>
  readonly #log = new UndoLog()
  readonly #links = new Links(this.#log)
  readonly #deletions = new Deletions(this.#log)
  readonly files = new StoredFiles(this.#log)
  /** One counter over all tables. It does not fall back with a transaction: a version is never given twice. */
  #version = 0
  #undone = 0

  constructor(tables: readonly TableFacts[]) {
    this.tables = new Map(tables.map((facts) => [facts.logicalName, facts]))
    this.bySet = new Map(tables.map((facts) => [facts.entitySetName, facts]))
    this.#rows = new Map(tables.map((facts) => [facts.logicalName, new TableRows()]))
    this.#numbered = new Set(
      tables
        .filter(({ columns }) => columns.some(({ logicalName }) => logicalName === 'versionnumber'))
        .map(({ logicalName }) => logicalName),
    )
  }

  get(table: string, id: string): StoredRecord | undefined {
    return this.#rows.get(table)?.get(id.toLowerCase())?.record
  }

  all(table: string): Iterable<StoredRecord> {
    return this.#rowsOf(table).all()
  }

  insert(table: string, values: Values): StoredRecord {
    const rows = this.#rowsOf(table)
    const key = this.tables.get(table)?.primaryKey ?? ''
    const given = values[key]
    if (typeof given !== 'string') throw new Error(`A new row of ${table} has no ${key}.`)
    const id = given.toLowerCase()
    // Source: "Use bulk operation messages" for the text, "Web service error codes" for the code.
    if (rows.get(id)) throw new Refusal(412, '0x80040237', 'Cannot insert duplicate key.')
    const record = this.#record(table, id, { ...values, [key]: id })
    rows.add(record)
    this.#noteUndo(() => rows.remove(id))
    this.#deletions.takeBack(table, id)
    return record
  }

  update(table: string, id: string, values: Values): StoredRecord {
    const { rows, row } = this.#require(table, id)
    const { id: key } = row.record
    const record = this.#record(table, key, { ...row.record.values, ...values })
    rows.replace(key, { record, place: row.place })
    this.#noteUndo(() => rows.replace(key, row))
    return record
  }

  remove(table: string, id: string): void {
    const { rows, row } = this.#require(table, id)
    rows.remove(row.record.id)
    this.files.removeOf(row.record)
    this.#noteUndo(() => rows.putBack(row))
    this.#deletions.note(table, { id: row.record.id, version: ++this.#version })
  }

  get version(): number {
    return this.#version
  }

  get revision(): number {
    return this.#version + this.#undone
  }

  deleted(table: string): Deleted {
    return this.#deletions.of(table)
  }

  resume(version: number, deleted: Readonly<Record<string, Deleted>>): void {
    this.#version = Math.max(this.#version, version)
    for (const [table, { since, rows }] of Object.entries(deleted)) {
      this.#deletions.forget(table, since)
      for (const { id } of rows) this.#deletions.note(table, { id, version: ++this.#version })
    }
  }

  link(intersect: string, left: Target, right: Target): void {
    this.#links.link(intersect, left, right)
  }

  unlink(intersect: string, left: Target, right: Target): void {
    this.#links.unlink(intersect, left, right)
  }

  linked(intersect: string, from: Target): Iterable<Target> {
    return this.#links.linked(intersect, from)
  }

  transaction<Result>(work: () => Result): Result {
    return this.#log.run(work)
  }

  #noteUndo(undo: () => void): void {
    this.#log.note(() => {
      this.#undone += 1
      undo()
    })
  }

  #record(table: string, id: string, values: Values): StoredRecord {
    const version = ++this.#version
    const stored = this.#numbered.has(table) ? { ...values, versionnumber: version } : values
    return Object.freeze({ table, id, values: Object.freeze(stored), version })
  }

  #rowsOf(table: string): TableRows {
    const rows = this.#rows.get(table)
    if (rows === undefined) throw new Error(`The store has no table ${table}.`)
    return rows
  }

  #require(table: string, id: string): { readonly rows: TableRows; readonly row: Row } {
    const rows = this.#rowsOf(table)
    const row = rows.get(id.toLowerCase())
    if (row === undefined) throw recordNotFound(table, id.toLowerCase())
    return { rows, row }
  }
}
