import { incident, sla } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { update } from '../../records/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `applySla`. */
export interface ApplySlaInput {
  readonly incidentId: string | Ref<'incident'>
  readonly slaId: string | Ref<'sla'>
}

/**
 * Puts a case under an SLA by hand.
 *
 * Wire: PATCH `slaid_sla@odata.bind`.
 * Fails with: `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same is written again.
 * Source: entity reference of `incident`.
 *
 * @example
 * await crm.execute(applySla({ incidentId, slaId }))
 */
export function applySla({ incidentId, slaId }: ApplySlaInput): Operation<void> {
  return update(incident, refOf(incident, incidentId, 'incidentId'), { slaid: refOf(sla, slaId, 'slaId') })
}
