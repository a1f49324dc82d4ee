import type { Operation } from '../../operation/index.js'
import { ApplyRecordCreationAndUpdateRule } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'

/** Input of `applyRecordCreationRule`. */
export interface ApplyRecordCreationRuleInput {
  /** The activity to which the organization's rule is applied. */
  readonly target: Ref
}

/**
 * Applies the organization's rule for creating records to an activity that is there, as it is applied to e-mail that arrives.
 *
 * Wire: action `ApplyRecordCreationAndUpdateRule`, unbound. The emulator has no such rules: `caseFromEmail` opens a case there.
 * Fails with: `BusinessRuleError`; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer, as it may make a second record.
 * Source: the metadata of an organization.
 *
 * @example
 * await crm.execute(applyRecordCreationRule({ target: ref(email, emailId) }))
 */
export function applyRecordCreationRule({ target }: ApplyRecordCreationRuleInput): Operation<void> {
  return ApplyRecordCreationAndUpdateRule({ Target: knownRecord(target, 'target') })
}
