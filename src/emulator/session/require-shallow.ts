import { payloadError } from './payload-error.js'

/** Our choice: the documentation names no limit. */
const deepest = 100

/** Refuses a payload that is nested so deep that reading it would exhaust the call stack. */
export function requireShallow(payload: unknown): void {
  let level: readonly unknown[] = [payload]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw payloadError(`The payload is nested more than ${deepest} levels deep.`)
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
}
