/** A FetchXML document, as read. Names are not yet looked up. Source: protocol/query.md 4.3. */
export interface FetchDocument {
  readonly aggregate: boolean
  readonly aggregateLimit?: number
  readonly count?: number
  readonly page?: number
  readonly pagingCookie?: string
  readonly top?: number
  readonly distinct: boolean
  readonly returnTotal: boolean
  /** Choices sort by their number, not by their label. */
  readonly rawOrder: boolean
  readonly entity: EntityNode
}

/** `entity`, and what `link-entity` has in common with it. */
export interface EntityNode {
  readonly name: string
  readonly allAttributes: boolean
  readonly attributes: readonly AttributeNode[]
  readonly orders: readonly OrderNode[]
  readonly filters: readonly FilterNode[]
  readonly links: readonly LinkNode[]
}

export interface LinkNode extends EntityNode {
  readonly from?: string
  readonly to?: string
  readonly alias?: string
  readonly linkType: LinkType
}

/** Source: protocol/query.md 4.4. */
export const linkTypes = ['inner', 'outer', 'exists', 'in', 'matchfirstrowusingcrossapply'] as const
/** Link types that stand inside `filter` only. */
export const filterLinkTypes = ['any', 'not any', 'all', 'not all'] as const
export type LinkType = (typeof linkTypes)[number] | (typeof filterLinkTypes)[number]

export const aggregates = ['avg', 'count', 'countcolumn', 'max', 'min', 'sum'] as const
export type Aggregate = (typeof aggregates)[number]

export const dateGroupings = ['day', 'week', 'month', 'quarter', 'year', 'fiscal-period', 'fiscal-year'] as const
export type DateGrouping = (typeof dateGroupings)[number]

export interface AttributeNode {
  readonly name: string
  readonly alias?: string
  readonly aggregate?: Aggregate
  readonly groupBy: boolean
  readonly dateGrouping?: DateGrouping
  readonly distinct: boolean
  readonly countChildren: boolean
}

export interface OrderNode {
  readonly attribute?: string
  readonly alias?: string
  readonly entityName?: string
  readonly descending: boolean
}

export interface FilterNode {
  readonly type: 'and' | 'or'
  readonly conditions: readonly ConditionNode[]
  readonly filters: readonly FilterNode[]
  readonly links: readonly LinkNode[]
}

export interface ConditionNode {
  readonly attribute: string
  readonly operator: string
  readonly values: readonly string[]
  /** A column in place of a value: `lastname`, `alias.name`. */
  readonly comparedWith?: string
  readonly entityName?: string
}
