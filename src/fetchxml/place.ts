import type { FetchTable } from './fetch-table.js'
import type { Scope } from './scope.js'

/** A column that a condition can be made of. */
export interface Place {
  readonly scope: Scope
  readonly table: FetchTable
  /** Alias of the link that it belongs to. */
  readonly link?: string
  /** As the table names it: `_primarycontactid_value`. */
  readonly property: string
  readonly attribute: string
}

const known = Symbol('place')

/** What stands behind the columns that `where` hands out: `column-view.ts` gives them their operators. */
export class ColumnPlace {
  readonly [known]: Place

  constructor(place: Place) {
    this[known] = place
  }
}

/** The place of a column that `where` handed out; nothing for every other value. */
export function placeOf(value: unknown): Place | undefined {
  return value instanceof ColumnPlace ? value[known] : undefined
}
