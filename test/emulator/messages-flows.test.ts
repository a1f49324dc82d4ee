import { describe, expect, it } from 'vitest'
import { openSession, refusal, run, target } from './message-session.js'

function setUp() {
  const session = openSession()
  const deal = session.create('opportunity', { name: 'Deal', estimatedvalue: 100 })
  const start = () =>
    session.create('opportunitysalesprocess', {
      name: 'Deal',
      'opportunityid@odata.bind': `/opportunities(${deal.id})`,
    })
  const instances = () =>
    run(session, 'RetrieveProcessInstances', { EntityId: deal.id, EntityLogicalName: 'opportunity' })
  return { session, deal, start, instances }
}

describe('RetrieveProcessInstances', () => {
  it('gives the flows of a record, active ones first', () => {
    const { session, start, instances } = setUp()
    const [first, second] = [start(), start()]
    session.update('opportunitysalesprocess', second.id, { statecode: 1, statuscode: 3 })

    expect(instances()).toMatchObject({ kind: 'records', typed: true, records: [{ id: first.id }, { id: second.id }] })
  })

  it('gives none for a record without a flow, and refuses one that is not there', () => {
    const { session, deal, instances } = setUp()

    expect(instances()).toMatchObject({ records: [] })
    expect(() => run(session, 'RetrieveProcessInstances', { EntityId: deal.id, EntityLogicalName: 'lead' })).toThrow(
      refusal('0x80040217'),
    )
  })
})

describe('RetrieveActivePath', () => {
  it('gives the stages of the flow in order', () => {
    const { session, start } = setUp()

    expect(run(session, 'RetrieveActivePath', { ProcessInstanceId: start().id })).toMatchObject({
      kind: 'records',
      records: ['Qualify', 'Develop', 'Propose', 'Close'].map((stagename) => ({ values: { stagename } })),
    })
  })

  it('refuses what is no row of a flow', () => {
    const { session, deal } = setUp()

    expect(() => run(session, 'RetrieveActivePath', { ProcessInstanceId: deal.id })).toThrow(refusal('0x80040217'))
  })
})

describe('the flow of cases', () => {
  it('moves by the same rules as those of Sales', () => {
    const { session } = setUp()
    const account = target(session.create('account', { name: 'Buyer' }))
    const issue = session.create('incident', {
      title: 'Leak',
      'customerid_account@odata.bind': `/accounts(${account.id})`,
    })
    const flow = session.create('phonetocaseprocess', {
      name: 'Leak',
      'incidentid@odata.bind': `/incidents(${issue.id})`,
    })

    expect(() => session.update('phonetocaseprocess', flow.id, { statecode: 1, statuscode: 2 })).toThrow(
      refusal('0x80040203'),
    )
  })
})
