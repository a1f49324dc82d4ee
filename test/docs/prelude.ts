// The names that a snippet of the guides or of a docstring may use without importing them.
import type { DefaultAzureCredential as Credential } from '@azure/identity'
import type { Client } from 'dynamics365-crm'
import type { Emulator } from 'dynamics365-crm/emulator'
import type { ActionResult, ReportedRecord } from 'dynamics365-crm/reports'

export {
  associate,
  average,
  batch,
  type Client,
  changeSet,
  changesOf,
  connect,
  count,
  countRecords,
  create,
  createClient,
  createGate,
  createMultiple,
  deleteMultiple,
  deleteRecord,
  disassociate,
  etag,
  expandedPage,
  fileCheckpoint,
  formatted,
  isDataverseError,
  lookup,
  max,
  min,
  newGuid,
  newRecord,
  odata,
  optionsIn,
  otherOption,
  personalView,
  plainCount,
  query,
  queryRelated,
  type RowOf,
  ref,
  retrieve,
  retrieveColumn,
  retrieveRelated,
  savedView,
  sum,
  update,
  updateMultiple,
  upsert,
  upsertMultiple,
  withOptions,
} from 'dynamics365-crm'
export {
  abortFlow,
  account360,
  activateEntitlement,
  activateQuote,
  activateWorkflow,
  activePath,
  addCompetitor,
  addDiscount,
  addEmailAttachment,
  addInvoiceProduct,
  addItemCampaign,
  addItemCampaignActivity,
  addListMembersList,
  addMemberList,
  addMembersTeam,
  addNote,
  addOpportunityProduct,
  addPriceListItem,
  addPrincipalToQueue,
  addPrivilegesRole,
  addProductToBundle,
  addQuoteProduct,
  addRole,
  addSalesOrderProduct,
  addToQueue,
  addUserToRecordTeam,
  applyRecordCreationRule,
  applyRoutingRule,
  applySla,
  approveKnowledgeArticle,
  archiveKnowledgeArticle,
  assign,
  assignTerritory,
  bindEntitlement,
  bookAppointment,
  bulkDelete,
  bulkDetectDuplicates,
  calculateActualValue,
  calculatePrice,
  calculateRollupField,
  calculateTotalTime,
  cancelActivity,
  cancelCase,
  cancelContract,
  cancelEntitlement,
  cancelInvoice,
  cancelSalesOrder,
  caseFromEmail,
  cloneContract,
  cloneProduct,
  closeQuote,
  completeActivity,
  convertQuoteToSalesOrder,
  convertSalesOrderToInvoice,
  copyCampaign,
  copyCampaignResponse,
  copyDynamicListToStatic,
  copyMembersList,
  createCase,
  createKnowledgeArticle,
  createKnowledgeArticleVersion,
  deactivateEntitlement,
  deactivateWorkflow,
  disqualifyLead,
  distributeCampaignActivity,
  draftEmail,
  escalateCase,
  escalationSweep,
  escapeSearchText,
  executeCosmosSqlQuery,
  executeWorkflow,
  expandCalendar,
  expireKnowledgeArticle,
  finishFlow,
  formatAddress,
  fulfillSalesOrder,
  fullTextSearchKnowledgeArticle,
  generateInvoiceFromOpportunity,
  generateQuoteFromOpportunity,
  generateSalesOrderFromOpportunity,
  getAutoNumberSeed,
  getDefaultPriceLevel,
  getInvoiceProductsFromOpportunity,
  getNextAutoNumberValue,
  getQuoteProductsFromOpportunity,
  getSalesOrderProductsFromOpportunity,
  getTimeZoneCodeByLocalizedName,
  getTrackingToken,
  grantAccess,
  incrementKnowledgeArticleViewCount,
  initializeFrom,
  instantiateTemplate,
  leadToCash,
  linkArticleToCase,
  listWorkflows,
  localTimeFromUtcTime,
  lockInvoicePricing,
  lockSalesOrderPricing,
  logAppointment,
  logLetter,
  logPhoneCall,
  logTask,
  loseOpportunity,
  membersOf,
  merge,
  mergeCases,
  modifyAccess,
  moveToNextStage,
  moveToPreviousStage,
  notesOf,
  openItemsOf,
  payInvoice,
  pickFromQueue,
  pickNextFromQueue,
  planAppointment,
  planLetter,
  planPhoneCall,
  planTask,
  processInstancesOf,
  publishDuplicateRule,
  publishKnowledgeArticle,
  publishProductHierarchy,
  qualifyLead,
  qualifyMemberList,
  querySchedule,
  reactivateCase,
  reactivateFlow,
  reassignObjectsOwner,
  recalculateGoal,
  releaseToQueue,
  remainingTerms,
  removeCompetitor,
  removeFromQueue,
  removeMemberList,
  removeMembersTeam,
  removeRole,
  removeUserFromRecordTeam,
  renewContract,
  renewEntitlement,
  reopenLead,
  reopenOpportunity,
  repliesOf,
  rescheduleAppointment,
  resolveIncident,
  restoreKnowledgeArticle,
  retrieveAttributeChangeHistory,
  retrieveAuditDetails,
  retrieveDuplicates,
  retrieveExchangeRate,
  retrieveNoteFile,
  retrievePrincipalAccess,
  retrieveProductProperties,
  retrieveRecordChangeHistory,
  retrieveSharedPrincipalsAndAccess,
  retrieveTeamPrivileges,
  retrieveTotalRecordCount,
  retrieveUserPrivileges,
  retrieveUserQueues,
  returnQuoteToDraft,
  revertProduct,
  reviseQuote,
  revokeAccess,
  rollup,
  roundRobin,
  routeTo,
  runBulkDelete,
  scheduleKnowledgeArticle,
  searchAutocomplete,
  searchAvailability,
  searchIn,
  searchRecords,
  searchSuggest,
  sendEmail,
  sendEmailFromTemplate,
  setAutoNumberSeed,
  setState,
  slaKpiInstancesOf,
  slaTimes,
  stagesOf,
  startFlow,
  submitSalesOrder,
  switchFlow,
  timeline,
  timelineOf,
  translateKnowledgeArticle,
  unlockInvoicePricing,
  unlockSalesOrderPricing,
  unpublishDuplicateRule,
  utcTimeFromLocalTime,
  waitForJob,
  watchSla,
  whoAmI,
  winOpportunity,
  winQuote,
} from 'dynamics365-crm/actions'
export { createEmulator } from 'dynamics365-crm/emulator'
export {
  account,
  contact,
  EntitlementAllocationType,
  EntitlementDecreaseRemainingOn,
  email,
  entitlement,
  IncidentState,
  incident,
  incidentresolution,
  KnowledgeArticleStates,
  knowledgearticle,
  LeadSource,
  LeadState,
  LeadStates,
  LeadStatus,
  languagelocale,
  lead,
  leadtoopportunitysalesprocess,
  list,
  OpportunityState,
  opportunity,
  opportunitysalesprocess,
  ProductStates,
  ProductStructure,
  processstage,
  product,
  QuoteStatus,
  queue,
  queueitem,
  quote,
  quotedetail,
  salesorder,
  savedquery,
  systemuser,
  task,
  team,
  WorkflowCategory,
} from 'dynamics365-crm/entities'
export {
  BusinessRuleError,
  DuplicateRecordError,
  OutcomeUnknownError,
  RecordNotFoundError,
  ServiceError,
  ThrottledError,
  VersionMismatchError,
} from 'dynamics365-crm/errors'
export {
  deleteFile,
  downloadFile,
  downloadImage,
  downloadParts,
  imageOf,
  streamFile,
  type TransferProgress,
  type UploadProgress,
  type UploadResume,
  uploadFile,
  uploadWholeFile,
} from 'dynamics365-crm/files'
export { CloseIncident, GrantAccess, RemoveFromQueue, RetrieveTotalRecordCount } from 'dynamics365-crm/operations'
export { operationReport, pipeline, pipelineMarkdown } from 'dynamics365-crm/reports'
export { payloadSchema } from 'dynamics365-crm/validation'
export { http } from 'msw'
export { setupServer } from 'msw/node'

export declare const DefaultAzureCredential: typeof Credential

export declare const crm: Client
export declare const emulator: Emulator
export declare const credential: Credential

export declare const orgUrl: string
export declare const actions: readonly ActionResult[]
export declare const records: readonly ReportedRecord[]

export declare const accountId: string
export declare const otherId: string
export declare const teamId: string
export declare const competitorId: string
export declare const emails: readonly string[]
export declare const contactId: string
export declare const entitlementId: string
export declare const incidentId: string
export declare const knowledgeArticleId: string
export declare const languageLocaleId: string
export declare const priceLevelId: string
export declare const discountTypeId: string
export declare const territoryId: string
export declare const lineId: string
export declare const campaignId: string
export declare const listId: string
export declare const listMemberId: string
export declare const campaignActivityId: string
export declare const campaignResponseId: string
export declare const contractId: string
export declare const goalId: string
export declare const leadId: string
export declare const opportunityId: string
export declare const queueId: string
export declare const queueItemId: string
export declare const taskId: string
export declare const userId: string
export declare const userObjectId: string
export declare const viewId: string
export declare const visitId: string

export declare const since: string
export declare const typed: string
export declare const word: string
export declare const save: (token: string | undefined) => void
export declare const apply: (change: unknown) => void
export declare const quoteId: string
export declare const salesOrderId: string
export declare const invoiceId: string
export declare const transactionCurrencyId: string
export declare const productId: string
export declare const unitId: string
export declare const emailId: string
export declare const noteId: string
export declare const templateId: string
export declare const flowId: string
export declare const slaId: string
export declare const roleId: string
export declare const privilegeId: string
export declare const workflowId: string
export declare const auditId: string
export declare const appointmentId: string
export declare const calendarId: string
export declare const ruleId: string
export declare const jobId: string
export declare const serviceId: string
