import type { FetchTable } from './fetch-table.js'
import type { FilterPart } from './filter-part.js'

/** A column under a name of its own, or a figure over the columns of many records. */
export interface AliasNode {
  readonly alias: string
  /** As the caller gave it: a property name or a logical name. */
  readonly column: string
  readonly aggregate?: AggregateMethod
  readonly isDistinct?: boolean
  readonly isGroup?: boolean
  readonly dateGrouping?: DateGrouping
  /** The service groups dates in the caller's time zone when absent. */
  readonly inUserTimeZone?: boolean
  readonly countsChildren?: boolean
}

export type AggregateMethod = 'avg' | 'count' | 'countcolumn' | 'max' | 'min' | 'sum'
export type DateGrouping = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'fiscal-period' | 'fiscal-year'

export interface OrderNode {
  /** A column, an alias, or `alias.column` of a link. */
  readonly by: string
  readonly isDescending: boolean
}

/** The root of a document, or a link in it. Frozen; the builders make new ones. */
export interface EntityNode {
  readonly table: FetchTable
  /** Property names. */
  readonly columns: readonly string[]
  readonly hasAllColumns: boolean
  readonly aliases: readonly AliasNode[]
  readonly filters: readonly FilterPart[]
  readonly order: readonly OrderNode[]
  readonly links: readonly LinkNode[]
}

export type LinkType = 'inner' | 'outer' | 'exists' | 'in' | 'matchfirstrowusingcrossapply'

export interface LinkNode extends EntityNode {
  readonly type: LinkType
  /** Attribute of the linked table. */
  readonly from: string
  /** Attribute of the table that it is linked to. */
  readonly to: string
  /** Absent where nothing can be read of it. */
  readonly alias?: string
  readonly isIntersect: boolean
}

export interface FetchNode extends EntityNode {
  readonly isDistinct: boolean
  readonly isCounted: boolean
  readonly annotated?: 'formatted' | 'lookups'
  readonly top?: number
  readonly pageSize?: number
  readonly aggregateLimit?: number
  /** The rarer attributes of `fetch`, as they are written. */
  readonly settings: Readonly<Record<string, string>>
}

export function emptyEntity({ name, primaryKey, kinds, lookups, computed }: FetchTable): EntityNode {
  const table = { name, primaryKey, kinds, lookups, computed }
  return { table, columns: [], hasAllColumns: false, aliases: [], filters: [], order: [], links: [] }
}

export function emptyFetch(table: FetchTable): FetchNode {
  return Object.freeze({ ...emptyEntity(table), isDistinct: false, isCounted: false, settings: {} })
}

/** Whether the document gives figures instead of records. */
export function isAggregate(node: EntityNode): boolean {
  return (
    node.aliases.some(({ aggregate, isGroup }) => aggregate !== undefined || isGroup) || node.links.some(isAggregate)
  )
}
