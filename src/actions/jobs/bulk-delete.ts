import { UnexpectedResponseError, UsageError } from '../../errors/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { BulkDelete, type QueryExpressionInput } from '../../operations/index.js'
import { isGuid } from '../../schema/index.js'
import { instant } from '../checks.js'

/** A query of records, without the type that the wire needs. */
export type DeletionQuery = Omit<QueryExpressionInput, '@odata.type'>

/** Input of `bulkDelete`. */
export interface BulkDeleteInput {
  readonly jobName: string
  /** What is deleted: at least one query, each of which names its table. */
  readonly querySet: readonly DeletionQuery[]
  /** UTC; now when absent. */
  readonly startDateTime?: Date | undefined
}

/**
 * Deletes records that queries find, in the background. `runBulkDelete` waits for the job.
 *
 * Wire: action `BulkDelete`, unbound; recipients and recurrence go empty, as they are required.
 * Needs: prvBulkDelete, and rights to delete the records.
 * Fails with: `PermissionError`; the job itself fails where its status says so.
 * Repeat: not repeated after a lost answer, as each call is a job.
 * Source: the action's page in the Web API reference; Microsoft's samples.
 *
 * @example
 * const { jobId } = await crm.execute(bulkDelete({ jobName: 'Old faxes', querySet: [{ EntityName: 'fax' }] }))
 */
export function bulkDelete({
  jobName,
  querySet,
  startDateTime = new Date(),
}: BulkDeleteInput): Operation<{ readonly jobId: string }> {
  const isNamed = Array.isArray(querySet) && querySet.length > 0 && querySet.every(({ EntityName }) => EntityName)
  if (!isNamed) throw new UsageError('querySet takes at least one query, each with the EntityName of its table.')
  const job = BulkDelete({
    QuerySet: querySet.map((query) => ({ ...query, '@odata.type': '#Microsoft.Dynamics.CRM.QueryExpression' })),
    JobName: jobName,
    SendEmailNotification: false,
    ToRecipients: [],
    CCRecipients: [],
    RecurrencePattern: '',
    StartDateTime: instant(startDateTime, 'startDateTime'),
  })
  return mapResult(job, ({ JobId }) => {
    if (isGuid(JobId)) return { jobId: JobId }
    throw new UnexpectedResponseError('BulkDelete was answered without the id of the job.')
  })
}
