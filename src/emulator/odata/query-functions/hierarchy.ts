import type { TableFacts } from '../../../schema/index.js'
import type { Store } from '../../model.js'
import { targetIn } from '../relations.js'

/**
 * The lookup to its own table that makes a table a hierarchy. Our choice: the tables that the documentation names, since
 * their facts do not say it. Source: "Query hierarchical data".
 */
const parents: Readonly<Record<string, string>> = {
  account: 'parentaccountid',
  businessunit: 'parentbusinessunitid',
  category: 'parentcategoryid',
  goal: 'parentgoalid',
  incident: 'parentcaseid',
  knowledgearticle: 'parentarticlecontentid',
  position: 'parentpositionid',
  product: 'parentproductid',
  systemuser: 'parentsystemuserid',
  territory: 'parentterritoryid',
}

/** The column of a record's parent; undefined when the table is no hierarchy. */
export function parentColumn({ logicalName, navigation }: TableFacts): string | undefined {
  if (Object.hasOwn(parents, logicalName)) return parents[logicalName]
  // Our choice: a table with a publisher's prefix is one by its only lookup to itself.
  if (!logicalName.includes('_')) return undefined
  const own = new Set(navigation.filter(({ target }) => target === logicalName).map(({ lookup }) => lookup))
  return own.size === 1 ? [...own][0] : undefined
}

/** The ids above a record, which is not one of them. Ends where a loop closes. */
export function idsAbove(store: Store, table: string, column: string, id: string): ReadonlySet<string> {
  const above = new Set<string>()
  for (let next = parentOf(id); next !== undefined && next !== id && !above.has(next); next = parentOf(next)) {
    above.add(next)
  }
  return above

  function parentOf(child: string): string | undefined {
    const record = store.get(table, child)
    const parent = record && targetIn(record, column)
    return parent?.table === table ? parent.id : undefined
  }
}

/** The ids below a record, which is not one of them. */
export function idsUnder(store: Store, table: string, column: string, id: string): ReadonlySet<string> {
  const children = new Map<string, string[]>()
  for (const record of store.all(table)) {
    const parent = targetIn(record, column)
    if (parent?.table !== table) continue
    const siblings = children.get(parent.id)
    if (siblings === undefined) children.set(parent.id, [record.id])
    else siblings.push(record.id)
  }
  const under = new Set<string>()
  // A set's iteration goes on to what is added during it.
  const waiting = new Set([id])
  for (const parent of waiting) {
    for (const child of children.get(parent) ?? []) {
      waiting.add(child)
      if (child !== id) under.add(child)
    }
  }
  return under
}
