import { describe, expect, it } from 'vitest'
import { aDeal, aPipeline } from './deals.js'

const qualify = { name: 'Qualify', position: 1 }
const close = { name: 'Close', position: 4 }

describe('the sums of a pipeline', () => {
  it('are in the currency that all deals share', () => {
    const found = aPipeline([
      aDeal({ currency: 'EUR', value: 100, valueInBase: 110, probability: 50 }),
      aDeal({ currency: 'EUR', value: 50, valueInBase: 55, probability: 10 }),
    ])

    expect(found).toMatchObject({
      isInBase: false,
      currency: 'EUR',
      total: { count: 2, value: 150, weightedValue: 55 },
    })
  })

  it('are in the base currency where deals are in several', () => {
    const found = aPipeline([
      aDeal({ currency: 'EUR', value: 100, valueInBase: 110, probability: 50 }),
      aDeal({ currency: 'USD', value: 50, probability: 10 }),
    ])

    expect(found).toMatchObject({
      isInBase: true,
      currency: 'USD',
      currencies: ['EUR', 'USD'],
      total: { value: 160, weightedValue: 60 },
    })
  })

  it('do not need the base currency for a deal without a value', () => {
    const found = aPipeline([
      aDeal({ currency: 'EUR', value: 100, valueInBase: 110 }),
      aDeal({ currency: 'USD', value: null, weightedValue: null }),
    ])

    expect(found).toMatchObject({ isInBase: false, currency: 'EUR' })
  })

  it('tell how many deals they leave out', () => {
    const { total } = aPipeline([
      aDeal({ value: 100, probability: 10 }),
      aDeal({ value: 100, probability: null }),
      aDeal({ value: null }),
    ])

    expect(total).toEqual({ count: 3, value: 200, weightedValue: 10, unvaluedCount: 1, unweightedCount: 2 })
  })

  it('carry no rest of binary fractions', () => {
    const { total } = aPipeline([aDeal({ value: 0.1, probability: 100 }), aDeal({ value: 0.2, probability: 100 })])

    expect(total).toMatchObject({ value: 0.3, weightedValue: 0.3 })
  })

  it('are made for each stage, in the order in which stages are passed', () => {
    const { stages } = aPipeline([
      aDeal({ stage: close, value: 10, probability: 80 }),
      aDeal({ stage: qualify, value: 20, probability: 10 }),
      aDeal({ stage: { name: 'Close', position: null }, value: 30, probability: 80 }),
    ])

    expect(stages).toMatchObject([
      { stage: qualify, count: 1, value: 20, weightedValue: 2 },
      { stage: close, count: 2, value: 40, weightedValue: 32 },
    ])
  })

  it('are zero for an organization without open opportunities', () => {
    const found = aPipeline([])

    expect(found).toMatchObject({ deals: [], stages: [], currency: null, total: { count: 0, value: 0 } })
  })
})

describe('the deals of a pipeline', () => {
  it('stand largest first in the currency that they are compared in, those without a value last', () => {
    const { deals } = aPipeline([
      aDeal({ name: 'none', value: null }),
      aDeal({ name: 'dollars', currency: 'USD', value: 105 }),
      aDeal({ name: 'euros', currency: 'EUR', value: 100, valueInBase: 110 }),
    ])

    expect(deals.map(({ name }) => name)).toEqual(['euros', 'dollars', 'none'])
  })

  it('cannot be changed, and neither can the sums', () => {
    const found = aPipeline([aDeal()])

    expect([found, found.deals, found.stages, found.stages[0], found.total].every(Object.isFrozen)).toBe(true)
  })
})
