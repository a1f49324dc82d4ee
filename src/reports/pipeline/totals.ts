import { type Amounts, amountsOf } from './amounts.js'
import type { Deal } from './deal.js'

/** Sums over deals, in the currency of the pipeline's totals. */
export interface Totals {
  readonly count: number
  readonly value: number
  readonly weightedValue: number
  /** Deals that add nothing to `value`: they have none. */
  readonly unvaluedCount: number
  /** Deals that add nothing to `weightedValue`: they have no value, or no probability. */
  readonly unweightedCount: number
}

export function totalsOf(deals: readonly Deal[], isInBase: boolean): Totals {
  const amounts = deals.map((deal) => amountsOf(deal, isInBase))
  return Object.freeze<Totals>({
    count: deals.length,
    value: sumOf(amounts, 'value'),
    weightedValue: sumOf(amounts, 'weightedValue'),
    unvaluedCount: amounts.filter(({ value }) => value === null).length,
    unweightedCount: amounts.filter(({ weightedValue }) => weightedValue === null).length,
  })
}

/** To four digits, the most that a money column holds: what binary fractions leave over is cut off. */
function sumOf(amounts: readonly Amounts[], name: keyof Amounts): number {
  const sum = amounts.reduce((total, amount) => total + (amount[name] ?? 0), 0)
  return Math.round(sum * 10_000) / 10_000
}
