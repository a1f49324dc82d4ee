import { DynamicsWebApi } from 'dynamics-web-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../src/emulator/index.js'

describe('the client dynamics-web-api', () => {
  let emulator: Emulator
  let listening: Awaited<ReturnType<Emulator['listen']>>
  let api: DynamicsWebApi

  beforeAll(async () => {
    emulator = createEmulator({ seed: 7, alternateKeys: { account: [['accountnumber']] } })
    listening = await emulator.listen()
    api = new DynamicsWebApi({
      serverUrl: listening.url,
      dataApi: { version: '9.2' },
      onTokenRefresh: async () => 'any',
    })
  })

  afterAll(() => listening.close())

  it('learns who it is', async () => {
    expect(await api.callFunction({ name: 'WhoAmI' })).toMatchObject({ UserId: emulator.userId })
  })

  it('creates, reads, updates and deletes a record', async () => {
    const id: unknown = await api.create({ collection: 'accounts', data: { name: 'Änne & Söhne' } })
    const at = { collection: 'accounts', key: String(id) }
    expect(await api.retrieve({ ...at, select: ['name'] })).toMatchObject({ accountid: id, name: 'Änne & Söhne' })

    await api.update({ ...at, data: { name: 'Changed', revenue: 12.5 } })
    expect(await api.retrieve({ ...at, select: ['name', 'revenue'] })).toMatchObject({ name: 'Changed', revenue: 12.5 })

    await api.deleteRecord(at)
    await expect(api.retrieve({ ...at, select: ['name'] })).rejects.toMatchObject({ status: 404, code: '0x80040217' })
  })

  it('reads back what it creates when it asks for it', async () => {
    const made = await api.create({
      collection: 'contacts',
      data: { firstname: 'Ann', lastname: 'Berg' },
      select: ['fullname'],
      returnRepresentation: true,
    })

    expect(made).toMatchObject({ fullname: 'Ann Berg' })
  })

  it('is told that a record has changed since it was read', async () => {
    const key = String(await api.create({ collection: 'accounts', data: { name: 'One' } }))
    const read = await api.retrieve({ collection: 'accounts', key, select: ['name'] })
    await api.update({ collection: 'accounts', key, data: { name: 'Two' } })

    const late = { collection: 'accounts', key, ifmatch: String(read['@odata.etag']), data: { name: 'Three' } }
    const kept = await api.update(late)

    expect(kept).toBe(false)
    expect(await api.retrieve({ collection: 'accounts', key, select: ['name'] })).toMatchObject({ name: 'Two' })
  })

  it('creates by an alternate key and then updates by it', async () => {
    const at = { collection: 'accounts', key: "accountnumber='OTHER-1'" }

    await api.upsert({ ...at, data: { name: 'First' } })
    await api.upsert({ ...at, data: { name: 'Second' } })

    const { value } = await api.retrieveMultiple({
      collection: 'accounts',
      filter: "accountnumber eq 'OTHER-1'",
      select: ['name'],
    })
    expect(value).toMatchObject([{ name: 'Second' }])
  })

  it('filters and expands', async () => {
    const contact = await api.create({ collection: 'contacts', data: { lastname: 'Expanded' } })
    await api.create({
      collection: 'accounts',
      data: { name: "O'Neil & Sons", 'primarycontactid@odata.bind': `/contacts(${contact})` },
    })

    const { value } = await api.retrieveMultiple({
      collection: 'accounts',
      select: ['name'],
      filter: "name eq 'O''Neil & Sons'",
      expand: [{ property: 'primarycontactid', select: ['lastname'] }],
      includeAnnotations: '*',
    })

    expect(value).toMatchObject([{ name: "O'Neil & Sons", primarycontactid: { lastname: 'Expanded' } }])
  })

  it('goes from page to page, by itself and all at once', async () => {
    const query = { collection: 'incidents', select: ['title'], orderBy: ['title asc'], maxPageSize: 200 }

    const first = await api.retrieveMultiple(query)
    const second = await api.retrieveMultiple(query, first['@odata.nextLink'] ?? '')
    const all = await api.retrieveAll(query)

    const ids = all.value.map(({ incidentid }) => incidentid)
    expect(new Set(ids).size).toBe(520)
    expect(ids.slice(0, 400)).toEqual([...first.value, ...second.value].map(({ incidentid }) => incidentid))
  })

  it('counts', async () => {
    expect(await api.count({ collection: 'incidents' })).toBe(520)
    expect(await api.count({ collection: 'incidents', filter: 'title eq null' })).toBe(0)
  })

  it('associates records and parts them', async () => {
    const primaryKey = String(await api.create({ collection: 'leads', data: { subject: 'Deal', lastname: 'B' } }))
    const relatedKey = String(await api.create({ collection: 'accounts', data: { name: 'Buyer' } }))
    const link = { collection: 'leads', primaryKey, relationshipName: 'accountleads_association', relatedKey }
    const linked = async () =>
      (
        await api.retrieve({
          collection: 'leads',
          key: primaryKey,
          select: ['subject'],
          expand: [{ property: 'accountleads_association', select: ['name'] }],
        })
      )['accountleads_association']

    await api.associate({ ...link, relatedCollection: 'accounts' })
    expect(await linked()).toMatchObject([{ name: 'Buyer' }])

    await api.disassociate(link)
    expect(await linked()).toEqual([])
  })

  it('sets a lookup and clears it', async () => {
    const primaryKey = String(await api.create({ collection: 'accounts', data: { name: 'One' } }))
    const relatedKey = String(await api.create({ collection: 'contacts', data: { lastname: 'B' } }))
    const lookup = { collection: 'accounts', primaryKey, navigationProperty: 'primarycontactid' }
    const held = async () =>
      (await api.retrieve({ collection: 'accounts', key: primaryKey, select: ['_primarycontactid_value'] }))[
        '_primarycontactid_value'
      ]

    await api.associateSingleValued({ ...lookup, relatedCollection: 'contacts', relatedKey })
    expect(await held()).toBe(relatedKey)

    await api.disassociateSingleValued(lookup)
    expect(await held()).toBeNull()
  })

  it('qualifies a lead', async () => {
    const data = { subject: 'Enterprise plan', lastname: 'Smith', companyname: 'Northwind' }
    const key = String(await api.create({ collection: 'leads', data }))

    const { value } = await api.callAction({
      collection: 'leads',
      key,
      actionName: 'Microsoft.Dynamics.CRM.QualifyLead',
      action: { CreateAccount: true, CreateContact: true, CreateOpportunity: true, Status: 3 },
    })

    expect(value.map((row: Record<string, unknown>) => row['@odata.type'])).toEqual(
      expect.arrayContaining(['account', 'contact', 'opportunity'].map((table) => `#Microsoft.Dynamics.CRM.${table}`)),
    )
    expect(await api.retrieve({ collection: 'leads', key, select: ['statecode'] })).toMatchObject({ statecode: 1 })
  })
})
