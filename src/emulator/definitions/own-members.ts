import type { CollectionFacts, ColumnFacts, NavigationFacts, TableFacts } from '../../schema/index.js'
import { navigationByName, oncePerTable } from '../once-per-table.js'

export type Tables = ReadonlyMap<string, TableFacts>

const activities = 'activitypointer'

/** Tables whose records own others. They share the type `principal`. */
export const principals: readonly string[] = ['systemuser', 'team']

/** What a table has besides what its base type declares. Source: protocol/metadata.md 11.1. */
export interface OwnMembers {
  /** Every kind of activity derives from `activitypointer`. */
  readonly base?: TableFacts
  readonly columns: readonly ColumnFacts[]
  /** One per property: `owner` stands for whoever may own. */
  readonly navigation: readonly NavigationFacts[]
  readonly collections: readonly CollectionFacts[]
}

export function ownMembers(tables: Tables, facts: TableFacts): OwnMembers {
  const base = baseTable(tables, facts)
  const inherited = base && membersByName(base)
  const isPrincipal = principals.includes(facts.logicalName)
  return {
    ...(base && { base }),
    columns: facts.columns.filter(({ property }) => inherited?.columns.has(property) !== true),
    navigation: withOwner(facts).filter(({ name }) => inherited?.navigation.has(name) !== true),
    collections: facts.collections.filter(
      (one) => inherited?.collections.has(one.name) !== true && !(isPrincipal && leadsToOwned(tables, one)),
    ),
  }
}

/** The table that an activity derives from. */
export function baseTable(tables: Tables, { isActivity, logicalName }: TableFacts): TableFacts | undefined {
  return isActivity && logicalName !== activities ? tables.get(activities) : undefined
}

/** The records that somebody owns: collections of `principal`. */
function leadsToOwned(tables: Tables, { target, partner }: CollectionFacts): boolean {
  const facts = tables.get(target)
  return facts !== undefined && partner !== undefined && ownerNavigation(facts).has(partner)
}

export function columnOf(facts: TableFacts | undefined, logicalName: string): ColumnFacts | undefined {
  return facts && columnsByName(facts).get(logicalName)
}

const columnsByName = oncePerTable(({ columns }) => new Map(columns.map((one) => [one.logicalName, one])))

const membersByName = oncePerTable(({ columns, navigation, collections }) => ({
  columns: new Set(columns.map(({ property }) => property)),
  navigation: new Set(navigation.map(({ name }) => name)),
  collections: new Set(collections.map(({ name }) => name)),
}))

/** What leads to users and to teams under one name is one property, which leads to owners. */
const withOwner = oncePerTable((facts): readonly NavigationFacts[] =>
  [...navigationByName(facts).values()].flatMap((group) => {
    const [first, ...others] = group
    if (first === undefined) return []
    const leadsToOwner = others.length > 0 || columnOf(facts, first.lookup)?.type === 'Owner'
    return [leadsToOwner ? { ...first, target: 'owner' } : first]
  }),
)

const ownerNavigation = oncePerTable(
  (facts) => new Set(withOwner(facts).flatMap(({ name, target }) => (target === 'owner' ? [name] : []))),
)
