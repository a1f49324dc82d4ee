import { isObject, objectsIn, type SearchAnswer } from './search-answer.js'

/** A group of the records that were found. */
export interface SearchFacet {
  readonly count: number
  readonly type: 'Range' | 'Value'
  /** Of a group by value, or where a group by interval begins. */
  readonly value: unknown
  /** Beside the id of a lookup: its name. */
  readonly optionalValue: unknown
  /** Of a range, included; null where it has no beginning. */
  readonly from: unknown
  /** Of a range, not included; null where it has no end. */
  readonly to: unknown
}

/** Name of what was grouped by → its groups. */
export type SearchFacets = Readonly<Record<string, readonly SearchFacet[]>>

/** Source: "Dataverse search query", FacetResult. */
export function readFacets(facets: unknown): SearchFacets {
  if (!isObject(facets)) return {}
  return Object.fromEntries(
    Object.entries(facets).map(([name, groups]) => [name, objectsIn(groups, 'searchquery').map(toFacet)]),
  )
}

function toFacet({ Count, Type, Value, OptionalValue, From, To }: SearchAnswer): SearchFacet {
  return {
    count: Number(Count ?? 0),
    type: isRange(Type) ? 'Range' : 'Value',
    value: Value ?? null,
    optionalValue: OptionalValue ?? null,
    from: From ?? null,
    to: To ?? null,
  }
}

/** An enumeration, by its name or its number. */
function isRange(type: unknown): boolean {
  return type === 'Range' || type === 1
}
