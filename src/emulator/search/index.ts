import type { Message } from '../model.js'
import { searchAutocomplete } from './search-autocomplete.js'
import { searchQuery } from './search-query.js'
import { searchStatistics, searchStatus } from './search-status.js'
import { searchSuggest } from './search-suggest.js'

/** The messages of Dataverse search. */
export const searchMessages: readonly Message[] = Object.freeze([
  searchQuery,
  searchSuggest,
  searchAutocomplete,
  searchStatistics,
  searchStatus,
])
