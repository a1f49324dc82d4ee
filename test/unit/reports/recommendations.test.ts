import { type Deal, recommend } from 'dynamics365-crm/reports'
import { describe, expect, it } from 'vitest'
import { largeEarlyDeals } from '../../../src/reports/recommendations/large-early-deals.js'
import { missingProbability } from '../../../src/reports/recommendations/missing-probability.js'
import { overdueCloseDates } from '../../../src/reports/recommendations/overdue-close-dates.js'
import type { Rule } from '../../../src/reports/recommendations/recommendation.js'
import { recommendationsMarkdown } from '../../../src/reports/recommendations/recommendations-markdown.js'
import { stalledDeals } from '../../../src/reports/recommendations/stalled-deals.js'
import { aDeal, aPipeline } from './deals.js'

function foundBy(rule: Rule, deals: readonly Deal[]): readonly string[] {
  return rule(aPipeline(deals))?.deals.map(({ name }) => name) ?? []
}

describe('a recommendation', () => {
  it('is about close dates that have passed, not about today or a missing one', () => {
    const found = foundBy(overdueCloseDates, [
      aDeal({ name: 'yesterday', closeDate: '2026-02-28' }),
      aDeal({ name: 'today', closeDate: '2026-03-01' }),
      aDeal({ name: 'never', closeDate: null }),
    ])

    expect(found).toEqual(['yesterday'])
  })

  it('is about deals that nobody has changed for 60 days', () => {
    const found = foundBy(stalledDeals, [
      aDeal({ name: '61 days', changedOn: '2025-12-30T10:00:00Z' }),
      aDeal({ name: '60 days', changedOn: '2025-12-31T10:00:00Z' }),
      aDeal({ name: 'unknown', changedOn: null }),
    ])

    expect(found).toEqual(['61 days'])
  })

  it('is about probabilities that nobody gave, a zero being one', () => {
    const found = foundBy(missingProbability, [
      aDeal({ name: 'assumed', isProbabilityAssumed: true }),
      aDeal({ name: 'none', probability: null }),
      aDeal({ name: 'zero', probability: 0 }),
    ])

    expect(found).toEqual(['assumed', 'none'])
  })

  it('is about deals of twice the average value in the first half of the stages', () => {
    const early = { name: 'Qualify', position: 1 }
    const late = { name: 'Close', position: 4 }

    const found = foundBy(largeEarlyDeals, [
      aDeal({ name: 'large', stage: early, value: 800 }),
      aDeal({ name: 'large, but late', stage: late, value: 800 }),
      aDeal({ name: 'small', stage: early, value: 100 }),
      aDeal({ name: 'small, and late', stage: late, value: 100 }),
      aDeal({ name: 'smaller', stage: early, value: 100 }),
      aDeal({ name: 'unvalued', stage: early, value: null }),
    ])

    expect(found).toEqual(['large'])
  })

  it('compares deals in several currencies in the base currency', () => {
    const early = { name: 'Qualify', position: 1 }
    const late = { name: 'Close', position: 4 }

    const found = foundBy(largeEarlyDeals, [
      aDeal({ name: 'many yen', stage: early, currency: 'JPY', value: 100_000, valueInBase: 700 }),
      aDeal({ name: 'dollars', stage: early, value: 3_000 }),
      ...Array.from({ length: 4 }, () => aDeal({ stage: late, value: 700 })),
    ])

    expect(found).toEqual(['dollars'])
  })

  it('is made about no deal of a pipeline in which all is well', () => {
    const found = aPipeline([aDeal()])

    expect(recommend(found)).toEqual([])
    expect(recommendationsMarkdown(recommend(found), 'en-US')).toBe('Nothing stands out.')
  })

  it('names its three largest deals with their values, and counts the others', () => {
    const late = [1, 2, 3, 4, 5].map((value) =>
      aDeal({ name: `Deal ${value}`, value: value * 100, closeDate: '2026-01-01' }),
    )

    const text = recommendationsMarkdown(recommend(aPipeline(late)), 'en-US')

    expect(text).toMatch(/^- \*\*Overdue close date \(5\)\.\*\* /)
    expect(text).toContain('Deal 5 ($500.00); Deal 4 ($400.00); Deal 3 ($300.00); and 2 more.')
  })
})
