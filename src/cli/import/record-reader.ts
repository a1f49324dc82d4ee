import type { Table, TableFacts } from '../../schema/index.js'
import { payloadSchema } from '../../validation/index.js'
import { isLookup } from '../is-lookup.js'
import { CellFault, cellValue } from './cell-value.js'
import type { ColumnFinder } from './column-finder.js'
import type { Row } from './row.js'

/** What a row says of a record, checked: the key is there for an upsert. */
export interface ReadRecord {
  readonly key?: string | Readonly<Record<string, unknown>>
  readonly data: Readonly<Record<string, unknown>>
}

interface ReaderOptions {
  /** Columns of the key, for an upsert. */
  readonly key: readonly string[] | undefined
  readonly clearEmpty: boolean
  readonly otherOptions: boolean
}

type Values = Readonly<Record<string, unknown>>

/** Makes records of rows. */
export class RecordReader {
  readonly #table: Table
  readonly #facts: TableFacts
  readonly #finder: ColumnFinder
  readonly #options: ReaderOptions

  constructor(table: Table, facts: TableFacts, finder: ColumnFinder, options: ReaderOptions) {
    this.#table = table
    this.#facts = facts
    this.#finder = finder
    this.#options = options
  }

  /** A record, or why the row is none. */
  read(row: Row): ReadRecord | { readonly fault: string } {
    if ('fault' in row.content) return row.content
    try {
      const values = this.#valuesOf(row.content)
      const { key } = this.#options
      return key === undefined ? { data: this.#checked('create', values) } : this.#keyed(key, values)
    } catch (error) {
      if (error instanceof CellFault) return { fault: error.message }
      throw error
    }
  }

  #valuesOf(cells: readonly (readonly [header: string, value: unknown])[]): Values {
    const values = new Map<string, unknown>()
    for (const [header, cell] of cells) {
      const target = this.#finder.find(header)
      if (target === 'left out') continue
      if ('fault' in target) throw new CellFault(target.fault)
      const { name, column } = target
      if (values.has(name)) throw new CellFault(`Two values are given for ${name}.`)
      if (typeof cell === 'string' && cell.trim() === '') {
        if (this.#options.clearEmpty) values.set(name, null)
      } else if (typeof cell === 'string' && column !== undefined) {
        const targets = isLookup(column) ? Object.keys(this.#table.lookups[column.logicalName] ?? {}) : []
        values.set(name, cellValue(column, cell, targets))
      } else values.set(name, cell)
    }
    return Object.fromEntries(values)
  }

  #checked(mode: 'create' | 'update', values: Values, only?: readonly string[]): Values {
    const { otherOptions } = this.#options
    const schema = payloadSchema(this.#table, mode, { facts: this.#facts, otherOptions, only: only as never }) // names of columns
    const { data, error } = schema.safeParse(values as never)
    if (error === undefined) return { ...data }
    throw new CellFault([...new Set(error.issues.map(({ message }) => message))].join(' '))
  }

  #keyed(columns: readonly string[], values: Values): ReadRecord {
    const inKey = Object.entries(values).filter(([name]) => columns.includes(name))
    const rest = Object.entries(values).filter(([name]) => !columns.includes(name))
    const given = Object.fromEntries(inKey.filter(([, value]) => value !== null))
    const missing = columns.filter((name) => given[name] === undefined)
    if (missing.length > 0) throw new CellFault(`The key is not whole: ${missing.join(', ')} is empty.`)
    const key = this.#checked('create', given, columns)
    const data = this.#checked('update', Object.fromEntries(rest))
    const { primaryKey } = this.#table
    return { key: columns.includes(primaryKey) ? String(key[primaryKey]) : keyOf(this.#facts, key), data }
  }
}

/** A lookup stands in a key under its property, with the id alone. */
function keyOf({ columns }: TableFacts, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const column = columns.find(({ logicalName }) => logicalName === name)
      const isReference = typeof value === 'object' && value !== null && 'id' in value
      return column !== undefined && isReference ? [column.property, value.id] : [name, value]
    }),
  )
}
