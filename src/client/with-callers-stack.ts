import { isDataverseError } from '../errors/index.js'

/** The engine keeps no stack over queues and timers: an error of a request gets the one that leads to its caller. */
export function withCallersStack(error: unknown): unknown {
  if (!isDataverseError(error) || error.kind === 'usage' || typeof Error.captureStackTrace !== 'function') return error
  const here: { stack?: string } = {}
  Error.captureStackTrace(here, withCallersStack)
  const frames = here.stack?.slice(here.stack.indexOf('\n')) ?? ''
  Object.defineProperty(error, 'stack', {
    value: `${error.name}: ${error.message}${frames}`,
    configurable: true,
    writable: true,
  })
  return error
}
