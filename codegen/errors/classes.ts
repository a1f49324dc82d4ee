/**
 * What a caller would do about each code, by the code's name: the kind of its error, and of a business rule what it is about.
 * Every name of the documents stands here: one that does not stops the import.
 */
const byClass: Readonly<Record<string, string>> = {
  'not-found': `ObjectDoesNotExist RecordNotFoundByEntityKey unManagedidsopportunitydoesnotexist unManagedidsleaddoesnotexist
    ProductDoesNotExist`,
  'missing-user': 'UserNotMemberOfOrg',
  'missing-privilege': `PrivilegeDenied PrincipalPrivilegeDenied unManagedIdsAccessDenied AccessDenied OnlyOwnerCanRevoke
    unManagedidsusernotenabled CrmSecurityError InvalidCaller InvalidAccessRights PrivilegeCreateIsDisabledForOrganization
    BusinessNotEnabled unManagedinvalidprincipal unManagedinvalidprivilegeedepth ReadOnlyUserNotSupported UserNotAssignedRoles
    InsufficientPrivilegeToQueueOwner OrganizationDisabled SystemUserDisabled UserNotAssignedLicense
    AttributePrivilegeCreateIsMissing AttributePermissionUpdateIsMissingDuringShare AttributePermissionReadIsMissing
    AttributePermissionUpdateIsMissingDuringUpdate CannotQualifyLead MergeSecurityError`,
  'missing-privilege:impersonation': 'CannotActOnBehalfOfAnotherUser CannotAddOrActonBehalfAnotherUserPrivilege',
  authentication: `InvalidUserAuth unManagedidsanonymousenabled UnauthorizedAccess unManagedinvalidsecurityprincipal
    ExpiredOAuthToken MissingCrmAuthenticationToken RequestIsNotAuthenticated MissingCrmAuthenticationTokenOrganizationName
    InvalidAuthTicket ExpiredAuthTicket BadAuthTicket InsufficientAuthTicket TamperedAuthTicket AccessTokenExpired`,
  'version-mismatch': 'ConcurrencyVersionMismatch',
  'duplicate-key:primary-key': 'DuplicateRecord',
  'duplicate-key:alternate-key': 'DuplicateRecordEntityKey',
  'duplicate-rule': 'DuplicateRecordsFound',
  'throttled:requests': 'ThrottlingBurstRequestLimitExceededError',
  'throttled:time': 'ThrottlingTimeExceededError',
  'throttled:concurrency': 'ThrottlingConcurrencyLimitExceededError',
  'throttled:query': 'DataEngineQueryThrottling DataEngineLeadingWildcardQueryThrottling',
  'throttled:other': 'Throttling SandboxWorkerThrottleLimit',
  'change-token-expired': 'ExpiredVersionStamp',
  'plug-in': `IsvAborted IsvUnExpected SandboxClientPluginTimeout SandboxHostPluginTimeout SandboxWorkerPluginTimeout
    SandboxWorkerNotAvailable SandboxHostNotAvailable UnableToLoadPluginType UnableToLoadPluginAssembly`,
  'query-limit': `AggregateQueryRecordLimitExceeded RollupAggregateQueryRecordLimitExceeded TooManyConditionsInQuery
    TooManyLinkEntitiesInQuery TooManyConditionParametersInQuery OverRetrievalUpperLimitWithoutPagingCookie
    LeadingWildcardCauseTimeout ComputedColumnCauseTimeout PerformanceValidationIssuesCauseTimeout
    TooManyCalculatedFieldsInQuery TooManyMultiSelectConditionParametersInQuery SqlMaxRecursionExceeded`,
  validation: `RequiredFieldMissing InvalidArgument InvalidXml InvalidParent InvalidParentId InvalidAssigneeId InvalidObjectTypes
    InvalidOwnerID BusinessManagementObjectAlreadyExists unManagedidsdataoutofrange InvalidCustomer InvalidDateTime
    InvalidMetadata InvalidPrimaryKey InvalidCharactersInField InvalidFetchXml MoneySizeExceeded MissingParameter
    SearchTextLenExceeded QueryBuilderNoEntity QueryBuilderNoAttribute QueryBuilderNoAlias QueryBuilderInvalidConditionOperator
    QueryBuilderInvalidJoinOperator QueryBuilderInvalidFilterType QueryBuilderElementNotFound QueryBuilderEntitiesDontMatch
    QueryBuilderPagingOrderBy QueryBuilderInvalidPagingCookie QueryBuilderInvalidAggregateAttribute QueryBuilderDuplicateAlias
    QueryBuilderAliasNotAllowedForNonAggregateOrderBy QueryBuilderAliasRequiredForAggregateOrderBy
    QueryBuilderInvalidDateGrouping SqlArithmeticOverflowError QueryBuilderAttributeCannotBeGroupByAndAggregate
    QueryBuilderInvalidAttributeValue PicklistValueOutOfRange BooleanOptionOutOfRange IntegerValueOutOfRange
    DecimalValueOutOfRange StringLengthTooLong AttributeDeprecated IncorrectAttributeValueType InvalidEntityName PayloadError
    ODataRequestError InvalidEntityKeyOperation EntityKeyNotDefined ConcurrencyVersionNotProvided OptimisticConcurrencyNotEnabled
    EntityKeyNameExists EntityKeyWithSelectedAttributesExists IndexSizeConstraintViolated CannotSecureEntityKeyAttribute
    InvalidEntitySetName MultipleRecordsFoundByEntityKey MetadataNotFound
    UploadingAndDownloadingInMultipleChunksNotSupported`,
  'invalid-state': `InvalidStateCodeStatusCode InvalidStateTransition InvalidState CannotUpdateObjectBecauseItIsInactive
    CannotUpdateBecauseItIsReadOnly CannotDeleteAsItIsReadOnly StateTransitionActiveToResolve StateTransitionActiveToCanceled
    StateTransitionResolvedOrCanceledToActive MergeEntityNotActiveError`,
  'invalid-state:lead': 'LeadAlreadyInOpenState LeadAlreadyInClosedState',
  'invalid-state:opportunity': 'OpportunityIsAlreadyClosed OpportunityCannotBeClosed OpportunityAlreadyInOpenState',
  'invalid-state:case': 'IncidentIsAlreadyClosedOrCancelled unManagedidsincidentinvalidstate CaseAlreadyResolved',
  'invalid-state:queue': `CannotUpdateDeactivatedQueueItem CannotCreateQueueItemInactiveObject
    CannotAddQueueItemsToInactiveQueue CannotRouteInactiveQueueItem`,
  'invalid-state:entitlement': `EntitlementInvalidState InvalidEntitlementRenew InvalidEntitlementActivate
    InvalidEntitlementCancel InvalidEntitlementDeactivate EntitlementEditDraft InvalidEntitlementStateAssociateToCase`,
  'business-rule': `CannotDeleteDueToAssociation CannotShareWithOwner EntityLoopExists EntityLoopBeingCreated
    AccountLoopBeingCreated CannotDeleteAsBackgroundOperationInProgress RecalculateNotSupportedOnNonRollupField
    MergeEntitiesIdenticalError MergeActiveQuoteError`,
  'business-rule:lead': 'unManagedidsleadnoparent unManagedidsleadnotassigned',
  'business-rule:opportunity': 'MissingOpportunityId',
  'business-rule:quote': 'QuoteReviseExistingActiveQuote',
  'business-rule:case': `unManagedidsincidentcannotclose IncidentCannotCancel
    unManagedidsincidentparentaccountandparentcontactpresent unManagedidsincidentparentaccountandparentcontactnotpresent
    IncidentNullSpentTimeOrBilled IncidentMissingActivityRegardingObject CloseActiveChildCaseFirst CancelActiveChildCaseFirst
    CannotMergeCase NoIncidentMergeHavingSameParent`,
  'business-rule:queue': `ActiveQueueItemAlreadyExists CannotRouteToQueue CannotRouteToSameQueue
    CannotAddSingleQueueEnabledEntityToQueue CouldNotFindQueueItemInQueue MultipleQueueItemsFound QueueIdNotPresent
    QueueItemNotPresent ErrorNoActiveRoutingRuleExists`,
  'business-rule:product': `DuplicateProductPriceLevel MissingUomScheduleId MissingUomId MissingPriceLevelId
    DiscountAmountAndPercent`,
  'business-rule:currency': `CannotUpdateQuoteCurrency CannotUpdateOpportunityCurrency SalesOrderAndInvoiceCurrencyNotEqual
    QuoteAndSalesOrderCurrencyNotEqual RecordAndOpportunityCurrencyNotEqual RecordAndPricelistCurrencyNotEqual
    CurrencyCannotBeNullDueToNonNullMoneyFields InvalidCurrency CurrencyFieldMissing`,
  'business-rule:entitlement': 'InvalidEntitlementForSelectedCustomerOrProduct InvalidEntitlementAssociationToCase',
  'business-rule:sla': 'ActiveSlaCannotEdit ApplyActiveSLAOnly SlaNotEnabledEntity',
  'business-rule:process':
    'ActiveStageIDIsNull ActiveStageIdDoesNotMatchLastStageInTraversedPath ActiveStageIsNotOnLeadEntity',
  'business-rule:file': `AttachmentBlocked unManagedidsattachmentinvalidfilesize unManagedidsattachmentisempty
    AttachmentInvalidFileName ProcessImageFailure DocumentManagementIsDisabled`,
  service: `None UnExpected NotImplemented InvalidOperation NotSupported TransactionNotStarted TransactionAborted
    unManagedidssqlerror unManagedidssqltimeouterror CouldNotObtainLockOnResource AppLockTimeout
    CrmSqlGovernorDatabaseRequestDenied ReadIntentIncompatible SearchDisabled CrmHttpError`,
}

const classes = new Map(
  Object.entries(byClass).flatMap(([className, names]) => names.split(/\s+/).map((name) => [name, className] as const)),
)

/** `business-rule:case`. */
export function classOf(name: string): string {
  const found = classes.get(name)
  if (found !== undefined) return found
  throw new Error(`The code ${name} has no class: give it one in codegen/errors/classes.ts.`)
}

/** Names that no document has any more. */
export function unusedNames(names: readonly string[]): readonly string[] {
  const used = new Set(names)
  return [...classes.keys()].filter((name) => !used.has(name))
}
