import { type PhoneCallCreate, type PhoneCallPriority, phonecall } from '../../entities/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Choice, TypeOf } from '../../schema/index.js'
import { type ActivityInput, activityColumns, type RefTable } from './activity-input.js'

/** Input of `planPhoneCall`. */
export interface PlanPhoneCallInput
  extends ActivityInput<RefTable<PhoneCallCreate['regardingobjectid']>, Choice<PhoneCallPriority>> {
  /** Who calls. */
  readonly from?: PhoneCallCreate['from']
  /** Who is called. */
  readonly to?: PhoneCallCreate['to']
  readonly phoneNumber?: string | undefined
  /** Outgoing when absent. Wire: `directioncode`. */
  readonly direction?: 'outgoing' | 'incoming' | undefined
}

/**
 * Makes a phone call that is still to be done.
 *
 * Wire: POST to `phonecalls`; the regarding record through the navigation property of its table, people as rows of `activityparty`.
 * Fails with: `UsageError` for a record or a person of a table that a phone call does not allow; `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `phonecall`, "ActivityParty entity".
 *
 * @example
 * const id = await crm.execute(planPhoneCall({ subject: 'Renewal', regarding: ref(account, accountId), to: [ref(contact, contactId)] }))
 */
export function planPhoneCall(
  input: PlanPhoneCallInput,
  options?: CreateOptions,
): CreateOperation<TypeOf<typeof phonecall>> {
  return create(phonecall, phonecallColumns(input), options)
}

/** The columns of a phone call. */
export function phonecallColumns(input: PlanPhoneCallInput): PhoneCallCreate {
  return {
    ...activityColumns(input),
    from: input.from,
    to: input.to,
    phonenumber: input.phoneNumber,
    directioncode: input.direction !== 'incoming',
  } as PhoneCallCreate // refs of its tables, by the type of the input
}
