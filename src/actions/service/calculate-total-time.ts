import { incident } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { CalculateTotalTimeIncident } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `calculateTotalTime`. */
export interface CalculateTotalTimeInput {
  readonly incidentId: string | Ref<'incident'>
}

/**
 * The time that the completed activities of a case have taken, in minutes.
 *
 * Wire: function `CalculateTotalTimeIncident`, bound to the case.
 * Units: minutes.
 * Fails with: `RecordNotFoundError`.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference.
 *
 * @example
 * const minutes = await crm.execute(calculateTotalTime({ incidentId }))
 */
export function calculateTotalTime({ incidentId }: CalculateTotalTimeInput): Operation<number> {
  const call = CalculateTotalTimeIncident(refOf(incident, incidentId, 'incidentId'))
  return mapResult(call, ({ TotalTime }) => Number(TotalTime))
}
