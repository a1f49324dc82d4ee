import type { Deal } from 'dynamics365-crm/reports'
import { type Summary, summarize } from '../../../src/reports/pipeline/summarize.js'

/** A deal with nothing wrong about it, as of `asOf`. */
export function aDeal(given: Partial<Deal> = {}): Deal {
  const { value = 1_000, probability = 20, valueInBase = value } = given
  const weighted = (amount: number | null) =>
    amount === null || probability === null ? null : (amount * probability) / 100
  return {
    id: '00000000-0000-0000-0000-000000000001',
    name: 'Scales',
    customer: 'Northwind',
    owner: 'Robin Caller',
    stage: { name: 'Develop', position: 2 },
    currency: 'USD',
    value,
    valueInBase,
    probability,
    isProbabilityAssumed: false,
    weightedValue: weighted(value),
    weightedValueInBase: weighted(valueInBase),
    closeDate: '2026-04-01',
    createdOn: '2026-02-01T10:00:00Z',
    changedOn: '2026-02-20T10:00:00Z',
    ...given,
  }
}

export const asOf = new Date('2026-03-01T10:00:00Z')

export function aPipeline(deals: readonly Deal[], given: Partial<Summary> = {}) {
  return summarize(deals, { asOf, stageBy: 'stepname', pageCount: 1, baseCurrency: 'USD', ...given })
}
