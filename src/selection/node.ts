import type { LiteralKinds } from '../schema/index.js'
import type { Expression } from './expression.js'

/** What a request asks to get back of a table. Frozen; the builders make new ones. */
export interface SelectionNode {
  readonly kinds: LiteralKinds
  /** Logical name; unknown for a table that was reached through a navigation property. */
  readonly table?: string
  /** None: all of them. */
  readonly columns: readonly string[]
  readonly expands: readonly ExpandNode[]
  readonly filters: readonly Expression[]
  /** `createdon desc`. */
  readonly order: readonly string[]
  readonly top?: number
}

export interface ExpandNode {
  /** Navigation property. */
  readonly name: string
  readonly related: SelectionNode
}

export function emptyNode(kinds: LiteralKinds, table?: string): SelectionNode {
  const nothing = { kinds, columns: [], expands: [], filters: [], order: [] }
  return Object.freeze(table === undefined ? nothing : { ...nothing, table })
}
