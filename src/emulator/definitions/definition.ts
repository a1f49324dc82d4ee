import { noLabel } from './label.js'
import { isCollection } from './type-members.js'

/** The definition of a table, a column, a choice, a key or a relationship. */
export interface Definition {
  /** Name of its entity type, without the namespace. */
  readonly type: string
  readonly id: string
  /** By property name; what the emulator does not know is absent. */
  readonly values: Readonly<Record<string, unknown>>
  /** What its navigation properties lead to; made when it is asked for. */
  readonly related: Readonly<Record<string, () => Related>>
}

export type Related = Definition | readonly Definition[] | null

/** The value of a property; of one that the emulator does not know, what the service answers when it is not set. */
export function propertyOf({ id, values }: Definition, property: string, type: string): unknown {
  if (property === 'MetadataId') return id
  return values[property] ?? emptyValue(type)
}

export function emptyValue(type: string): unknown {
  if (isCollection(type)) return []
  return type === 'Label' ? noLabel : null
}

export function relatedTo({ related }: Definition, name: string): Related {
  return Object.hasOwn(related, name) ? (related[name]?.() ?? null) : null
}

export function isMany(related: Related): related is readonly Definition[] {
  return Array.isArray(related)
}
