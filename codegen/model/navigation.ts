import type { NavigationFacts } from '../../src/schema/index.js'
import type { DeclaredNavigation } from '../read/index.js'
import { inOrder } from './order.js'
import type { Relationships } from './relationships.js'
import type { TableSource } from './table-source.js'

/** Every owner is reached through this one. */
const owner = 'owner'
const ownerType = 'principal'

/**
 * The single-valued navigation of a table over `pointers`, the columns that can hold a reference, or over its key: a task
 * leads to the `activitypointer` with the same key. Its own comes first.
 */
export function navigationOf(
  { name, definition, members }: TableSource,
  primaryKey: string,
  pointers: ReadonlySet<string>,
  relationships: Relationships,
): readonly NavigationFacts[] {
  const single = members.navigation.filter((one) => !one.collection)
  const own = new Set(single.filter((one) => one.declaredBy === name).map((one) => one.name))
  const tellsRelationships = (definition?.ManyToOneRelationships?.length ?? 0) > 0
  const navigation = single.flatMap((one) => {
    const relationship = relationships.manyToOne(one.declaredBy, one.name)
    const told = relationship?.ReferencingAttribute ?? lookupOf(one) ?? ''
    const isGuessed = !pointers.has(told) && !tellsRelationships
    const lookup = isGuessed ? lookupByName(one.name, pointers) || keyByName(one.name, primaryKey) : told
    const isKnown = relationship !== undefined || isGuessed
    const leadsByKey = lookup === primaryKey && isKnown && one.target !== name
    return leadsByKey || pointers.has(lookup) ? [toNavigation(one, lookup, relationship?.SchemaName)] : []
  })
  return inOrder(navigation, (one) => `${own.has(one.name) ? 0 : 1}${one.name}`)
}

function toNavigation(
  { name, target, partner }: DeclaredNavigation,
  lookup: string,
  schemaName: string | null | undefined,
): NavigationFacts {
  return {
    name,
    target: target === ownerType ? owner : target,
    lookup,
    ...(partner && { partner }),
    ...(schemaName && schemaName !== partner && { relationship: schemaName }),
  }
}

function lookupOf({ property }: DeclaredNavigation): string | undefined {
  return property?.replace(/^_(.*)_value$/, '$1').toLowerCase()
}

/** `activityid_activitypointer`. */
function keyByName(name: string, primaryKey: string): string {
  return name.toLowerCase().startsWith(`${primaryKey}_`) ? primaryKey : ''
}

/**
 * Navigation over an inherited property carries no constraint, and that of some tables names the primary key in it; its
 * name then starts with the lookup's, whose `id` may be missing: `createdby_task`, `regardingobjectid_account_task`,
 * `sla_task_sla`. Empty where no lookup fits.
 */
function lookupByName(name: string, pointers: ReadonlySet<string>): string {
  const starts = [...pointers].flatMap((pointer) => [
    { pointer, start: pointer },
    { pointer, start: pointer.replace(/id$/, '') },
  ])
  const matching = starts.filter(({ start }) => start !== '' && `${name.toLowerCase()}_`.startsWith(`${start}_`))
  return matching.sort((a, b) => b.start.length - a.start.length)[0]?.pointer ?? ''
}
