import type { LiteralKinds } from '../schema/index.js'
import type { AnnotationLevel } from './annotations.js'
import type { Expression } from './expression.js'

/** What a request asks to get back of a table. Never changed; the builders make new ones. */
export interface SelectionNode {
  readonly kinds: LiteralKinds
  /** Logical name; unknown for a table that was reached through a navigation property. */
  readonly table: string | undefined
  /** None: all of them. */
  readonly columns: readonly string[]
  /** The same as text: `fullname,createdon`. */
  readonly columnText: string
  readonly expands: readonly ExpandNode[]
  readonly filters: readonly Expression[]
  /** `createdon%20desc`. */
  readonly order: readonly string[]
  readonly top: number | undefined
  /** The most that is asked for here or in an expand: the preference goes with the whole request. */
  readonly annotated: AnnotationLevel | undefined
  /** Whether expanded collections may come cut. */
  readonly isPartial: boolean
}

export interface ExpandNode {
  /** Navigation property. */
  readonly name: string
  /** Absent where only the reference is asked for. */
  readonly related: SelectionNode | undefined
  readonly isManyToMany: boolean
  /** Of it and of all that is expanded in it: counted once. */
  readonly joins: number
  readonly conditions: number
}

const nothing: readonly never[] = []

/** All columns of all records. Every node has the same members in the same order, which makes copies cheap. */
export function emptyNode(kinds: LiteralKinds, table?: string): SelectionNode {
  return {
    kinds,
    table,
    columns: nothing,
    columnText: '',
    expands: nothing,
    filters: nothing,
    order: nothing,
    top: undefined,
    annotated: undefined,
    isPartial: false,
  }
}
