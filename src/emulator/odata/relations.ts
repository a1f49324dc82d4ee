import type { CollectionFacts, NavigationFacts } from '../../schema/index.js'
import type { Store, StoredRecord, Target } from '../model.js'
import { notEmulated } from './refuse.js'

/** Related rows during one read. Rows by lookup are grouped on first use, so a thousand parents cost one scan. */
export class Relations {
  readonly #store: Store
  readonly #byLookup = new Map<string, ReadonlyMap<string, readonly StoredRecord[]>>()

  constructor(store: Store) {
    this.#store = store
  }

  /** The row that a lookup points to. `alternatives`: the navigation properties of one name, one per table that they lead to. */
  one(record: StoredRecord, alternatives: readonly NavigationFacts[]): StoredRecord | undefined {
    for (const { lookup, target } of alternatives) {
      const held = this.#isKey(record.table, lookup) ? { table: target, id: record.id } : targetIn(record, lookup)
      if (held?.table === target) return this.#store.get(target, held.id)
    }
    return undefined
  }

  /** The rows of a collection. */
  many(record: StoredRecord, collection: CollectionFacts): readonly StoredRecord[] {
    const { target, lookup, intersect } = collection
    if (!this.#store.tables.has(target)) throw notEmulated(`'${collection.name}', as it has no table ${target}`)
    if (intersect !== undefined) return this.#linked(record, intersect, target)
    if (lookup === undefined) throw notEmulated(`'${collection.name}', whose lookup its metadata does not name`)
    if (this.#isKey(target, lookup)) return [this.#store.get(target, record.id)].filter((row) => row !== undefined)
    return this.#rowsBy(target, lookup).get(keyOf(record)) ?? []
  }

  /** Records of two tables that have the same key: a task and its `activitypointer`. */
  #isKey(table: string, lookup: string): boolean {
    return this.#store.tables.get(table)?.primaryKey === lookup
  }

  #linked({ table, id }: StoredRecord, intersect: string, target: string): readonly StoredRecord[] {
    const rows: StoredRecord[] = []
    for (const linked of this.#store.linked(intersect, { table, id })) {
      const row = linked.table === target ? this.#store.get(target, linked.id) : undefined
      if (row !== undefined) rows.push(row)
    }
    return rows
  }

  #rowsBy(table: string, lookup: string): ReadonlyMap<string, readonly StoredRecord[]> {
    const key = `${table}/${lookup}`
    const known = this.#byLookup.get(key)
    if (known !== undefined) return known
    const groups = new Map<string, StoredRecord[]>()
    for (const row of this.#store.all(table)) {
      const held = targetIn(row, lookup)
      if (held === undefined) continue
      const group = groups.get(keyOf(held))
      if (group === undefined) groups.set(keyOf(held), [row])
      else group.push(row)
    }
    this.#byLookup.set(key, groups)
    return groups
  }
}

/** Where a record's lookup column points. */
export function targetIn(record: StoredRecord, lookup: string): Target | undefined {
  const value = record.values[lookup]
  return typeof value === 'object' && value !== null && 'table' in value && 'id' in value
    ? (value as Target) // a stored object with a table and an id is a lookup: see `Values`
    : undefined
}

function keyOf({ table, id }: Target): string {
  return `${table}/${id}`
}
