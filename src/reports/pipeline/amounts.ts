import type { Deal } from './deal.js'

export interface Amounts {
  readonly value: number | null
  readonly weightedValue: number | null
}

/** A deal's amounts in the currency that deals are compared and summed in. */
export function amountsOf(deal: Deal, isInBase: boolean): Amounts {
  return isInBase ? { value: deal.valueInBase, weightedValue: deal.weightedValueInBase } : deal
}
