import { createClient, query, ref } from 'dynamics365-crm'
import {
  calculateRollupField,
  logPhoneCall,
  pickFromQueue,
  resolveIncident,
  winOpportunity,
} from 'dynamics365-crm/actions'
import {
  account,
  contact,
  incident,
  opportunity,
  opportunityclose,
  phonecall,
  queue,
  queueitem,
} from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'
import { open } from './server-calls.js'

/** What people expect of this API, sent word for word, and the same wish said with the library under the same argument names. */
describe('a request that people expect to work', () => {
  async function organization() {
    const { emulator, send } = open({ seed: 7 })
    const crm = createClient({ orgUrl: emulator.orgUrl, fetch: emulator.fetch, credential: async () => 'any' })
    const customer = ref(account, await crm.create(account, { name: 'Northwind' }))
    const deal = ref(opportunity, await crm.create(opportunity, { name: 'Deal', customerid: customer }))
    const problem = ref(incident, await crm.create(incident, { title: 'Noise', customerid: customer }))
    const line = ref(queue, await crm.create(queue, { name: 'First line' }))
    const item = ref(queueitem, await crm.create(queueitem, { queueid: line, objectid: problem }))
    return { emulator, send, crm, customer, deal, problem, item }
  }

  function refusalIn(json: Readonly<Record<string, unknown>>): unknown {
    const { error } = json
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  }

  // That the service refuses it is not confirmed: our choice.
  it('binds with a slash in place of parentheses', async () => {
    const { send, crm, customer } = await organization()

    const { status, json } = await send('POST', 'opportunities', {
      body: { name: 'Other', 'parentaccountid@odata.bind': `/accounts/${customer.id}` },
    })
    const made = await crm.create(opportunity, { name: 'Other', parentaccountid: customer })

    expect([status, refusalIn(json)]).toEqual([400, '0x80048D19'])
    const { _parentaccountid_value: parent } = await crm.retrieve(opportunity, made, (o) =>
      o.select('_parentaccountid_value'),
    )
    expect(parent).toBe(customer.id)
  })

  it('says when a deal was closed by actualclosedate', async () => {
    const { send, crm, deal } = await organization()
    const OpportunityClose = { subject: 'Signed', 'opportunityid@odata.bind': `/opportunities(${deal.id})` }

    const { status, json } = await send('POST', 'WinOpportunity', {
      body: { OpportunityClose: { ...OpportunityClose, actualclosedate: '2026-06-15' }, Status: 3 },
    })
    await crm.execute(winOpportunity({ opportunityId: deal, subject: 'Signed', actualCloseDate: '2026-06-15' }))

    expect([status, refusalIn(json)]).toEqual([400, '0x80048D19'])
    const closes = await crm.all(
      query(opportunityclose)
        .select('actualend')
        .where((c) => c._opportunityid_value.eq(deal.id)),
    )
    expect(closes).toMatchObject([{ actualend: '2026-06-15T00:00:00Z' }])
  })

  it('resolves a case by ResolveIncident, or by an update', async () => {
    const { send, crm, problem } = await organization()
    const IncidentResolution = { subject: 'Solved', 'incidentid@odata.bind': `/incidents(${problem.id})` }

    const byName = await send('POST', 'ResolveIncident', { body: { IncidentResolution, Status: 5 } })
    const byUpdate = await send('PATCH', `incidents(${problem.id})`, { body: { statecode: 1, statuscode: 5 } })
    await crm.execute(resolveIncident({ incidentId: problem, subject: 'Solved', timeSpentMinutes: 60 }))

    expect(byName.status).toBe(404)
    expect(byUpdate.status).toBe(400)
    const { statecode } = await crm.retrieve(incident, problem, (i) => i.select('statecode'))
    expect(statecode).toBe(1)
  })

  it('picks from a queue without saying of which item, by the names of the .NET request', async () => {
    const { emulator, send, crm, item } = await organization()

    const unbound = await send('POST', 'PickFromQueue', {
      body: { QueueItemId: item.id, WorkerId: emulator.userId, RemoveQueueItem: false },
    })
    const bound = await send('POST', `queueitems(${item.id})/Microsoft.Dynamics.CRM.PickFromQueue`, {
      body: { WorkerId: emulator.userId, RemoveQueueItem: false },
    })
    await crm.execute(pickFromQueue({ queueItemId: item, workerId: emulator.userId, removeQueueItem: false }))

    expect(unbound.status).toBe(404)
    expect([bound.status, refusalIn(bound.json)]).toEqual([400, '0x80048D19'])
    const { _workerid_value: worker } = await crm.retrieve(queueitem, item, (q) => q.select('_workerid_value'))
    expect(worker).toBe(emulator.userId)
  })

  // Whether the service of today takes it in one request is not confirmed: our choice is that it does not.
  it('creates a phone call that is completed already', async () => {
    const { send, crm, customer } = await organization()

    const { status, json } = await send('POST', 'phonecalls', { body: { subject: 'Hi', statecode: 1, statuscode: 2 } })
    const made = await logPhoneCall(crm, { subject: 'Hi', regarding: customer })

    expect(status).toBe(400)
    expect(refusalIn(json)).toMatch(/^0x8004/)
    expect(await crm.retrieve(phonecall, made, (p) => p.select('statecode', 'statuscode'))).toMatchObject({
      statecode: 1,
      statuscode: 2,
    })
  })

  it('posts CalculateRollupField', async () => {
    const { send, crm, customer } = await organization()

    const { status } = await send('POST', 'CalculateRollupField', {
      body: {
        Target: { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: customer.id },
        FieldName: 'opendeals',
      },
    })
    const row = await crm.execute(calculateRollupField({ target: customer, fieldName: 'opendeals' }))

    expect(status).toBeGreaterThanOrEqual(400)
    expect(row['opendeals']).toEqual(expect.any(Number))
  })

  it('takes the contact’s full name for one that can be written', async () => {
    const { send } = await organization()

    const { status } = await send('POST', 'leads', { body: { subject: 'A', lastname: 'B', fullname: 'A B' } })

    expect(status).toBe(400)
    expect(contact.computed).toContain('fullname')
  })
})
