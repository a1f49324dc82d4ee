import type { CollectionFacts, TableFacts } from '../../schema/index.js'

type Tables = ReadonlyMap<string, TableFacts>

/** A table without what leads to tables that are not there, and with the sets of all that its lookups can hold. */
export function cutLinks(tables: Tables, facts: TableFacts): TableFacts {
  const navigation = facts.navigation.filter(({ target, lookup }) => tables.has(target) && hasColumn(facts, lookup))
  const columns = facts.columns.map((column) => {
    const { targets } = column
    if (targets === undefined) return column
    const more = navigation.filter(({ lookup, target }) => lookup === column.logicalName && !targets.includes(target))
    return more.length === 0 ? column : { ...column, targets: [...targets, ...more.map(({ target }) => target)].sort() }
  })
  const sets = columns
    .flatMap(({ targets = [] }) => targets)
    .flatMap((target) => {
      const set = tables.get(target)?.entitySetName
      return set === undefined ? [] : [[target, set] as const]
    })
  return {
    ...facts,
    columns,
    navigation,
    collections: facts.collections.flatMap((one) => linked(tables, one)),
    targetSets: { ...facts.targetSets, ...Object.fromEntries(sets) },
  }
}

/** Our choice: where `$metadata` alone tells of a many-to-many relationship, its rows go by the name of a collection. */
function linked(tables: Tables, collection: CollectionFacts): readonly CollectionFacts[] {
  const { name, target, partner = name, lookup, intersect } = collection
  const other = tables.get(target)
  if (other === undefined) return []
  if (intersect !== undefined) return [collection]
  if (lookup === undefined) return [{ ...collection, intersect: [name, partner].sort().join('/') }]
  const leadsBack = other.navigation.some((one) => one.name === partner && one.lookup === lookup)
  return leadsBack && hasColumn(other, lookup) ? [collection] : []
}

function hasColumn({ columns }: TableFacts, logicalName: string): boolean {
  return columns.some((column) => column.logicalName === logicalName)
}
