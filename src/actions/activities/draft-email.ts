import { type EmailCreate, type EmailPriority, email } from '../../entities/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Choice, Ref, TypeOf } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { type ActivityInput, activityColumns, type RefTable } from './activity-input.js'

/** Input of `draftEmail`. */
export interface DraftEmailInput
  extends Omit<ActivityInput<RefTable<EmailCreate['regardingobjectid']>, Choice<EmailPriority>>, 'startOn'> {
  readonly from: NonNullable<EmailCreate['from']>
  readonly to: NonNullable<EmailCreate['to']>
  readonly cc?: EmailCreate['cc']
  readonly bcc?: EmailCreate['bcc']
  /** The text, in HTML. Wire: `description`. */
  readonly body?: string | undefined
  /** The e-mail that this one answers. Wire: `parentactivityid`. */
  readonly inReplyTo?: string | Ref<'email'> | undefined
}

/**
 * Makes an outgoing e-mail that `sendEmail` sends.
 *
 * Wire: POST to `emails` with `directioncode` true; sender and recipients as rows of `activityparty`.
 * Fails with: `UsageError` for a person of a table that cannot send or receive; `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `email`, "ActivityParty entity".
 *
 * @example
 * const emailId = await crm.execute(
 *   draftEmail({ subject: 'Your case', from: [ref(systemuser, userId)], to: [ref(contact, contactId)], body: '<p>Solved.</p>' }),
 * )
 */
export function draftEmail(input: DraftEmailInput, options?: CreateOptions): CreateOperation<TypeOf<typeof email>> {
  const { from, to, cc, bcc, body, inReplyTo } = input
  const data = {
    ...activityColumns(input),
    description: body ?? input.description,
    directioncode: true,
    from,
    to,
    cc,
    bcc,
    parentactivityid: inReplyTo === undefined ? undefined : refOf(email, inReplyTo, 'inReplyTo'),
  } as EmailCreate // refs of its tables, by the type of the input
  return create(email, data, options)
}
