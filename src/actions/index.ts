export { type Caller, whoAmI } from '../operation/index.js'
export type { ActivityInput, CompletedActivityInput, RefTable } from './activities/activity-input.js'
export type { CloseableActivity } from './activities/activity-states.js'
export { type AddEmailAttachmentInput, addEmailAttachment } from './activities/add-email-attachment.js'
export { type AddNoteInput, addNote } from './activities/add-note.js'
export { type BookAppointmentInput, bookAppointment } from './activities/book-appointment.js'
export type { BookingConflict, BookingResult } from './activities/booking-result.js'
export type { CalendarPeriod } from './activities/calendar-period.js'
export { type CancelActivityInput, cancelActivity } from './activities/cancel-activity.js'
export { type CompleteActivityInput, completeActivity } from './activities/complete-activity.js'
export { type DraftEmailInput, draftEmail } from './activities/draft-email.js'
export { type ExpandCalendarInput, expandCalendar } from './activities/expand-calendar.js'
export type { FileContent } from './activities/file-content.js'
export { type GetTrackingTokenInput, getTrackingToken } from './activities/get-tracking-token.js'
export {
  type InstantiateTemplateInput,
  instantiateTemplate,
  type TemplatedEmail,
} from './activities/instantiate-template.js'
export { type LogAppointmentInput, logAppointment } from './activities/log-appointment.js'
export { type LogLetterInput, logLetter } from './activities/log-letter.js'
export { type LogPhoneCallInput, logPhoneCall } from './activities/log-phone-call.js'
export { type LogTaskInput, logTask } from './activities/log-task.js'
export { notesOf } from './activities/notes-of.js'
export { type PlanAppointmentInput, planAppointment } from './activities/plan-appointment.js'
export { type PlanLetterInput, planLetter } from './activities/plan-letter.js'
export { type PlanPhoneCallInput, planPhoneCall } from './activities/plan-phone-call.js'
export { type PlanTaskInput, planTask } from './activities/plan-task.js'
export { type QueryScheduleInput, querySchedule } from './activities/query-schedule.js'
export { repliesOf } from './activities/replies-of.js'
export { type RescheduleAppointmentInput, rescheduleAppointment } from './activities/reschedule-appointment.js'
export { type NoteFile, retrieveNoteFile } from './activities/retrieve-note-file.js'
export {
  type AvailableTime,
  type SearchAvailabilityInput,
  searchAvailability,
} from './activities/search-availability.js'
export { type SendEmailInput, sendEmail } from './activities/send-email.js'
export { type SendEmailFromTemplateInput, sendEmailFromTemplate } from './activities/send-email-from-template.js'
export { timelineOf } from './activities/timeline-of.js'
export type { AuditChange, AuditEntry, ColumnChange, HistoryInput } from './audit/audit-change.js'
export {
  type AttributeChangeHistoryInput,
  type ChangeHistory,
  type HistoryPage,
  type RecordChangeHistoryInput,
  retrieveAttributeChangeHistory,
  retrieveRecordChangeHistory,
} from './audit/history.js'
export { type RetrieveAuditDetailsInput, retrieveAuditDetails } from './audit/retrieve-audit-details.js'
export { abortFlow } from './flows/abort-flow.js'
export { type ActivePathInput, activePath, type PathStage } from './flows/active-path.js'
export { finishFlow } from './flows/finish-flow.js'
export type { FlowInput, FlowTable } from './flows/flow-table.js'
export { type ProcessInstance, processInstancesOf } from './flows/process-instances-of.js'
export { reactivateFlow } from './flows/reactivate-flow.js'
export { stagesOf } from './flows/stages-of.js'
export { type StartFlowInput, startFlow } from './flows/start-flow.js'
export { type BulkDeleteInput, bulkDelete, type DeletionQuery } from './jobs/bulk-delete.js'
export {
  type BulkDetectDuplicatesInput,
  bulkDetectDuplicates,
  type DuplicateRuleInput,
  publishDuplicateRule,
  type RetrieveDuplicatesInput,
  retrieveDuplicates,
  unpublishDuplicateRule,
} from './jobs/duplicates.js'
export type { TableState } from './move-to.js'
export { assign, type OwnedTable } from './platform/assign.js'
export {
  type AutoNumberInput,
  getAutoNumberSeed,
  getNextAutoNumberValue,
  type SetAutoNumberSeedInput,
  setAutoNumberSeed,
} from './platform/auto-number.js'
export { type CalculateRollupFieldInput, calculateRollupField } from './platform/calculate-rollup-field.js'
export {
  type CosmosRows,
  type ExecuteCosmosSqlQueryInput,
  executeCosmosSqlQuery,
} from './platform/execute-cosmos-sql-query.js'
export { type FormatAddressInput, formatAddress } from './platform/format-address.js'
export { type InitializeFromInput, type InitialRecord, initializeFrom } from './platform/initialize-from.js'
export { type MergeInput, merge } from './platform/merge.js'
export { retrieveTotalRecordCount } from './platform/retrieve-total-record-count.js'
export { type RollupInput, rollup } from './platform/rollup.js'
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
export {
  type GetTimeZoneCodeByLocalizedNameInput,
  getTimeZoneCodeByLocalizedName,
  type LocalTimeFromUtcTimeInput,
  localTimeFromUtcTime,
  type UtcTimeFromLocalTimeInput,
  utcTimeFromLocalTime,
} from './platform/times.js'
export {
  activateWorkflow,
  deactivateWorkflow,
  type ExecuteWorkflowInput,
  executeWorkflow,
  listWorkflows,
  type WorkflowInput,
  type WorkflowJob,
} from './processes/workflows.js'
export { type ActivateQuoteInput, activateQuote } from './sales/activate-quote.js'
export { type AddDiscountInput, addDiscount } from './sales/add-discount.js'
export { type AddInvoiceProductInput, addInvoiceProduct } from './sales/add-invoice-product.js'
export { type AddOpportunityProductInput, addOpportunityProduct } from './sales/add-opportunity-product.js'
export { type AddPriceListItemInput, addPriceListItem } from './sales/add-price-list-item.js'
export { type AddProductToBundleInput, addProductToBundle } from './sales/add-product-to-bundle.js'
export { type AddQuoteProductInput, addQuoteProduct } from './sales/add-quote-product.js'
export { type AddSalesOrderProductInput, addSalesOrderProduct } from './sales/add-sales-order-product.js'
export { type AssignTerritoryInput, assignTerritory } from './sales/assign-territory.js'
export { type CalculateActualValueInput, calculateActualValue } from './sales/calculate-actual-value.js'
export { type CalculatePriceInput, calculatePrice, type PricedTable } from './sales/calculate-price.js'
export {
  type AddedCampaignActivityItem,
  type AddedCampaignItem,
  type AddItemCampaignActivityInput,
  type AddItemCampaignInput,
  addItemCampaign,
  addItemCampaignActivity,
  type CampaignItem,
} from './sales/campaign-item.js'
export { type CancelInvoiceInput, cancelInvoice } from './sales/cancel-invoice.js'
export { type CancelSalesOrderInput, cancelSalesOrder } from './sales/cancel-sales-order.js'
export { type ClonedProduct, cloneProduct } from './sales/clone-product.js'
export type { CloseOpportunityInput } from './sales/close-opportunity.js'
export { type CloseQuoteInput, closeQuote } from './sales/close-quote.js'
export {
  type CancelContractInput,
  type CloneContractInput,
  cancelContract,
  cloneContract,
  type MadeContract,
  type RenewContractInput,
  renewContract,
} from './sales/contracts.js'
export { type ConvertQuoteToSalesOrderInput, convertQuoteToSalesOrder } from './sales/convert-quote-to-sales-order.js'
export {
  type ConvertSalesOrderToInvoiceInput,
  convertSalesOrderToInvoice,
} from './sales/convert-sales-order-to-invoice.js'
export {
  type CopiedCampaign,
  type CopiedCampaignResponse,
  type CopyCampaignInput,
  type CopyCampaignResponseInput,
  copyCampaign,
  copyCampaignResponse,
} from './sales/copy-campaign.js'
export {
  type CopyDynamicListToStaticInput,
  copyDynamicListToStatic,
  type StaticList,
} from './sales/copy-dynamic-list-to-static.js'
export { type DisqualifyLeadInput, disqualifyLead } from './sales/disqualify-lead.js'
export {
  type DistributeCampaignActivityInput,
  type DistributedCampaignActivity,
  distributeCampaignActivity,
} from './sales/distribute-campaign-activity.js'
export { type FulfillSalesOrderInput, fulfillSalesOrder } from './sales/fulfill-sales-order.js'
export {
  type GenerateInvoiceFromOpportunityInput,
  generateInvoiceFromOpportunity,
} from './sales/generate-invoice-from-opportunity.js'
export {
  type GenerateQuoteFromOpportunityInput,
  generateQuoteFromOpportunity,
} from './sales/generate-quote-from-opportunity.js'
export {
  type GenerateSalesOrderFromOpportunityInput,
  generateSalesOrderFromOpportunity,
} from './sales/generate-sales-order-from-opportunity.js'
export { type GetDefaultPriceLevelInput, getDefaultPriceLevel } from './sales/get-default-price-level.js'
export {
  type GetInvoiceProductsFromOpportunityInput,
  getInvoiceProductsFromOpportunity,
} from './sales/get-invoice-products-from-opportunity.js'
export {
  type GetQuoteProductsFromOpportunityInput,
  getQuoteProductsFromOpportunity,
} from './sales/get-quote-products-from-opportunity.js'
export {
  type GetSalesOrderProductsFromOpportunityInput,
  getSalesOrderProductsFromOpportunity,
} from './sales/get-sales-order-products-from-opportunity.js'
export {
  type AddedListMember,
  type AddMemberListInput,
  addListMembersList,
  addMemberList,
  type CopyMembersListInput,
  copyMembersList,
  type ListMember,
  type ListMembersInput,
  type QualifyMemberListInput,
  qualifyMemberList,
  type RemoveMemberListInput,
  removeMemberList,
} from './sales/list-members.js'
export { type LockInvoicePricingInput, lockInvoicePricing } from './sales/lock-invoice-pricing.js'
export { type LockSalesOrderPricingInput, lockSalesOrderPricing } from './sales/lock-sales-order-pricing.js'
export { type LoseOpportunityInput, loseOpportunity } from './sales/lose-opportunity.js'
export { addCompetitor, type OpportunityCompetitorInput, removeCompetitor } from './sales/opportunity-competitor.js'
export { type PayInvoiceInput, payInvoice } from './sales/pay-invoice.js'
export type { ProductInput } from './sales/product-input.js'
export type { CatalogueLine, LineAmounts, ProductLine, WriteInLine } from './sales/product-line.js'
export { publishProductHierarchy } from './sales/publish-product-hierarchy.js'
export { type QualifiedLead, type QualifyLeadFlags, type QualifyLeadInput, qualifyLead } from './sales/qualify-lead.js'
export { type RecalculateGoalInput, recalculateGoal } from './sales/recalculate-goal.js'
export { type ReopenLeadInput, reopenLead } from './sales/reopen-lead.js'
export { type ReopenOpportunityInput, reopenOpportunity } from './sales/reopen-opportunity.js'
export { type RetrieveExchangeRateInput, retrieveExchangeRate } from './sales/retrieve-exchange-rate.js'
export { type RetrieveProductPropertiesInput, retrieveProductProperties } from './sales/retrieve-product-properties.js'
export { type ReturnQuoteToDraftInput, returnQuoteToDraft } from './sales/return-quote-to-draft.js'
export { revertProduct } from './sales/revert-product.js'
export { type ReviseQuoteInput, reviseQuote } from './sales/revise-quote.js'
export { type SubmitSalesOrderInput, submitSalesOrder } from './sales/submit-sales-order.js'
export { type UnlockInvoicePricingInput, unlockInvoicePricing } from './sales/unlock-invoice-pricing.js'
export { type UnlockSalesOrderPricingInput, unlockSalesOrderPricing } from './sales/unlock-sales-order-pricing.js'
export { type WinOpportunityInput, winOpportunity } from './sales/win-opportunity.js'
export { type WinQuoteInput, winQuote } from './sales/win-quote.js'
export { activateEntitlement } from './service/activate-entitlement.js'
export { type AddPrincipalToQueueInput, addPrincipalToQueue } from './service/add-principal-to-queue.js'
export { type AddedToQueue, type AddToQueueInput, addToQueue } from './service/add-to-queue.js'
export { type ApplyRecordCreationRuleInput, applyRecordCreationRule } from './service/apply-record-creation-rule.js'
export { type ApplyRoutingRuleInput, applyRoutingRule } from './service/apply-routing-rule.js'
export { type ApplySlaInput, applySla } from './service/apply-sla.js'
export { approveKnowledgeArticle } from './service/approve-knowledge-article.js'
export { archiveKnowledgeArticle } from './service/archive-knowledge-article.js'
export { type BindEntitlementInput, bindEntitlement } from './service/bind-entitlement.js'
export { type CalculateTotalTimeInput, calculateTotalTime } from './service/calculate-total-time.js'
export { type CancelCaseInput, cancelCase } from './service/cancel-case.js'
export { cancelEntitlement } from './service/cancel-entitlement.js'
export type { EntitlementInput } from './service/change-entitlement.js'
export { type CreateCaseInput, createCase } from './service/create-case.js'
export { type CreateKnowledgeArticleInput, createKnowledgeArticle } from './service/create-knowledge-article.js'
export {
  type CreateKnowledgeArticleVersionInput,
  createKnowledgeArticleVersion,
} from './service/create-knowledge-article-version.js'
export { deactivateEntitlement } from './service/deactivate-entitlement.js'
export { type EscalateCaseInput, escalateCase } from './service/escalate-case.js'
export { expireKnowledgeArticle } from './service/expire-knowledge-article.js'
export {
  type FullTextSearchKnowledgeArticleInput,
  fullTextSearchKnowledgeArticle,
} from './service/full-text-search-knowledge-article.js'
export {
  type IncrementKnowledgeArticleViewCountInput,
  incrementKnowledgeArticleViewCount,
  type KnowledgeArticleViewLocation,
} from './service/increment-knowledge-article-view-count.js'
export type { KnowledgeArticleInput, MadeKnowledgeArticle } from './service/knowledge-article-input.js'
export { type LinkArticleToCaseInput, linkArticleToCase } from './service/link-article-to-case.js'
export { membersOf } from './service/members-of.js'
export { type MergeCasesInput, mergeCases } from './service/merge-cases.js'
export { openItemsOf } from './service/open-items-of.js'
export { type PickFromQueueInput, pickFromQueue } from './service/pick-from-queue.js'
export { type PublishKnowledgeArticleInput, publishKnowledgeArticle } from './service/publish-knowledge-article.js'
export { type ReactivateCaseInput, reactivateCase } from './service/reactivate-case.js'
export { type ReleaseToQueueInput, releaseToQueue } from './service/release-to-queue.js'
export { remainingTerms } from './service/remaining-terms.js'
export { type RemoveFromQueueInput, removeFromQueue } from './service/remove-from-queue.js'
export { type RenewEntitlementInput, type RenewedEntitlement, renewEntitlement } from './service/renew-entitlement.js'
export {
  type ResolveIncidentInput,
  resolveIncident,
  resolveIncident as closeIncident,
} from './service/resolve-incident.js'
export { restoreKnowledgeArticle } from './service/restore-knowledge-article.js'
export { type RetrieveUserQueuesInput, retrieveUserQueues, type UserQueue } from './service/retrieve-user-queues.js'
export { type RouteToInput, routeTo } from './service/route-to.js'
export { type ScheduleKnowledgeArticleInput, scheduleKnowledgeArticle } from './service/schedule-knowledge-article.js'
export { slaKpiInstancesOf } from './service/sla-kpi-instances-of.js'
export { type SlaTimes, type SlaTimesInput, slaTimes } from './service/sla-times.js'
export {
  type TranslateKnowledgeArticleInput,
  translateKnowledgeArticle,
} from './service/translate-knowledge-article.js'
export type { AccessRight, Principal } from './sharing/access-rights.js'
export { grantAccess } from './sharing/grant-access.js'
export { modifyAccess } from './sharing/modify-access.js'
export { type RetrievePrincipalAccessInput, retrievePrincipalAccess } from './sharing/retrieve-principal-access.js'
export {
  type RetrieveSharedPrincipalsAndAccessInput,
  retrieveSharedPrincipalsAndAccess,
  type SharedPrincipal,
} from './sharing/retrieve-shared-principals-and-access.js'
export { type RevokeAccessInput, revokeAccess } from './sharing/revoke-access.js'
export type { ShareInput } from './sharing/share-input.js'
export { type ReassignObjectsOwnerInput, reassignObjectsOwner } from './teams/reassign-objects-owner.js'
export {
  addUserToRecordTeam,
  type RecordTeam,
  type RecordTeamInput,
  removeUserFromRecordTeam,
} from './teams/record-team.js'
export {
  type AddPrivilegesRoleInput,
  addPrivilegesRole,
  addRole,
  type GivenPrivilege,
  type RoleInput,
  removeRole,
  retrieveTeamPrivileges,
  retrieveUserPrivileges,
  type UserPrivilege,
} from './teams/roles.js'
export { addMembersTeam, removeMembersTeam, type TeamMembersInput } from './teams/team-members.js'
export { type Account360Input, account360 } from './workflows/account360.js'
export { type CaseFromEmail, type CaseFromEmailInput, caseFromEmail } from './workflows/case-from-email.js'
export { type EscalatedCase, type EscalationSweepInput, escalationSweep } from './workflows/escalation-sweep.js'
export {
  type LeadToCashInput,
  type LeadToCashProgress,
  type LeadToCashResult,
  type LeadToCashStep,
  leadToCash,
} from './workflows/lead-to-cash.js'
export { type MovedFlow, type MoveFlowInput, moveToNextStage, moveToPreviousStage } from './workflows/move-flow.js'
export type { ItemOutcome } from './workflows/outcomes.js'
export { type PickedItem, type PickNextFromQueueInput, pickNextFromQueue } from './workflows/pick-next-from-queue.js'
export { type GivenItem, type RoundRobinInput, type RoundRobinResult, roundRobin } from './workflows/round-robin.js'
export { type SwitchedFlow, switchFlow } from './workflows/switch-flow.js'
export { type TimelineEntry, type TimelineInput, timeline } from './workflows/timeline.js'
export {
  type JobStatus,
  type JobWaiting,
  runBulkDelete,
  type WaitForJobInput,
  waitForJob,
} from './workflows/wait-for-job.js'
export { type SlaWarning, type WatchSlaInput, watchSla } from './workflows/watch-sla.js'
