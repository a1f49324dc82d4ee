import type { Operation } from '../../operation/index.js'
import { searchautocomplete } from '../../operations/index.js'
import type { Table } from '../../schema/index.js'
import { readSearch } from './search-answer.js'
import { type SearchScope, searchEntities } from './search-scope.js'
import { searchText } from './search-text.js'

/** Input of `searchAutocomplete`. */
export interface SearchAutocompleteInput {
  /** 1 to 100 characters. */
  readonly search: string
  /** Tables, by their objects or names, or what `searchIn` made; every table that can be searched when absent. */
  readonly entities?: readonly (Table | SearchScope | string)[] | undefined
  /** Of the search as a whole: `account:revenue gt 100000`. */
  readonly filter?: string | undefined
  /** Whether a letter may be wrong or missing; not when absent. */
  readonly fuzzy?: boolean | undefined
}

/**
 * Completes the word that a user is typing: gives the text with the match between `{crmhit}` and `{/crmhit}`, or nothing.
 *
 * Wire: action `searchautocomplete`, unbound, whose lists and answer are JSON in texts.
 * Limits: one request a second for a user, 150 a minute for an environment.
 * Fails with: `ServiceError` when the search itself failed, or is turned off (`0x80048d0b`); `ThrottledError`.
 * Source: "Dataverse search autocomplete".
 *
 * @example
 * const text = await crm.execute(searchAutocomplete({ search: 'con', entities: [account] })) // '{crmhit}contoso{/crmhit}'
 */
export function searchAutocomplete(input: SearchAutocompleteInput): Operation<string | undefined> {
  const operation = searchautocomplete({
    search: searchText(input.search),
    entities: searchEntities(input.entities),
    filter: input.filter,
    fuzzy: input.fuzzy,
  })
  return readSearch(operation, ({ Value }) => (typeof Value === 'string' && Value !== '' ? Value : undefined))
}
