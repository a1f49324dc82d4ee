import { OutcomeUnknownError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'

/** For a write that was sent and got no answer to go by. */
export function outcomeUnknown({ name }: Operation<unknown>, reason: string, cause: unknown): OutcomeUnknownError {
  const advice = 'it may have been done or not. Look before you repeat it.'
  return new OutcomeUnknownError(`${name} got no answer${reason}: ${advice}`, { cause })
}
