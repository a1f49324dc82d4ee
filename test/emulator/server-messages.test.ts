import { describe, expect, it } from 'vitest'
import { add, api, open, refusedWith, type Send } from './server-calls.js'

const crm = 'Microsoft.Dynamics.CRM'

async function newCase(send: Send): Promise<string> {
  const account = await add(send, 'accounts', { name: 'Buyer' })
  return add(send, 'incidents', { title: 'Broken', 'customerid_account@odata.bind': `/accounts(${account})` })
}

describe('a function', () => {
  it.each(['WhoAmI', 'WhoAmI()'])('without parameters is called as %s', async (path) => {
    const { send, emulator } = open()

    const { status, json } = await send('GET', path)

    expect(status).toBe(200)
    expect(json).toEqual({
      '@odata.context': `${api}/$metadata#${crm}.WhoAmIResponse`,
      UserId: emulator.userId,
      BusinessUnitId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      OrganizationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it.each([
    ['aliases', "CalculateRollupField(Target=@t,FieldName=@f)?@t={'@odata.id':'accounts(ID)'}&@f='opendeals'"],
    [
      'encoded aliases',
      'CalculateRollupField(Target=%40t,FieldName=%40f)?%40t=%7B%27%40odata.id%27%3A%27accounts(ID)%27%7D&%40f=%27opendeals%27',
    ],
    ['literals', "CalculateRollupField(Target={'@odata.id':'accounts(ID)'},FieldName='opendeals')"],
    [
      'an absolute reference',
      `CalculateRollupField(Target=@t,FieldName='opendeals')?@t={"@odata.id":"${api}/accounts(ID)"}`,
    ],
    [
      'a typed row',
      `CalculateRollupField(Target=@t,FieldName='opendeals')?@t={'@odata.type':'${crm}.account','accountid':'ID'}`,
    ],
  ])('takes a row and a text as %s', async (_, path) => {
    const { send } = open()
    const account = await add(send, 'accounts', { name: 'Buyer' })
    await add(send, 'opportunities', { name: 'Deal', 'parentaccountid@odata.bind': `/accounts(${account})` })

    const { status, json } = await send('GET', path.replace('ID', account))

    expect(status).toBe(200)
    expect(json).toMatchObject({
      '@odata.context': expect.stringContaining(`${api}/$metadata#`),
      '@odata.type': `#${crm}.account`,
      accountid: account,
      opendeals: 1,
    })
  })

  it('reads a doubled quote in a text as one', async () => {
    const { send } = open()
    const account = await add(send, 'accounts', { name: 'Buyer' })

    const answer = await send(
      'GET',
      `CalculateRollupField(Target=@t,FieldName='O''Neil')?@t={'@odata.id':'accounts(${account})'}`,
    )

    expect(answer).toMatchObject(refusedWith(400, '0x80060554', expect.stringContaining("O'Neil")))
  })

  it.each([
    ['an alias that is never assigned', "Target=@t,FieldName='x'"],
    ['a missing parameter', "FieldName='x'"],
    ['an unknown parameter', "Target={'@odata.id':'accounts(ID)'},FieldName='x',Other=1"],
    ['a text without quotes', "Target={'@odata.id':'accounts(ID)'},FieldName=opendeals"],
    ['broken text', "Target={'@odata.id':,FieldName='x'"],
    ['a parameter twice', "FieldName='x',FieldName='y'"],
  ])('refuses %s', async (_, parameters) => {
    const { send } = open()
    const account = await add(send, 'accounts', { name: 'Buyer' })

    const { status } = await send('GET', `CalculateRollupField(${parameters.replace('ID', account)})`)

    expect(status).toBe(400)
  })

  it('is refused by POST', async () => {
    const { send } = open()

    expect((await send('POST', 'CalculateRollupField', { body: {} })).status).toBe(405)
  })
})

describe('an action', () => {
  it('answers with the rows that it created', async () => {
    const { send } = open()
    const lead = await add(send, 'leads', { subject: 'Deal', lastname: 'B', companyname: 'Northwind' })

    const { status, json } = await send('POST', `leads(${lead})/${crm}.QualifyLead`, {
      body: { CreateAccount: true, CreateContact: false, CreateOpportunity: true, Status: 3 },
    })

    expect(status).toBe(200)
    expect(json).toMatchObject({
      '@odata.context': `${api}/$metadata#Collection(${crm}.crmbaseentity)`,
      value: [
        { '@odata.type': `#${crm}.account`, name: 'Northwind', accountid: expect.any(String) },
        { '@odata.type': `#${crm}.opportunity`, name: 'Deal', opportunityid: expect.any(String) },
      ],
    })
    expect((await send('GET', `leads(${lead})/statecode`)).json).toMatchObject({ value: 1 })
  })

  it('answers with nothing where it has nothing to say', async () => {
    const { send } = open()
    const opportunity = await add(send, 'opportunities', { name: 'Deal' })

    const { status, text } = await send('POST', 'WinOpportunity', {
      body: {
        Status: 3,
        OpportunityClose: { subject: 'Signed', 'opportunityid@odata.bind': `/opportunities(${opportunity})` },
      },
    })

    expect({ status, text }).toEqual({ status: 204, text: '' })
    expect((await send('GET', `opportunities(${opportunity})/statecode`)).json).toMatchObject({ value: 1 })
  })

  it('answers with a complex value under its context', async () => {
    const { send } = open()
    const incident = await newCase(send)
    const queue = await add(send, 'queues', { name: 'First' })

    const { json } = await send('POST', `queues(${queue})/${crm}.AddToQueue`, {
      body: { Target: { '@odata.type': `${crm}.incident`, incidentid: incident } },
    })

    expect(json).toEqual({
      '@odata.context': `${api}/$metadata#${crm}.AddToQueueResponse`,
      QueueItemId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it.each(['systemuserid', 'ownerid'])('knows a user by %s', async (key) => {
    const { send, emulator } = open()
    const incident = await newCase(send)
    const queue = await add(send, 'queues', { name: 'First' })
    const { json } = await send('POST', `queues(${queue})/${crm}.AddToQueue`, {
      body: { Target: { '@odata.type': `#${crm}.incident`, incidentid: incident } },
    })
    const item = `queueitems(${json['QueueItemId']})`

    const { status } = await send('POST', `${item}/${crm}.PickFromQueue`, {
      body: { SystemUser: { [key]: emulator.userId }, RemoveQueueItem: false },
    })

    expect(status).toBe(204)
    expect((await send('GET', `${item}/_workerid_value`)).json).toMatchObject({ value: emulator.userId })
  })

  it('without parameters needs no body', async () => {
    const { send } = open()
    const incident = await newCase(send)
    const queue = await add(send, 'queues', { name: 'First' })
    const { json } = await send('POST', `queues(${queue})/${crm}.AddToQueue`, {
      body: { Target: { '@odata.type': `${crm}.incident`, incidentid: incident } },
    })

    expect((await send('POST', `queueitems(${json['QueueItemId']})/${crm}.RemoveFromQueue`)).status).toBe(204)
    expect((await send('GET', 'queueitems/$count')).text).toBe('\ufeff0')
  })

  it('undoes what it wrote when it refuses', async () => {
    const { send } = open()
    const incident = await newCase(send)
    await add(send, 'tasks', {
      subject: 'Open',
      'regardingobjectid_incident_task@odata.bind': `/incidents(${incident})`,
    })

    const answer = await send('POST', 'CloseIncident', {
      body: { Status: 5, IncidentResolution: { subject: 'Done', 'incidentid@odata.bind': `/incidents(${incident})` } },
    })

    expect(answer).toMatchObject(refusedWith(400, '0x8004440A'))
    expect((await send('GET', 'incidentresolutions/$count')).text).toBe('\ufeff0')
  })
})

describe('the parameters of an action', () => {
  const missing = '99999999-0000-0000-0000-000000000009'
  const flags = { CreateAccount: true, CreateContact: false, CreateOpportunity: true, Status: 3 }
  const qualify = async (change: Readonly<Record<string, unknown>>) => {
    const { send } = open()
    const lead = await add(send, 'leads', { subject: 'Deal', lastname: 'B', companyname: 'Northwind' })
    const answer = await send('POST', `leads(${lead})/${crm}.QualifyLead`, { body: { ...flags, ...change } })
    expect((await send('GET', `leads(${lead})/statecode`)).json).toMatchObject({ value: answer.status === 200 ? 1 : 0 })
    return answer
  }

  it.each([
    ['an unknown one', { LeadId: missing }],
    ['a missing one', { CreateContact: undefined }],
    ['null where a value is needed', { Status: null }],
    ['a text for a flag', { CreateAccount: 'true' }],
    ['a fraction for a whole number', { Status: 3.5 }],
    ['an id for a row', { OpportunityCustomerId: missing }],
    ['a row without its table', { OpportunityCustomerId: { accountid: missing } }],
    ['a row of another table', { OpportunityCurrencyId: { '@odata.type': `${crm}.account`, accountid: missing } }],
    ['a row without its id', { OpportunityCustomerId: { '@odata.type': `${crm}.account`, contactid: missing } }],
  ])('refuse %s', async (_, change) => {
    expect(await qualify(change)).toMatchObject(refusedWith(400, '0x80048D19'))
  })

  it('refuse a row that does not exist', async () => {
    const account = { '@odata.type': `${crm}.account`, accountid: missing }

    expect(await qualify({ OpportunityCustomerId: account })).toMatchObject(
      refusedWith(404, '0x80040217', `account With Id = ${missing} Does Not Exist`),
    )
  })

  it('refuse a table that the emulator has not, by its name', async () => {
    const process = { '@odata.type': `${crm}.msdyn_segment`, msdyn_segmentid: missing }

    expect(await qualify({ ProcessInstanceId: process })).toMatchObject(
      refusedWith(501, '0x80040219', expect.stringContaining('msdyn_segment')),
    )
  })

  it('may leave out or set to null what is not needed', async () => {
    expect((await qualify({ OpportunityCurrencyId: null })).status).toBe(200)
  })
})

describe('a message', () => {
  it('is bound by its full name only, and to its own table only', async () => {
    const { send } = open()
    const lead = await add(send, 'leads', { subject: 'Deal', lastname: 'B' })

    expect(await send('POST', `leads(${lead})/QualifyLead`, { body: {} })).toMatchObject({
      status: 400,
      json: { error: { message: 'Request message has unresolved parameters.' } },
    })
    const account = await add(send, 'accounts', { name: 'x' })
    for (const path of [`accounts(${account})/${crm}.QualifyLead`, `leads/${crm}.QualifyLead`, `${crm}.WhoAmI`]) {
      expect(await send('POST', path, { body: {} })).toMatchObject(refusedWith(404, '0x8006088A'))
    }
  })

  it.each(['ResolveIncident', 'PickFromQueue', 'EscalateCase'])('is unknown under the name %s', async (name) => {
    const { send } = open()

    expect(await send('POST', name, { body: {} })).toMatchObject(
      refusedWith(404, '0x8006088A', `Resource not found for the segment '${name}'.`),
    )
  })

  it('needs the record that it is bound to', async () => {
    const { send } = open()
    const id = '99999999-0000-0000-0000-000000000009'

    expect(await send('POST', `leads(${id})/${crm}.QualifyLead`, { body: {} })).toMatchObject(
      refusedWith(404, '0x80040217'),
    )
  })

  it('takes no query options, and says so', async () => {
    const { send } = open()

    expect(await send('GET', 'WhoAmI?$select=UserId')).toMatchObject(
      refusedWith(501, '0x80040219', expect.stringContaining('$select')),
    )
    expect((await send('GET', 'WhoAmI?tag=import')).status).toBe(200)
  })

  it('that is an action has no parameters in its path', async () => {
    const { send } = open()

    expect(await send('POST', 'WinOpportunity(Status=3)', { body: {} })).toMatchObject(refusedWith(400, '0x80060888'))
  })

  it('by GET is refused when it is an action', async () => {
    const { send } = open()

    expect((await send('GET', 'WinOpportunity')).status).toBe(405)
  })
})
