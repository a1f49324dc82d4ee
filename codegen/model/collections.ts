import type { CollectionFacts, NavigationFacts } from '../../src/schema/index.js'
import type { DeclaredNavigation } from '../read/index.js'
import { inOrder } from './order.js'
import type { Relationships } from './relationships.js'
import { isSilent, type TableSource } from './table-source.js'

/** What the collections of other tables are made of. */
export interface OtherSide {
  readonly navigation: ReadonlyMap<string, NavigationFacts>
  readonly collections: ReadonlySet<string>
}

/** The collections that lead to the given tables. Of two many-to-many sides the definitions know the intersect table. */
export function collectionsOf(
  source: TableSource,
  tables: ReadonlyMap<string, OtherSide>,
  relationships: Relationships,
): readonly CollectionFacts[] {
  const collections = source.members.navigation.filter((one) => one.collection)
  const facts = collections.flatMap((one): readonly CollectionFacts[] => {
    const other = tables.get(one.target)
    if (other === undefined) return []
    const single = one.partner === undefined ? undefined : other.navigation.get(one.partner)
    return single ? [toOneToMany(one, single)] : manyToMany(source, one, other, relationships)
  })
  return inOrder(facts, (one) => one.name)
}

function toOneToMany({ name, target }: DeclaredNavigation, other: NavigationFacts): CollectionFacts {
  const { name: partner, lookup, relationship } = other
  return { name, target, partner, lookup, ...(relationship && relationship !== name && { relationship }) }
}

function manyToMany(
  { name: table, definition }: TableSource,
  { name, target, partner }: DeclaredNavigation,
  other: OtherSide,
  relationships: Relationships,
): readonly CollectionFacts[] {
  const facts = { name, target, ...(partner && { partner }) }
  const known = relationships.manyToMany(table, name)
  if (known) {
    const { IntersectEntityName: intersect, SchemaName: relationship } = known
    return intersect ? [{ ...facts, intersect, ...(relationship && relationship !== name && { relationship }) }] : []
  }
  const denied = definition?.ManyToManyRelationships && !isSilent(definition)
  return !denied && partner !== undefined && other.collections.has(partner) ? [facts] : []
}
