import { mapResult, type Operation } from '../../operation/index.js'
import { GetTrackingTokenEmail } from '../../operations/index.js'

/** Input of `getTrackingToken`. */
export interface GetTrackingTokenInput {
  readonly subject?: string | undefined
}

/**
 * A token by which answers to an e-mail are recognized, for `sendEmail`.
 *
 * Wire: action `GetTrackingTokenEmail`, unbound.
 * Repeat: not repeated after a lost answer; it may be called again.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const trackingToken = await crm.execute(getTrackingToken({ subject: 'Your case' }))
 */
export function getTrackingToken({ subject }: GetTrackingTokenInput = {}): Operation<string> {
  return mapResult(GetTrackingTokenEmail({ Subject: subject }), ({ TrackingToken }) => TrackingToken ?? '')
}
