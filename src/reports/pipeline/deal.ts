import { defaultProbability } from './default-probability.js'
import type { OpportunityRow } from './open-opportunities.js'
import { type Stage, type StageKey, stageOf } from './stage.js'

/** An open opportunity with what a pipeline says of it. */
export interface Deal {
  readonly id: string
  readonly name: string
  /** An account or a contact. */
  readonly customer: string | null
  /** A user or a team. */
  readonly owner: string | null
  readonly stage: Stage
  /** ISO code of the deal's own currency. */
  readonly currency: string | null
  /** In the deal's own currency. */
  readonly value: number | null
  /** In the organization's base currency. */
  readonly valueInBase: number | null
  /** In percent: the seller's, or the default of the stage. */
  readonly probability: number | null
  /** Whether the probability is the default of the stage. */
  readonly isProbabilityAssumed: boolean
  /** Value times probability, in the deal's own currency. */
  readonly weightedValue: number | null
  readonly weightedValueInBase: number | null
  /** A day: `2026-06-15`. */
  readonly closeDate: string | null
  /** UTC. */
  readonly createdOn: string | null
  /** UTC. */
  readonly changedOn: string | null
}

export function dealOf(row: OpportunityRow, stageBy: StageKey): Deal {
  const stage = stageOf(row, stageBy)
  const probability = row.closeprobability ?? defaultProbability(stage.name)
  const value = row.estimatedvalue
  const valueInBase = inBase(row)
  return Object.freeze<Deal>({
    id: row.opportunityid,
    name: row.name ?? '',
    customer: row.customerid_account?.name ?? row.customerid_contact?.fullname ?? null,
    owner: row.owninguser?.fullname ?? row.owningteam?.name ?? null,
    stage,
    currency: row.transactioncurrencyid?.isocurrencycode ?? null,
    value,
    valueInBase,
    probability,
    isProbabilityAssumed: row.closeprobability === null && probability !== null,
    weightedValue: weighted(value, probability),
    weightedValueInBase: weighted(valueInBase, probability),
    closeDate: row.estimatedclosedate,
    createdOn: row.createdon,
    changedOn: row.modifiedon,
  })
}

/** The rate says how much of the deal's currency one unit of the base currency is. */
function inBase({ estimatedvalue, estimatedvalue_base, exchangerate }: OpportunityRow): number | null {
  if (estimatedvalue_base !== null) return estimatedvalue_base
  return estimatedvalue !== null && exchangerate ? estimatedvalue / exchangerate : null
}

function weighted(value: number | null, probability: number | null): number | null {
  return value === null || probability === null ? null : (value * probability) / 100
}
