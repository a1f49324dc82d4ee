import type { FetchTable } from './fetch-table.js'
import type { Scope } from './scope.js'

/** One test of a column. */
export interface ConditionNode {
  readonly kind: 'condition'
  readonly scope: Scope
  readonly table: FetchTable
  /** Alias of the link that the column belongs to; absent where it is of the table that is filtered. */
  readonly link?: string
  readonly attribute: string
  readonly operator: string
  /** Not escaped. */
  readonly values: readonly string[]
  /** Written as elements, however few they are. */
  readonly isList?: boolean
  /** The column that it is compared with: `lastname`, `c.lastname`. */
  readonly comparedWith?: string
}

/** Conditions joined with one word. */
export interface JoinedNode {
  readonly kind: 'joined'
  readonly word: 'and' | 'or'
  readonly parts: readonly FilterPart[]
}

export type FilterLinkType = 'any' | 'not any' | 'all' | 'not all'

/** A test of the records that are linked to one. */
export interface LinkedNode {
  readonly kind: 'linked'
  readonly scope: Scope
  /** The table that is filtered. */
  readonly table: FetchTable
  readonly type: FilterLinkType
  readonly linked: FetchTable
  readonly from: string
  readonly to: string
  readonly filter?: FilterPart
}

export type FilterPart = ConditionNode | JoinedNode | LinkedNode
