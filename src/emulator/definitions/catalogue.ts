import type { TableFacts } from '../../schema/index.js'
import { defineColumn, definePartyList } from './define-column.js'
import { defineKey } from './define-key.js'
import { defineManyToMany, defineOneToMany, manyToManyName } from './define-relationship.js'
import { defineTable } from './define-table.js'
import { type Definition, isMany, relatedTo } from './definition.js'
import { lazy } from './lazy.js'
import { ownMembers, type Tables } from './own-members.js'

/** The definitions of an emulator's tables. Each part is made when it is asked for first, and kept. */
export interface Catalogue {
  /** In the order of their logical names. */
  tables(): readonly Definition[]
  /** Each relationship once. */
  relationships(): readonly Definition[]
  /** The choices that several columns share, in the order of their names. */
  globalOptionSets(): readonly Definition[]
}

const catalogues = new WeakMap<Tables, Catalogue>()

export function catalogueOf(tables: Tables): Catalogue {
  const known = catalogues.get(tables) ?? createCatalogue(tables)
  catalogues.set(tables, known)
  return known
}

function createCatalogue(facts: Tables): Catalogue {
  const all = [...facts.values()].sort((one, other) => compare(one.logicalName, other.logicalName))
  const oneToMany = lazy(() =>
    all.flatMap((table) => ownMembers(facts, table).navigation.map((one) => defineOneToMany(facts, table, one))),
  )
  const byReferencing = lazy(() => groupBy(oneToMany(), 'ReferencingEntity'))
  const byReferenced = lazy(() => groupBy(oneToMany(), 'ReferencedEntity'))
  const manyToMany = lazy(() => manyToManyOf(facts, all))
  const tables = lazy(() =>
    all.map((table) =>
      defineTable(table, {
        Attributes: lazy(() => columnsOf(table)),
        Keys: lazy(() => (table.alternateKeys ?? []).map((key) => defineKey(table, key))),
        ManyToOneRelationships: () => byReferencing().get(table.logicalName) ?? [],
        OneToManyRelationships: () => byReferenced().get(table.logicalName) ?? [],
        ManyToManyRelationships: lazy(() => manyToMany().filter((one) => joins(one, table.logicalName))),
      }),
    ),
  )
  return {
    tables,
    relationships: lazy(() => [...oneToMany(), ...manyToMany()]),
    globalOptionSets: lazy(() => globalOptionSetsOf(tables())),
  }
}

function columnsOf(table: TableFacts): readonly Definition[] {
  return [
    ...table.columns.map((column) => defineColumn(table, column)),
    ...(table.parties ?? []).map((party) => definePartyList(table, party)),
  ]
}

/** Both of its tables declare a relationship; it is made of the facts of the first. */
function manyToManyOf(facts: Tables, tables: readonly TableFacts[]): readonly Definition[] {
  const found = new Map<string, Definition>()
  for (const table of tables) {
    for (const one of ownMembers(facts, table).collections) {
      const name = manyToManyName(one)
      if (one.intersect !== undefined && !found.has(name)) found.set(name, defineManyToMany(facts, table, one))
    }
  }
  return [...found.values()]
}

function joins({ values }: Definition, table: string): boolean {
  return values['Entity1LogicalName'] === table || values['Entity2LogicalName'] === table
}

function globalOptionSetsOf(tables: readonly Definition[]): readonly Definition[] {
  const sets = new Map<string, Definition>()
  for (const column of tables.flatMap((table) => listOf(relatedTo(table, 'Attributes')))) {
    for (const set of listOf(relatedTo(column, 'GlobalOptionSet'))) {
      const name = String(set.values['Name'])
      if (!sets.has(name)) sets.set(name, set)
    }
  }
  return [...sets].sort(([one], [other]) => compare(one, other)).map(([, set]) => set)
}

function listOf(related: ReturnType<typeof relatedTo>): readonly Definition[] {
  if (related === null) return []
  return isMany(related) ? related : [related]
}

function groupBy(definitions: readonly Definition[], property: string): ReadonlyMap<unknown, readonly Definition[]> {
  const groups = new Map<unknown, Definition[]>()
  for (const definition of definitions) {
    const group = groups.get(definition.values[property])
    if (group === undefined) groups.set(definition.values[property], [definition])
    else group.push(definition)
  }
  return groups
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1
}
