import { asyncoperation } from '../../entities/index.js'
import type { Executor } from '../../operation/index.js'
import { retrieve } from '../../records/index.js'
import type { Ref } from '../../schema/index.js'
import { wholeNumber } from '../checks.js'
import { type BulkDeleteInput, bulkDelete } from '../jobs/bulk-delete.js'
import { refOf } from '../ref-of.js'
import { pause } from './pause.js'

/** How a job stands. */
export interface JobStatus {
  readonly asyncOperationId: string
  /** `AsyncOperationState`: 0 Ready, 1 Suspended, 2 Locked, 3 Completed. */
  readonly state: number | undefined
  /** `AsyncOperationStatus`: 30 Succeeded, 31 Failed, 32 Canceled; others while it runs. */
  readonly status: number | undefined
  readonly message: string | undefined
}

/** How `waitForJob` waits. */
export interface JobWaiting {
  /** Called with every reading of the job. */
  readonly onProgress?: ((status: JobStatus) => void) | undefined
  /** From one reading to the next: 5,000 when absent. */
  readonly pollEveryMs?: number | undefined
  /** Ends the waiting, not the job. */
  readonly signal?: AbortSignal | undefined
}

/** Input of `waitForJob`. */
export interface WaitForJobInput extends JobWaiting {
  readonly asyncOperationId: string | Ref<'asyncoperation'>
}

const completed = 3

/**
 * Waits until a job of the background is completed, and says how it ended: a job that failed is no error here.
 *
 * Wire: GET `asyncoperations(id)`, again and again.
 * Fails with: `RecordNotFoundError` when the job is deleted with its success; the signal's reason.
 * Repeat: it only reads.
 * Source: entity reference of `asyncoperation`.
 *
 * @example
 * const { status } = await waitForJob(crm, { asyncOperationId: jobId })
 */
export async function waitForJob(crm: Executor, input: WaitForJobInput): Promise<JobStatus> {
  const { onProgress, pollEveryMs = 5_000, signal } = input
  const every = pollTime(pollEveryMs)
  const { id } = refOf(asyncoperation, input.asyncOperationId, 'asyncOperationId')
  for (;;) {
    signal?.throwIfAborted()
    const row = await crm.execute(
      retrieve(asyncoperation, id, (job) => job.select('statecode', 'statuscode', 'message')),
      { signal },
    )
    const status: JobStatus = {
      asyncOperationId: id,
      state: row.statecode ?? undefined,
      status: row.statuscode ?? undefined,
      message: row.message ?? undefined,
    }
    onProgress?.(status)
    if (status.state === completed) return status
    await pause(every, signal)
  }
}

/**
 * Deletes records that queries find, and waits until the job is completed.
 *
 * Wire: action `BulkDelete`, then GET `asyncoperations(id)`, again and again.
 * Needs: prvBulkDelete, and rights to delete the records.
 * Fails with: as `bulkDelete` and `waitForJob`.
 * Repeat: not to be called again before the job of the first call has ended. `onProgress` is told the job's id before it is read for the
 * first time: with it `waitForJob` goes on when this fails.
 * Source: the action's page in the Web API reference; Microsoft's samples.
 *
 * @example
 * const { status } = await runBulkDelete(crm, {
 *   jobName: 'Old faxes',
 *   querySet: [{ EntityName: 'fax' }],
 *   onProgress: ({ state }) => console.log(state),
 * })
 */
export async function runBulkDelete(crm: Executor, input: BulkDeleteInput & JobWaiting): Promise<JobStatus> {
  const { onProgress, pollEveryMs = 5_000, signal } = input
  pollTime(pollEveryMs)
  signal?.throwIfAborted()
  const { jobId } = await crm.execute(bulkDelete(input))
  onProgress?.({ asyncOperationId: jobId, state: undefined, status: undefined, message: undefined })
  return waitForJob(crm, { asyncOperationId: jobId, onProgress, pollEveryMs, signal })
}

function pollTime(pollEveryMs: number): number {
  return wholeNumber(pollEveryMs, 'pollEveryMs', 1, 2 ** 31 - 1)
}
