import {
  type Outcome,
  OutcomeUnknownError,
  ServiceError,
  TransportError,
  UnexpectedResponseError,
} from '../errors/index.js'

/** The answer was lost, or it was an answer of another kind: what was sent may have been done. */
export function mayHaveBeenDone(error: unknown): boolean {
  if (error instanceof UnexpectedResponseError) return (error.status ?? 200) < 400
  return error instanceof TransportError && error.wasSent
}

/** Time ran out: fewer records might have had enough of it. */
export function isTimeout(error: unknown): boolean {
  if (!mayHaveBeenDone(error)) return false
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'TimeoutError' || ('code' in cause && cause.code === 'ETIMEDOUT')) return true
  }
  return false
}

export function isTooLarge(error: unknown): boolean {
  return (error instanceof UnexpectedResponseError || error instanceof ServiceError) && error.status === 413
}

/** Whether fewer records, or others, might be taken where these were refused. */
export function isAboutRecords(error: Error): boolean {
  if (isTooLarge(error)) return true
  if (!(error instanceof ServiceError) || isOverload(error.status)) return false
  return error.kind !== 'throttled' && error.kind !== 'missing-user'
}

/** Whether a refusal says that the request as such is not taken. A failure that passes does not. */
export function isRefusalForGood(error: Error): error is ServiceError {
  return error instanceof ServiceError && (error.status < 500 || error.status === 501) && isAboutRecords(error)
}

/** What is known of something that may have been done before, once an attempt at it has failed. */
export function afterDoubt(error: Error, name: string): Outcome<never> {
  const isKnown = error instanceof OutcomeUnknownError || (isRefusalForGood(error) && !isTooLarge(error))
  if (isKnown) return { ok: false, error }
  const message = `${name} may have been done: its answer was lost, and looking whether it was failed too.`
  return { ok: false, error: new OutcomeUnknownError(message, { cause: error }) }
}

export function failedAll(items: readonly unknown[], error: Error): readonly Outcome<never>[] {
  return items.map(() => ({ ok: false, error }))
}

export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

function isOverload(status: number): boolean {
  return status === 429 || (status >= 502 && status <= 504)
}
