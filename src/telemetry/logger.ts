import type { Logger, ResponseEvent, RetryEvent } from './events.js'
import type { Listener } from './listener.js'

const reasons = {
  throttled: 'the service asked to slow down',
  deadlock: 'it was the victim of a deadlock',
  gateway: 'a gateway failed',
  'no-answer': 'no answer came',
} as const

/** Puts what happens into words: what went well at `debug`, waits at `info` and `warn`, failures at `error`. */
export function loggerListener(logger: Logger): Listener {
  return {
    retry(event: RetryEvent) {
      const { operation, reason, waitInMs, attempt } = event
      const text = `${operation} is repeated in ${Math.round(waitInMs)} ms: ${reasons[reason]} (attempt ${attempt}).`
      if (reason === 'throttled' || reason === 'deadlock') logger.info?.(text, event)
      else logger.warn?.(text, event)
    },
    response(event: ResponseEvent) {
      const { operation, status, retries, durationInMs, error } = event
      const how = `${Math.round(durationInMs)} ms${retries > 0 ? `, ${retries} ${retries === 1 ? 'retry' : 'retries'}` : ''}`
      if (error === undefined) logger.debug?.(`${operation} was answered (${status}) in ${how}.`, event)
      else logger.error?.(`${operation} failed after ${how}: ${error.name}.`, event)
    },
  }
}
