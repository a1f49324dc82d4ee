import { type LetterCreate, type LetterPriority, letter } from '../../entities/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Choice, TypeOf } from '../../schema/index.js'
import { type ActivityInput, activityColumns, type RefTable } from './activity-input.js'

/** Input of `planLetter`. */
export interface PlanLetterInput
  extends ActivityInput<RefTable<LetterCreate['regardingobjectid']>, Choice<LetterPriority>> {
  readonly from?: LetterCreate['from']
  readonly to?: LetterCreate['to']
  readonly bcc?: LetterCreate['bcc']
  readonly address?: string | undefined
  /** Outgoing when absent. Wire: `directioncode`. */
  readonly direction?: 'outgoing' | 'incoming' | undefined
}

/**
 * Makes a letter that is still to be done.
 *
 * Wire: POST to `letters`; the regarding record through the navigation property of its table, people as rows of `activityparty`.
 * Fails with: `UsageError` for a record or a person of a table that a letter does not allow; `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `letter`, "ActivityParty entity".
 *
 * @example
 * const id = await crm.execute(planLetter({ subject: 'Contract', to: [ref(contact, contactId)] }))
 */
export function planLetter(input: PlanLetterInput, options?: CreateOptions): CreateOperation<TypeOf<typeof letter>> {
  return create(letter, letterColumns(input), options)
}

/** The columns of a letter. */
export function letterColumns(input: PlanLetterInput): LetterCreate {
  return {
    ...activityColumns(input),
    from: input.from,
    to: input.to,
    bcc: input.bcc,
    address: input.address,
    directioncode: input.direction !== 'incoming',
  } as LetterCreate // refs of its tables, by the type of the input
}
