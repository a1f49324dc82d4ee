import { createClient, ref } from 'dynamics365-crm'
import { rollup } from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account, contact, opportunity } from 'dynamics365-crm/entities'
import { RecordNotFoundError, ServiceError } from 'dynamics365-crm/errors'
import { Rollup } from 'dynamics365-crm/operations'
import { describe, expect, it } from 'vitest'

describe('Rollup', () => {
  async function organization() {
    const { orgUrl, fetch } = createEmulator()
    const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })
    const top = ref(account, await crm.create(account, { name: 'Top' }))
    const child = ref(account, await crm.create(account, { name: 'Child', parentaccountid: top }))
    const person = ref(contact, await crm.create(contact, { lastname: 'Ann', parentcustomerid: child }))
    const deals = { 'of the top': top, 'of the child': child, 'of the person': person }
    for (const [name, customerid] of Object.entries(deals)) await crm.create(opportunity, { name, customerid })
    await crm.create(opportunity, { name: 'lost sight of' })
    const fetchXml = '<fetch><entity name="opportunity"><attribute name="name"/></entity></fetch>'
    return { crm, top, fetchXml }
  }

  it.each([
    ['None', ['of the top']],
    ['Related', ['of the child', 'of the top']],
    ['Extended', ['of the child', 'of the person', 'of the top']],
  ] as const)('finds with %s what belongs to the record and those below it', async (rollupType, names) => {
    const { crm, top, fetchXml } = await organization()

    const rows = await crm.execute(rollup({ target: top, fetchXml, rollupType }))

    expect(rows.map((row) => row['name']).sort()).toEqual(names)
  })

  it('goes down every branch', async () => {
    const { crm, top, fetchXml } = await organization()
    const other = ref(account, await crm.create(account, { name: 'Other', parentaccountid: top }))
    await crm.create(opportunity, { name: 'of the other', customerid: other })

    const rows = await crm.execute(rollup({ target: top, fetchXml, rollupType: 'Extended' }))

    expect(rows).toHaveLength(4)
  })

  it('refuses a record that there is not, and a query of another kind', async () => {
    const { crm, top, fetchXml } = await organization()
    const nobody = ref(account, '00000000-0000-4000-8000-00000000dead')

    await expect(crm.execute(rollup({ target: nobody, fetchXml, rollupType: 'None' }))).rejects.toThrow(
      RecordNotFoundError,
    )
    await expect(crm.execute(Rollup({ Target: top, RollupType: 'None' }))).rejects.toThrow(ServiceError)
  })
})
