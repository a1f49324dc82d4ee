import { DataverseError } from './dataverse-error.js'

export interface TransportErrorOptions extends ErrorOptions {
  readonly wasSent?: boolean
}

/** No usable answer: the network failed, time ran out or the call was aborted. `cause` says what happened. */
export class TransportError extends DataverseError {
  override readonly name: string = 'TransportError'
  override readonly kind: 'circuit-open' | 'outcome-unknown' | 'transport' = 'transport'
  /** Whether the request may have reached the service. */
  readonly wasSent: boolean

  constructor(message: string, { wasSent = true, ...options }: TransportErrorOptions = {}) {
    super(message, options)
    this.wasSent = wasSent
  }
}

/** The answer to a write was lost: whether the write was done cannot be known. Look before writing again. */
export class OutcomeUnknownError extends TransportError {
  override readonly name = 'OutcomeUnknownError'
  override readonly kind = 'outcome-unknown'
}

/** The organization has been down for a while: the client sends nothing until it is time for a try. */
export class CircuitOpenError extends TransportError {
  override readonly name = 'CircuitOpenError'
  override readonly kind = 'circuit-open'

  /** In milliseconds; 0 where a try is on its way. */
  constructor(readonly retryAfterInMs: number) {
    const seconds = Math.ceil(retryAfterInMs / 1_000)
    super(
      `Nothing was sent: the organization has not answered for a while. Try again ${seconds === 0 ? 'in a moment' : `in ${seconds} s`}.`,
      { wasSent: false },
    )
  }
}
