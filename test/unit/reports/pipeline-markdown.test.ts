import { pipelineMarkdown } from 'dynamics365-crm/reports'
import { describe, expect, it } from 'vitest'
import { aDeal, aPipeline } from './deals.js'

describe('a pipeline in Markdown', () => {
  it('lists stage, owner, value, probability and close date of a deal', () => {
    const text = pipelineMarkdown(aPipeline([aDeal({ name: 'Scales | rail', value: 1_500, probability: 20 })]))

    expect(text).toContain(
      '| Scales \\| rail | Northwind | Develop | Robin Caller | $1,500.00 | 20% | $300.00 | 2026-04-01 |',
    )
  })

  it('lists the largest deals only and counts the others', () => {
    const text = pipelineMarkdown(aPipeline([1, 2, 3, 4].map((value) => aDeal({ name: `Deal ${value}`, value }))), {
      largest: 2,
    })

    expect(text.match(/Deal \d/g)).toEqual(['Deal 4', 'Deal 3'])
    expect(text).toContain('\n2 more not shown.\n')
  })

  it('says that sums over several currencies are in the base currency', () => {
    const text = pipelineMarkdown(
      aPipeline([
        aDeal({ currency: 'EUR', value: 100, valueInBase: 115, probability: 100 }),
        aDeal({ currency: 'GBP', value: 100, valueInBase: 130, probability: 50 }),
      ]),
    )

    expect(text).toContain('The deals are in EUR and GBP: these sums are in the base currency, USD.')
    expect(text).toContain('| Total | 2 | $245.00 | $180.00 |')
    expect(text).toContain('€100.00')
  })

  it('says which one currency all values are in', () => {
    expect(pipelineMarkdown(aPipeline([aDeal({ currency: 'EUR' })]))).toContain('All values are in EUR.')
  })

  it('marks a probability that was assumed', () => {
    const assumed = pipelineMarkdown(aPipeline([aDeal({ probability: 50, isProbabilityAssumed: true })]))
    const given = pipelineMarkdown(aPipeline([aDeal({ probability: 50 })]))

    expect(assumed).toContain('| 50% (assumed) |')
    expect(given).not.toContain('assumed')
  })

  it('says how many deals count as zero', () => {
    const text = pipelineMarkdown(aPipeline([aDeal({ value: null }), aDeal({ probability: null })]))

    expect(text).toContain('Counted as zero: 1 deal without a value, 1 deal without a probability.')
  })
})
