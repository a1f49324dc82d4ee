import { kindOf } from '../operation/index.js'
import type { LiteralKind, LiteralKinds } from '../schema/index.js'
import { disputedKinds, kindByForm } from './disputed-kinds.js'
import { noLookups } from './expression.js'

/** Where the view of a column keeps what it stands for, out of the way of column names. */
export const place = Symbol('place')

/** A record, or a column of one, as a condition reaches it. */
export interface Place {
  readonly kinds: LiteralKinds
  /** The record's table. Known for the queried one only: the table object does not say where its lookups lead. */
  readonly table: string | undefined
  /** As OData writes it: `primarycontactid/fullname`. */
  readonly text: string
  /** Of the record that the column is read from: `primarycontactid/`. */
  readonly record: string
  /** How literals of the column are written. */
  readonly kind: LiteralKind | 'text' | undefined
  /** Where the table is unknown and tables disagree: the value decides. */
  readonly disputed: readonly (LiteralKind | 'text')[] | undefined
  /** The paths of the lookups on the way to the record: `primarycontactid`. */
  readonly lookups: readonly string[]
  /** Whether it begins at a record of a collection, which has a variable. */
  readonly isInCollection: boolean
}

/** The queried record, or one of a collection by its variable. */
export function startAt(kinds: LiteralKinds, table: string | undefined, variable = ''): Place {
  const isInCollection = variable !== ''
  const nothing = { kind: undefined, disputed: undefined, lookups: noLookups }
  return { kinds, table, text: variable, record: '', ...nothing, isInCollection }
}

/** `lookups` are those on the way to the record that the step is taken from, itself among them. */
export function stepTo({ kinds, table, text, isInCollection }: Place, name: string, lookups: readonly string[]): Place {
  const record = text === '' ? '' : `${text}/`
  const owner = text === '' ? table : undefined
  const kind = kindOf(kinds, name, owner)
  const disputed = owner === undefined ? disputedKinds(kinds, name) : undefined
  return { kinds, table: owner, text: record + name, record, kind, disputed, lookups, isInCollection }
}

/** How a value is written beside the column. */
export function kindBy({ kind, disputed }: Place, value: unknown): LiteralKind | 'text' | undefined {
  return disputed === undefined ? kind : kindByForm(disputed, value)
}

export function placeOf(value: unknown): Place | undefined {
  return typeof value === 'object' && value !== null && place in value ? (value[place] as Place) : undefined
}
