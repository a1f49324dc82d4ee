import type { StoredRecord } from '../model.js'
import type { Aliases } from './aliases.js'
import { compilePath } from './compile-path.js'
import { badQuery } from './refuse.js'
import type { Scope } from './scope.js'
import type { Comparable, ValueKind } from './value-kind.js'

/** By what the records of a collection are sorted; the primary key is always the last. */
export interface Order {
  readonly columns: readonly OrderColumn[]
  keysOf(record: StoredRecord): Keys
  compare(one: Keys, other: Keys): number
}

/** One column of an order. */
export interface OrderColumn {
  /** Its path, with dots: `primarycontactid.fullname`. */
  readonly name: string
  readonly kind: ValueKind
  readonly descending: boolean
  read(record: StoredRecord): Comparable | null
}

/** A record's values of the columns of an order. */
export type Keys = readonly (Comparable | null)[]

/**
 * Reads the text of `$orderby`. Choices sort by their number. Source: protocol/query.md 3.6, which leaves unverified
 * that lookups can be walked. Our choice: a lookup sorts by its id, and records without a value come first ascending.
 * Our choice: records that the order leaves equal are sorted by their primary key, also when there is no `$orderby`, so
 * that pages never overlap.
 */
export function parseOrder(scope: Scope, text: string | undefined, aliases: Aliases): Order {
  const named = text === undefined ? [] : text.split(',').map((item) => parseColumn(scope, item.trim(), aliases))
  // A column that stands there again has nothing left to decide.
  const columns = named.filter(({ name }, index) => named.findIndex((other) => other.name === name) === index)
  const ordered = [...columns, primaryKey(scope)]
  const signs = ordered.map(({ descending }) => (descending ? -1 : 1))
  return {
    columns: ordered,
    keysOf: (record) => ordered.map((column) => column.read(record)),
    compare(one, other) {
      for (let index = 0; index < signs.length; index += 1) {
        const difference = compareValues(one[index] ?? null, other[index] ?? null)
        if (difference !== 0) return difference * (signs[index] ?? 1)
      }
      return 0
    },
  }
}

function parseColumn(scope: Scope, item: string, aliases: Aliases): OrderColumn {
  const { path, descending } = parseOrderItem(item, aliases)
  const { kind, read } = compilePath(scope, path.split('/'))
  return { name: path.replaceAll('/', '.'), kind, descending, read: (record) => read([record]) }
}

/** One item of `$orderby`: a path and a direction. */
export function parseOrderItem(
  item: string,
  aliases: Aliases,
): { readonly path: string; readonly descending: boolean } {
  const [, named, direction] = /^(\S+)(?:\s+(asc|desc))?$/.exec(item) ?? []
  if (named === undefined) throw badQuery(`'${item}' in $orderby is not a property with or without asc or desc.`)
  const path = named.startsWith('@') ? aliases(named)?.trim() : named
  if (path === undefined) throw badQuery(`The parameter alias '${named}' in $orderby has no value.`)
  return { path, descending: direction === 'desc' }
}

function primaryKey({ variables: [{ facts }] }: Scope): OrderColumn {
  return { name: facts.primaryKey, kind: 'guid', descending: false, read: (record) => record.id }
}

/** Our choice: what has no value comes first. */
export function compareValues(one: Comparable | null, other: Comparable | null): number {
  if (one === other) return 0
  if (one === null) return -1
  if (other === null) return 1
  return one < other ? -1 : 1
}
