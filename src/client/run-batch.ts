import { type BatchItem, batch, mostInBatch, sizeOf } from '../batch/index.js'
import { BatchError, isDataverseError, NotRunError, type Outcome, ThrottledError } from '../errors/index.js'
import { type RetryOptions, sleepUntil } from '../http/index.js'
import type { CallOptions, Executor } from '../operation/index.js'

const firstWaitInMs = 1_000

/** How often what was told to slow down has been sent again, and how long that may go on. */
interface Rounds extends RetryOptions {
  readonly round: number
  /** In milliseconds since 1970. */
  readonly startedAt: number
}

type Outcomes = readonly Outcome<unknown>[]

/** Sends the items in as many batches as it takes, one after another, and stops at the first that fails. */
export async function runInOrder(
  executor: Executor,
  items: readonly BatchItem[],
  options: CallOptions,
  budget: RetryOptions,
): Promise<readonly unknown[]> {
  const outcomes: Outcome<unknown>[] = []
  for (const part of partsOf(items)) {
    const done = await orderly(executor, part, options, first(budget)).catch((error: Error) => {
      if (outcomes.length === 0) throw error
      return failedAll(part, error)
    })
    outcomes.push(...done)
    const failed = outcomes.findIndex(({ ok }) => !ok)
    if (failed === -1) continue
    const rest = items.slice(outcomes.length).map(() => notRun)
    throw new BatchError(failed, [...outcomes, ...rest], errorOf(outcomes[failed]))
  }
  return outcomes.map((outcome) => (outcome.ok ? outcome.value : undefined))
}

/** Sends the items in as many batches as it takes, side by side: each item has an outcome. */
export async function runAll(
  executor: Executor,
  items: readonly BatchItem[],
  options: CallOptions,
  budget: RetryOptions,
): Promise<Outcomes> {
  const parts = partsOf(items)
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return all(executor, only, options, first(budget))
  // A mistake in one of them is that one's outcome: the others may be on their way.
  const outcomes = await Promise.all(
    parts.map((part) => all(executor, part, options, first(budget)).catch((error: Error) => failedAll(part, error))),
  )
  return outcomes.flat()
}

/** What was told to slow down has not been done, and neither has what comes after it: both are sent again. */
async function orderly(
  executor: Executor,
  items: readonly BatchItem[],
  options: CallOptions,
  rounds: Rounds,
): Promise<Outcomes> {
  try {
    const values: readonly unknown[] = await executor.execute(batch(items), options)
    return values.map((value) => ({ ok: true, value }))
  } catch (error) {
    if (!isDataverseError(error) || error.kind !== 'batch') throw error
    const { index, outcomes, cause } = error
    if (!(cause instanceof ThrottledError) || !(await waited(cause, rounds, options))) return outcomes
    const rest = items.slice(index)
    const later = await orderly(executor, rest, options, next(rounds)).catch((reason: Error) => failedAll(rest, reason))
    return [...outcomes.slice(0, index), ...later]
  }
}

async function all(
  executor: Executor,
  items: readonly BatchItem[],
  options: CallOptions,
  rounds: Rounds,
): Promise<Outcomes> {
  const outcomes = await outcomesOf(executor, items, options)
  const throttled = outcomes.flatMap((outcome, index) =>
    isThrottled(outcome) ? [{ index, error: outcome.error }] : [],
  )
  const [one, ...others] = throttled
  if (one === undefined) return outcomes
  const longest = others.reduce((most, { error }) => (waitOf(error) > waitOf(most) ? error : most), one.error)
  if (!(await waited(longest, rounds, options))) return outcomes
  const again = throttled.flatMap(({ index }) => items[index] ?? [])
  const later = await all(executor, again, options, next(rounds))
  const byIndex = new Map(throttled.map(({ index }, place) => [index, later[place]]))
  return outcomes.map((outcome, index) => byIndex.get(index) ?? outcome)
}

/** A batch that fails as a whole fails for each of its items; but for a mistake of the caller’s, which sends nothing. */
async function outcomesOf(executor: Executor, items: readonly BatchItem[], options: CallOptions): Promise<Outcomes> {
  try {
    return await executor.execute(batch(items, { onError: 'continue' }), options)
  } catch (error) {
    if (!isDataverseError(error) || error.kind === 'usage') throw error
    return failedAll(items, error)
  }
}

function failedAll(items: readonly BatchItem[], error: Error): Outcomes {
  return items.map(() => ({ ok: false, error }))
}

/** At most 1,000 operations each; a change set is never divided. */
function partsOf(items: readonly BatchItem[]): readonly (readonly BatchItem[])[] {
  if (!Array.isArray(items)) return [items] // which `batch` refuses
  const parts: BatchItem[][] = [[]]
  let size = 0
  for (const item of items) {
    if (size > 0 && size + sizeOf(item) > mostInBatch) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(item)
    size += sizeOf(item)
  }
  // Whatever is wrong with one shows before any is sent.
  if (parts.length > 1) for (const part of parts) batch(part)
  return parts
}

const notRun: Outcome<never> = {
  ok: false,
  error: new NotRunError('This was not run: an operation before it failed.'),
}

function errorOf(outcome: Outcome<unknown> | undefined): Error {
  return outcome === undefined || outcome.ok ? new Error('Nothing failed.') : outcome.error
}

function isThrottled(outcome: Outcome<unknown>): outcome is { readonly ok: false; readonly error: ThrottledError } {
  return !outcome.ok && outcome.error instanceof ThrottledError
}

function waitOf({ retryAfterInMs }: ThrottledError): number {
  return retryAfterInMs ?? 0
}

function first(budget: RetryOptions): Rounds {
  const { maxRetries, maxElapsedInMs } = budget
  return { maxRetries, maxElapsedInMs, round: 0, startedAt: Date.now() }
}

function next(rounds: Rounds): Rounds {
  return { ...rounds, round: rounds.round + 1 }
}

/** Waits before another round; false where the budget has none. */
async function waited(
  { retryAfterInMs }: ThrottledError,
  { round, startedAt, maxRetries, maxElapsedInMs }: Rounds,
  { signal }: CallOptions,
): Promise<boolean> {
  const until = Date.now() + (retryAfterInMs ?? firstWaitInMs * 2 ** round)
  if (round >= maxRetries || until - startedAt > maxElapsedInMs) return false
  await sleepUntil(until, signal)
  return signal?.aborted !== true
}
