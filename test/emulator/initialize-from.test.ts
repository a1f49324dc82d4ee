import { createClient, ref } from 'dynamics365-crm'
import { initializeFrom } from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account, lead, opportunity, quote } from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'
import { open } from './server-calls.js'

describe('InitializeFrom', () => {
  function organization() {
    const { orgUrl, fetch } = createEmulator()
    return createClient({ orgUrl, fetch, credential: async () => 'any' })
  }

  it('gives what a POST of the other table takes', async () => {
    const { emulator, send } = open()
    const crm = createClient({ orgUrl: emulator.orgUrl, fetch: emulator.fetch, credential: async () => 'any' })
    const id = await crm.create(lead, { subject: 'Pumps', lastname: 'Ann', companyname: 'Northwind' })
    const { '@odata.type': type, ...payload } = await crm.execute(
      initializeFrom({ entityMoniker: ref(lead, id), targetEntityName: 'opportunity' }),
    )

    const { status } = await send('POST', 'opportunities', { body: payload })

    expect(type).toBe('#Microsoft.Dynamics.CRM.opportunity')
    expect(payload).toMatchObject({ name: 'Pumps', 'originatingleadid@odata.bind': `/leads(${id})` })
    expect(status).toBe(204)
  })

  it('carries the columns of a document, and its customer', async () => {
    const crm = organization()
    const customerid = ref(account, await crm.create(account, { name: 'Northwind' }))
    const deal = ref(opportunity, await crm.create(opportunity, { name: 'Deal', customerid }))

    const payload = await crm.execute(initializeFrom({ entityMoniker: deal, targetEntityName: quote.name }))

    expect(payload).toMatchObject({
      name: 'Deal',
      'customerid_account@odata.bind': `/accounts(${customerid.id})`,
    })
  })

  it('refuses a table that there is not, and two that nothing connects', async () => {
    const crm = organization()
    const entityMoniker = ref(account, await crm.create(account, { name: 'Northwind' }))

    await expect(crm.execute(initializeFrom({ entityMoniker, targetEntityName: 'nothing' }))).rejects.toThrow(
      '0x8004024a',
    )
    await expect(crm.execute(initializeFrom({ entityMoniker, targetEntityName: 'uom' }))).rejects.toThrow('0x80040203')
  })
})
