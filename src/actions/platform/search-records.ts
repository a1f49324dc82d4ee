import { UnexpectedResponseError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { searchquery } from '../../operations/index.js'
import type { Table } from '../../schema/index.js'
import { isObject, objectsIn, readSearch, type SearchAnswer } from './search-answer.js'
import { readFacets, type SearchFacets } from './search-facets.js'
import { type SearchScope, searchEntities } from './search-scope.js'
import { searchList, searchNumber, searchText } from './search-text.js'

/** How a text is searched for. */
export type SearchOption = 'besteffortsearch' | 'groupranking' | 'lucene' | 'searchmodelall'

/** Input of `searchRecords`. */
export interface SearchRecordsInput {
  /** 1 to 100 characters, in the simple search syntax unless the options say `lucene`. */
  readonly search: string
  /** Tables, by their objects or names, or what `searchIn` made; every table that can be searched when absent. */
  readonly entities?: readonly (Table | SearchScope | string)[] | undefined
  /** Of the search as a whole: `account:revenue gt 100000`. */
  readonly filter?: string | undefined
  /** Groups to count: `entityname,count:100`, `account:primarycontactid,count:10`. */
  readonly facets?: readonly string[] | undefined
  /** `@search.score desc`, `modifiedon desc`. */
  readonly orderBy?: readonly string[] | undefined
  readonly options?: readonly SearchOption[] | undefined
  /** Whether to count everything that is found. */
  readonly count?: boolean | undefined
  readonly skip?: number | undefined
  /** 1 to 100; 50 when absent. */
  readonly top?: number | undefined
}

/** A record that was found. */
export interface FoundRecord {
  readonly id: string
  /** Logical name. */
  readonly table: string
  readonly score: number
  /** The columns that were asked for. */
  readonly values: Readonly<Record<string, unknown>>
  /** Column → its texts, with the matches between `{crmhit}` and `{/crmhit}`. */
  readonly highlights: Readonly<Record<string, readonly string[]>>
}

/** Result of `searchRecords`. */
export interface SearchedRecords {
  /** Of everything that is found, when it was asked for. */
  readonly count: number | undefined
  readonly records: readonly FoundRecord[]
  /** Under the names that were asked for. */
  readonly facets: SearchFacets
}

/**
 * Searches the texts of many tables at once (Dataverse search).
 *
 * Wire: action `searchquery`, unbound, whose lists and answer are JSON in texts.
 * Limits: one request a second for a user, 150 a minute for an environment.
 * Fails with: `ServiceError` when the search itself failed, or is turned off (`0x80048d0b`); `ThrottledError`.
 * Source: "Dataverse search query".
 *
 * @example
 * const { records } = await crm.execute(searchRecords({ search: 'maria', entities: [account, contact], top: 10 }))
 */
export function searchRecords(input: SearchRecordsInput): Operation<SearchedRecords> {
  const operation = searchquery({
    search: searchText(input.search),
    entities: searchEntities(input.entities),
    filter: input.filter,
    facets: searchList(input.facets, 'facets'),
    orderby: searchList(input.orderBy, 'orderBy'),
    options: searchList(input.options, 'options'),
    count: input.count,
    skip: searchNumber(input.skip, 'skip', [0, 2 ** 31 - 1]),
    top: searchNumber(input.top, 'top', [1, 100]),
  })
  return readSearch(operation, ({ Value, Facets, Count }) => ({
    count: typeof Count === 'number' && Count >= 0 ? Count : undefined,
    records: objectsIn(Value, 'searchquery').map(toRecord),
    facets: readFacets(Facets),
  }))
}

function toRecord({ Id, EntityName, Score, Attributes, Highlights }: SearchAnswer): FoundRecord {
  if (typeof Id !== 'string' || typeof EntityName !== 'string' || typeof Score !== 'number') {
    throw new UnexpectedResponseError('searchquery was answered with a result that names no record.')
  }
  return {
    id: Id.toLowerCase(),
    table: EntityName,
    score: Score,
    values: isObject(Attributes) ? Attributes : {},
    highlights: (isObject(Highlights) ? Highlights : {}) as FoundRecord['highlights'], // as documented
  }
}
