export { type Caller, whoAmI } from '../operation/index.js'
export type { TableState } from './move-to.js'
export { assign, type OwnedTable } from './platform/assign.js'
export { type CalculateRollupFieldInput, calculateRollupField } from './platform/calculate-rollup-field.js'
export { type MergeInput, merge } from './platform/merge.js'
export { retrieveTotalRecordCount } from './platform/retrieve-total-record-count.js'
export { type SearchAutocompleteInput, searchAutocomplete } from './platform/search-autocomplete.js'
export type { SearchFacet, SearchFacets } from './platform/search-facets.js'
export {
  type FoundRecord,
  type SearchedRecords,
  type SearchOption,
  type SearchRecordsInput,
  searchRecords,
} from './platform/search-records.js'
export { type SearchScope, type SearchScopeOptions, searchIn } from './platform/search-scope.js'
export { type SearchSuggestInput, type SearchSuggestion, searchSuggest } from './platform/search-suggest.js'
export { escapeSearchText } from './platform/search-text.js'
export { type SetStateOptions, type StatefulTable, setState } from './platform/set-state.js'
export { type CalculateActualValueInput, calculateActualValue } from './sales/calculate-actual-value.js'
export type { CloseOpportunityInput } from './sales/close-opportunity.js'
export { type DisqualifyLeadInput, disqualifyLead } from './sales/disqualify-lead.js'
export { type LoseOpportunityInput, loseOpportunity } from './sales/lose-opportunity.js'
export { type QualifiedLead, type QualifyLeadFlags, type QualifyLeadInput, qualifyLead } from './sales/qualify-lead.js'
export { type ReopenLeadInput, reopenLead } from './sales/reopen-lead.js'
export { type ReopenOpportunityInput, reopenOpportunity } from './sales/reopen-opportunity.js'
export { type WinOpportunityInput, winOpportunity } from './sales/win-opportunity.js'
export { type AddedToQueue, type AddToQueueInput, addToQueue } from './service/add-to-queue.js'
export { type ApplyRoutingRuleInput, applyRoutingRule } from './service/apply-routing-rule.js'
export { type PickFromQueueInput, pickFromQueue } from './service/pick-from-queue.js'
export { type ReleaseToQueueInput, releaseToQueue } from './service/release-to-queue.js'
export { type ResolveIncidentInput, resolveIncident } from './service/resolve-incident.js'
