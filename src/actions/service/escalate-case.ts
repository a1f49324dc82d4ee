import { incident } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { update } from '../../records/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `escalateCase`. */
export interface EscalateCaseInput {
  readonly incidentId: string | Ref<'incident'>
  /** False takes it back. True when absent. */
  readonly isEscalated?: boolean | undefined
}

/**
 * Marks a case as escalated. The service notes when.
 *
 * Wire: PATCH `isescalated`. There is no action of the name `EscalateCase`.
 * Fails with: `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same is written again.
 * Source: entity reference of `incident`.
 *
 * @example
 * await crm.execute(escalateCase({ incidentId }))
 */
export function escalateCase({ incidentId, isEscalated = true }: EscalateCaseInput): Operation<void> {
  return update(incident, refOf(incident, incidentId, 'incidentId'), { isescalated: isEscalated })
}
