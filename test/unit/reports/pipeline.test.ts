import { create, createClient, ref } from 'dynamics365-crm'
import { winOpportunity } from 'dynamics365-crm/actions'
import { createEmulator, type EmulatorOptions } from 'dynamics365-crm/emulator'
import { account, contact, opportunity, transactioncurrency } from 'dynamics365-crm/entities'
import { pipeline } from 'dynamics365-crm/reports'
import { describe, expect, it } from 'vitest'

function open(options: EmulatorOptions = {}) {
  const emulator = createEmulator({ clock: () => new Date('2026-03-01T10:00:00Z'), ...options })
  const { orgUrl, fetch } = emulator
  return { emulator, crm: createClient({ orgUrl, fetch, credential: async () => 'any' }) }
}

const usual: Readonly<Record<string, number>> = { '1-Qualify': 10, '2-Develop': 20, '3-Propose': 50, '4-Close': 80 }

describe('the pipeline of a seeded company', () => {
  it('weighs every open opportunity in the base currency, over several pages', async () => {
    const { emulator, crm } = open({ seed: 3 })
    const rows = emulator.snapshot().tables['opportunity'] ?? []
    const expected = rows.filter((row) => row['statecode'] === 0)
    const weights = expected.map(
      (row) =>
        (Number(row['estimatedvalue_base']) * Number(row['closeprobability'] ?? usual[String(row['stepname'])])) / 100,
    )

    const found = await pipeline(crm, { pageSize: 100 })

    expect(found.deals).toHaveLength(expected.length)
    expect(found.pageCount).toBe(Math.ceil(expected.length / 100))
    expect(found.total.weightedValue).toBeCloseTo(
      weights.reduce((sum, weight) => sum + weight, 0),
      2,
    )
    expect(found).toMatchObject({ isInBase: true, currency: 'USD', currencies: ['EUR', 'USD'] })
  })

  it('has the same stages by step name as by sales stage', async () => {
    const { crm } = open({ seed: 3 })

    const byName = await pipeline(crm)
    const byChoice = await pipeline(crm, { stageBy: 'salesstage' })

    expect(byName.stages.map(({ stage }) => stage.name)).toEqual(['Qualify', 'Develop', 'Propose', 'Close'])
    expect(byChoice.stages).toEqual(byName.stages)
  })

  it('names the owner of every deal, a user or a team', async () => {
    const { crm } = open({ seed: 3 })

    const { deals } = await pipeline(crm)

    expect(deals.every(({ owner, customer }) => owner !== null && customer !== null)).toBe(true)
    expect(deals.some(({ owner }) => owner === 'Field Sales')).toBe(true)
  })
})

describe('the pipeline of an organization with one currency', () => {
  it('leaves closed opportunities out and assumes a missing probability', async () => {
    const { crm } = open()
    await crm.create(opportunity, { name: 'Given', stepname: '1-Qualify', estimatedvalue: 1_000, closeprobability: 40 })
    await crm.create(opportunity, { name: 'Assumed', stepname: '3-Propose', estimatedvalue: 500 })
    await crm.create(opportunity, { name: 'Zero', stepname: '3-Propose', estimatedvalue: 9_000, closeprobability: 0 })
    const won = await crm.execute(create(opportunity, { name: 'Won', estimatedvalue: 7_000 }))
    await crm.execute(winOpportunity({ opportunityId: won }))

    const found = await pipeline(crm)

    expect(
      found.deals.map(({ name, probability, isProbabilityAssumed, weightedValue }) => [
        name,
        probability,
        isProbabilityAssumed,
        weightedValue,
      ]),
    ).toEqual([
      ['Zero', 0, false, 0],
      ['Given', 40, false, 400],
      ['Assumed', 50, true, 250],
    ])
    expect(found).toMatchObject({ isInBase: false, currency: 'USD', total: { value: 10_500, weightedValue: 650 } })
  })

  it('names a customer that is a contact', async () => {
    const { crm } = open()
    const person = await crm.create(contact, { firstname: 'Ines', lastname: 'Halvorsen' })
    await crm.create(opportunity, { name: 'Scales', customerid: ref(contact, person) })

    const { deals } = await pipeline(crm)

    expect(deals).toMatchObject([{ customer: 'Ines Halvorsen', owner: 'Robin Caller', value: null }])
  })
})

describe('the pipeline of an organization with two currencies', () => {
  it('keeps the value of a deal in its own currency and sums in the base currency', async () => {
    const { crm } = open()
    const euro = await crm.create(transactioncurrency, {
      currencyname: 'Euro',
      currencysymbol: '€',
      isocurrencycode: 'EUR',
      currencyprecision: 2,
      exchangerate: 0.5,
    })
    const customerid = ref(account, await crm.create(account, { name: 'Northwind' }))
    await crm.create(opportunity, {
      name: 'Euros',
      customerid,
      estimatedvalue: 100,
      closeprobability: 50,
      transactioncurrencyid: ref(transactioncurrency, euro),
    })
    await crm.create(opportunity, { name: 'Dollars', customerid, estimatedvalue: 100, closeprobability: 50 })

    const found = await pipeline(crm)

    expect(found.deals[0]).toMatchObject({ name: 'Euros', currency: 'EUR', value: 100, valueInBase: 200 })
    expect(found).toMatchObject({ isInBase: true, currency: 'USD', total: { value: 300, weightedValue: 150 } })
  })
})
