import { UsageError } from './usage-error.js'

/** The options of a client are wrong: every fault is listed. */
export class OptionsError extends UsageError {
  override readonly name = 'OptionsError'

  constructor(readonly faults: readonly string[]) {
    super(`The client cannot be made:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
  }
}
