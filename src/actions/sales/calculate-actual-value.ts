import { opportunity } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { CalculateActualValueOpportunity } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `calculateActualValue`. */
export interface CalculateActualValueInput {
  readonly opportunityId: string | Ref<'opportunity'>
}

/**
 * The actual value of a won opportunity, as the service computes it.
 *
 * Wire: action `CalculateActualValueOpportunity`, bound to the opportunity.
 * Units: the opportunity's transaction currency.
 * Fails with: `RecordNotFoundError`.
 * Repeat: as an action it is not repeated after a lost answer; it may be called again.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const value = await crm.execute(calculateActualValue({ opportunityId }))
 */
export function calculateActualValue({ opportunityId }: CalculateActualValueInput): Operation<number> {
  const call = CalculateActualValueOpportunity(refOf(opportunity, opportunityId, 'opportunityId'))
  return mapResult(call, ({ Value }) => Value)
}
