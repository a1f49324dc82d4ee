import type { CollectionFacts, NavigationFacts, TableFacts } from '../../schema/index.js'

/** What a table's navigation means to the tables that it leads to: members by table. */
export interface OtherSide {
  readonly navigation: readonly NavigationFacts[]
  readonly collections: readonly CollectionFacts[]
}

/**
 * Where a lookup names the collection on the other side, the other table has it; likewise for the rest.
 *
 * @param activity - The table that every kind of activity derives from.
 */
export function otherSides(
  given: readonly TableFacts[],
  activity: TableFacts | undefined,
): ReadonlyMap<string, OtherSide> {
  const sides = new Map<string, { navigation: NavigationFacts[]; collections: CollectionFacts[] }>()
  const add = (table: string, { navigation = [], collections = [] }: Partial<OtherSide>) => {
    const side = sides.get(table) ?? { navigation: [], collections: [] }
    sides.set(table, side)
    side.navigation.push(...navigation)
    side.collections.push(...collections)
  }
  for (const facts of given) {
    const { logicalName, navigation, collections } = withoutInherited(facts, activity)
    for (const one of navigation) add(one.target, { collections: collectionFor(logicalName, one) })
    for (const one of collections) add(one.target, memberFor(logicalName, one))
  }
  return sides
}

/** What every kind of activity has leads back to `activitypointer`, not to each of them. */
function withoutInherited(facts: TableFacts, activity: TableFacts | undefined): TableFacts {
  if (activity === undefined || !facts.isActivity || facts.logicalName === activity.logicalName) return facts
  const inherited = new Set([...activity.navigation, ...activity.collections].map(({ name }) => name))
  const isOwn = ({ name }: { readonly name: string }) => !inherited.has(name)
  return { ...facts, navigation: facts.navigation.filter(isOwn), collections: facts.collections.filter(isOwn) }
}

function collectionFor(table: string, navigation: NavigationFacts): readonly CollectionFacts[] {
  const { name, lookup, partner, relationship } = navigation
  if (partner === undefined) return []
  return [{ name: partner, target: table, partner: name, lookup, ...(relationship && { relationship }) }]
}

function memberFor(table: string, collection: CollectionFacts): Partial<OtherSide> {
  const { name, lookup, partner, intersect, relationship = name } = collection
  if (partner === undefined) return {}
  const named = relationship === partner ? {} : { relationship }
  if (intersect !== undefined)
    return { collections: [{ name: partner, target: table, partner: name, intersect, ...named }] }
  return lookup === undefined ? {} : { navigation: [{ name: partner, target: table, lookup, partner: name }] }
}
