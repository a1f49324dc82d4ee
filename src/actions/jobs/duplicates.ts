import { UnexpectedResponseError } from '../../errors/index.js'
import { guidText, mapResult, nameText, type Operation, type ResultRow } from '../../operation/index.js'
import {
  BulkDetectDuplicates,
  type FetchExpressionInput,
  PublishDuplicateRule,
  type QueryExpressionInput,
  RetrieveDuplicates,
  UnpublishDuplicateRule,
} from '../../operations/index.js'
import { isGuid, type Ref } from '../../schema/index.js'
import { instant, wholeNumber } from '../checks.js'
import { knownRecord } from '../known-record.js'

/** Input of `retrieveDuplicates`. */
export interface RetrieveDuplicatesInput {
  readonly record: Ref
  /** Logical name of the table that is searched; the record's own when absent. */
  readonly matchingEntityName?: string | undefined
  /** How many at most, 1 to 5,000; 50 when absent. */
  readonly top?: number | undefined
}

/**
 * The records that published rules take for duplicates of a record.
 *
 * Wire: function `RetrieveDuplicates`, unbound; the record goes as a row, not by `@odata.id`.
 * Needs: a published duplicate detection rule for both tables.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: it only reads.
 * Source: "Run duplicate detection". The emulator does not run it, as it has no rules.
 *
 * @example
 * const rows = await crm.execute(retrieveDuplicates({ record: ref(account, accountId) }))
 */
export function retrieveDuplicates(input: RetrieveDuplicatesInput): Operation<readonly ResultRow[]> {
  const record = knownRecord(input.record, 'record')
  return RetrieveDuplicates({
    BusinessEntity: record,
    MatchingEntityName: nameText(input.matchingEntityName ?? record.table),
    PagingInfo: { PageNumber: 1, Count: wholeNumber(input.top ?? 50, 'top', 1, 5_000) },
  })
}

/** Input of `publishDuplicateRule` and `unpublishDuplicateRule`. */
export interface DuplicateRuleInput {
  readonly duplicateRuleId: string
}

/**
 * Publishes a duplicate detection rule, in the background.
 *
 * Wire: action `PublishDuplicateRule`, bound to the rule. It answers with the job.
 * Needs: prvPublishDuplicateRule.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; look at the rule's state first.
 * Source: the action's page in the Web API reference. The emulator does not run it, as it has no rules.
 *
 * @example
 * const { asyncOperationId } = await crm.execute(publishDuplicateRule({ duplicateRuleId: ruleId }))
 */
export function publishDuplicateRule({
  duplicateRuleId,
}: DuplicateRuleInput): Operation<{ readonly asyncOperationId: string }> {
  const job = PublishDuplicateRule(guidText(duplicateRuleId, 'duplicateRuleId'))
  return mapResult(job, ({ asyncoperationid }) => {
    if (isGuid(asyncoperationid)) return { asyncOperationId: asyncoperationid }
    throw new UnexpectedResponseError('PublishDuplicateRule was answered without the id of the job.')
  })
}

/**
 * Takes a duplicate detection rule back.
 *
 * Wire: action `UnpublishDuplicateRule`, unbound.
 * Needs: prvPublishDuplicateRule.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; look at the rule's state first.
 * Source: the action's page in the Web API reference. The emulator does not run it, as it has no rules.
 *
 * @example
 * await crm.execute(unpublishDuplicateRule({ duplicateRuleId: ruleId }))
 */
export function unpublishDuplicateRule({ duplicateRuleId }: DuplicateRuleInput): Operation<void> {
  return UnpublishDuplicateRule({ DuplicateRuleId: guidText(duplicateRuleId, 'duplicateRuleId') })
}

/** Input of `bulkDetectDuplicates`. */
export interface BulkDetectDuplicatesInput {
  readonly jobName: string
  /** Which records are looked at. */
  readonly query: QueryExpressionInput | FetchExpressionInput
  /** The e-mail template of the notification, of which none is sent here. */
  readonly templateId: string
  /** UTC; now when absent. */
  readonly recurrenceStartTime?: Date | undefined
}

/**
 * Looks for duplicates among many records, in the background.
 *
 * Wire: action `BulkDetectDuplicates`, unbound; recipients and recurrence go empty, as they are required.
 * Needs: published rules; prvCreateAsyncOperation.
 * Fails with: `PermissionError`.
 * Repeat: not repeated after a lost answer, as each call is a job.
 * Source: "Run duplicate detection". The emulator does not run it, as it has no rules.
 *
 * @example
 * const { jobId } = await crm.execute(
 *   bulkDetectDuplicates({
 *     jobName: 'Accounts',
 *     query: { '@odata.type': '#Microsoft.Dynamics.CRM.QueryExpression', EntityName: 'account' },
 *     templateId,
 *   }),
 * )
 */
export function bulkDetectDuplicates(input: BulkDetectDuplicatesInput): Operation<{ readonly jobId: string }> {
  const job = BulkDetectDuplicates({
    Query: input.query,
    JobName: input.jobName,
    SendEmailNotification: false,
    TemplateId: guidText(input.templateId, 'templateId'),
    ToRecipients: [],
    CCRecipients: [],
    RecurrencePattern: '',
    RecurrenceStartTime: instant(input.recurrenceStartTime ?? new Date(), 'recurrenceStartTime'),
  })
  return mapResult(job, ({ JobId }) => {
    if (isGuid(JobId)) return { jobId: JobId }
    throw new UnexpectedResponseError('BulkDetectDuplicates was answered without the id of the job.')
  })
}
