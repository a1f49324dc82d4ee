import { email } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { SendEmail } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `sendEmail`. */
export interface SendEmailInput {
  readonly emailId: string | Ref<'email'>
  /** False only marks the e-mail as sent, for one that another system sends. True when absent. */
  readonly issueSend?: boolean | undefined
  /** As `getTrackingToken` gives it; it becomes a part of the subject. */
  readonly trackingToken?: string | undefined
}

/**
 * Sends a draft, and completes it.
 *
 * Wire: action `SendEmail`, bound to the e-mail. The result is the subject as it was sent.
 * Needs: an outgoing e-mail in Draft or Failed, with one sender and at least one recipient.
 * Fails with: `BusinessRuleError` or `InvalidStateError` when that is not so; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; a second call is refused, as the e-mail is sent then.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const subject = await crm.execute(sendEmail({ emailId }))
 */
export function sendEmail({ emailId, issueSend, trackingToken }: SendEmailInput): Operation<string> {
  const call = SendEmail(refOf(email, emailId, 'emailId'), {
    IssueSend: issueSend ?? true,
    TrackingToken: trackingToken,
  })
  return mapResult(call, ({ Subject }) => Subject ?? '')
}
