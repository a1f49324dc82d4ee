import type { RequestEvent, ResponseEvent, RetryEvent } from './events.js'

/** Somebody who is told what happens. */
export interface Listener {
  request?(event: RequestEvent): void
  retry?(event: RetryEvent): void
  response?(event: ResponseEvent): void
}

/** Tells one, whose failure is never the call's. */
export function tell<Event>(listener: ((event: Event) => void) | undefined, event: Event): void {
  if (listener === undefined) return
  try {
    listener(event)
  } catch (error) {
    report(error)
  }
}

/** As what nobody catches is reported: a warning on Node, an error event in a page. */
function report(error: unknown): void {
  const { process, reportError } = globalThis as {
    readonly process?: { emitWarning?(warning: string): void } // absent in browsers
    readonly reportError?: (error: unknown) => void
  }
  if (process?.emitWarning !== undefined) {
    process.emitWarning(`A listener of dynamics365-crm failed: ${error instanceof Error ? error.name : typeof error}`)
  } else {
    reportError?.(error)
  }
}
