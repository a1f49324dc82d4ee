import type { ColumnFacts, TableFacts } from '../../schema/index.js'
import { stableId } from '../definitions/stable-id.js'
import type { Store, StoredRecord, Target } from '../model.js'
import { notEmulated } from '../odata/index.js'
import { type Comparable, comparableReader, isLookup } from '../odata/value-kind.js'

type ByValue = ReadonlyMap<Comparable, readonly StoredRecord[]>

/**
 * The rows of tables during one query, grouped by a column on first use, so that a join costs one scan. The links of a
 * many-to-many relationship are rows of its intersect table.
 */
export class TableRows {
  readonly #store: Store
  readonly #indexes = new Map<ColumnFacts, ByValue>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Our choice: an intersect table that the metadata does not describe has the keys of the tables it links and no more. */
  facts(table: string): TableFacts | undefined {
    return this.#store.tables.get(table) ?? this.#describe(table)
  }

  all(facts: TableFacts): readonly StoredRecord[] {
    const stored = this.#store.tables.has(facts.logicalName) ? this.#store.all(facts.logicalName) : []
    return [...stored, ...this.linked(facts)]
  }

  by(facts: TableFacts, column: ColumnFacts): ByValue {
    const known = this.#indexes.get(column)
    if (known !== undefined) return known
    const groups = new Map<Comparable, StoredRecord[]>()
    const read = comparableReader(column)
    for (const record of this.all(facts)) {
      const value = read(record)
      if (value === null) continue
      const group = groups.get(value)
      if (group === undefined) groups.set(value, [record])
      else group.push(record)
    }
    this.#indexes.set(column, groups)
    return groups
  }

  /** Each pair of tables that the intersect table links, once. */
  #sides(intersect: string): readonly (readonly [TableFacts, TableFacts])[] {
    const pairs = new Map<string, readonly [TableFacts, TableFacts]>()
    for (const left of this.#store.tables.values()) {
      for (const collection of left.collections) {
        const right = collection.intersect === intersect ? this.#store.tables.get(collection.target) : undefined
        if (right === undefined) continue
        const names = [left.logicalName, right.logicalName].sort().join('/')
        if (!pairs.has(names)) pairs.set(names, [left, right])
      }
    }
    return [...pairs.values()]
  }

  #describe(intersect: string): TableFacts | undefined {
    const [sides] = this.#sides(intersect)
    if (sides === undefined) return undefined
    const key = `${intersect}id`
    const columns = [key, ...sides.map(({ primaryKey }) => primaryKey)].map(guidColumn)
    return {
      logicalName: intersect,
      schemaName: intersect,
      entitySetName: `${intersect}set`,
      primaryKey: key,
      isActivity: false,
      ownership: 'None',
      label: intersect,
      columns,
      navigation: [],
      collections: [],
      targetSets: {},
    }
  }

  /** The rows that links make. */
  *linked(facts: TableFacts): Generator<StoredRecord> {
    const { logicalName: table, primaryKey, columns } = facts
    for (const [left, right] of this.#sides(table)) {
      if (left === right) throw notEmulated(`rows of '${table}', which links ${left.logicalName} with itself`)
      for (const { id } of this.#store.all(left.logicalName)) {
        const from = { table: left.logicalName, id }
        for (const to of this.#store.linked(table, from)) {
          if (to.table !== right.logicalName) continue
          const key = stableId(`${table}/${from.id}/${to.id}`)
          const ends = [cell(columns, left, from), cell(columns, right, to)]
          yield { table, id: key, version: 0, values: Object.fromEntries([[primaryKey, key], ...ends]) }
        }
      }
    }
  }
}

/** `entityid` leads to whatever a row of `listmember` is about. */
function cell(columns: readonly ColumnFacts[], { primaryKey }: TableFacts, target: Target): readonly [string, unknown] {
  const column = [primaryKey, 'entityid'].flatMap((name) =>
    columns.filter(({ logicalName }) => logicalName === name),
  )[0]
  if (column === undefined) throw notEmulated(`the intersect table of ${target.table}, which has no '${primaryKey}'`)
  return [column.logicalName, isLookup(column) ? target : target.id]
}

function guidColumn(name: string): ColumnFacts {
  return {
    logicalName: name,
    schemaName: name,
    property: name,
    type: 'Uniqueidentifier',
    label: name,
    required: 'SystemRequired',
    create: false,
    update: false,
  }
}
