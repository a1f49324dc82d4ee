import { UnexpectedResponseError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { searchsuggest } from '../../operations/index.js'
import { isObject, objectsIn, readSearch, type SearchAnswer } from './search-answer.js'
import type { SearchAutocompleteInput } from './search-autocomplete.js'
import { searchEntities } from './search-scope.js'
import { searchList, searchNumber, searchText } from './search-text.js'

/** In characters. Source: "Dataverse Search suggest", search parameter, read 2026-11. */
const shortest = 3

/** Input of `searchSuggest`. */
export interface SearchSuggestInput extends Omit<SearchAutocompleteInput, 'search'> {
  /** 3 to 100 characters. */
  readonly search: string
  /** `@search.score desc`, `modifiedon desc`. */
  readonly orderBy?: readonly string[] | undefined
  /** 1 to 100; 5 when absent. */
  readonly top?: number | undefined
}

/** A record that may be meant. */
export interface SearchSuggestion {
  readonly id: string
  /** Logical name. */
  readonly table: string
  /** Has the match between `{crmhit}` and `{/crmhit}`. */
  readonly text: string
  /** The columns that were asked for, without such marks. */
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * Suggests records while a user is typing: from the third character on.
 *
 * Wire: action `searchsuggest`, unbound, whose lists and answer are JSON in texts.
 * Limits: one request a second for a user, 150 a minute for an environment.
 * Fails with: `ServiceError` when the search itself failed, or is turned off (`0x80048d0b`); `ThrottledError`.
 * Source: "Dataverse Search suggest".
 *
 * @example
 * const suggestions = await crm.execute(searchSuggest({ search: 'mar', entities: [contact] }))
 */
export function searchSuggest(input: SearchSuggestInput): Operation<readonly SearchSuggestion[]> {
  const operation = searchsuggest({
    search: searchText(input.search, shortest),
    entities: searchEntities(input.entities),
    filter: input.filter,
    fuzzy: input.fuzzy,
    orderby: searchList(input.orderBy, 'orderBy'),
    top: searchNumber(input.top, 'top', [1, 100]),
  })
  return readSearch(operation, ({ Value }) => objectsIn(Value, 'searchsuggest').map(toSuggestion))
}

function toSuggestion({ Text, Document }: SearchAnswer): SearchSuggestion {
  const document = isObject(Document) ? Document : {}
  const { '@search.objectid': id, '@search.entityname': table } = document
  if (typeof Text !== 'string' || typeof id !== 'string' || typeof table !== 'string') {
    throw new UnexpectedResponseError(
      'searchsuggest was answered with a suggestion that has no text or names no record.',
    )
  }
  const values = Object.entries(document).filter(([name]) => !name.startsWith('@search.'))
  return { id: id.toLowerCase(), table, text: Text, values: Object.fromEntries(values) }
}
