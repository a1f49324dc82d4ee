import { randomUUID } from 'node:crypto'
import { type Client, etag } from 'dynamics365-crm'
import { account, contact, opportunity, task } from 'dynamics365-crm/entities'
import { DuplicateRecordError, RecordNotFoundError, VersionMismatchError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from './workspace.js'

/** Records live and change as their callers say. */
export function describeRecords(open: () => Promise<Client>): void {
  describe('a record', () => {
    const workspace = useWorkspace(open)

    it('is read as it was created', async () => {
      const { crm, mark, add } = workspace()
      const data = {
        name: `${mark} O'Neil & Søn 100% "größte" #1`,
        description: 'First line\nSecond line\twith a tab',
        numberofemployees: 0,
        revenue: 125_000.5,
        creditonhold: true,
        accountcategorycode: 1,
        address1_latitude: -33.86,
      } as const

      const { id } = await add(account, data)

      const record = await crm.retrieve(account, id, (a) =>
        a.select(
          'accountid',
          'name',
          'description',
          'numberofemployees',
          'revenue',
          'creditonhold',
          'accountcategorycode',
          'address1_latitude',
          'fax',
          'statecode',
        ),
      )
      expect(record).toMatchObject({ ...data, accountid: id, fax: null, statecode: 0 })
    })

    it('keeps days and instants apart', async () => {
      const { crm, mark, add } = workspace()
      const person = await add(contact, { lastname: mark, birthdate: '1969-07-20' })
      const call = await add(task, { subject: mark, scheduledend: new Date('2026-03-01T10:20:30Z') })

      const { birthdate } = await crm.retrieve(contact, person, (c) => c.select('birthdate'))
      const { scheduledend } = await crm.retrieve(task, call, (t) => t.select('scheduledend'))

      expect([birthdate, scheduledend]).toEqual(['1969-07-20', '2026-03-01T10:20:30Z'])
    })

    it('comes back from its creation as it was stored, when asked for', async () => {
      const { crm, mark, add, discard } = workspace()
      const customer = await add(account, { name: mark })

      const record = await crm.create(contact, { firstname: 'Ann', lastname: mark, parentcustomerid: customer }, (c) =>
        c.select('contactid', 'fullname', 'statecode').expand('parentcustomerid_account', (a) => a.select('name')),
      )
      discard(contact, record.contactid)

      expect(record).toMatchObject({ fullname: `Ann ${mark}`, statecode: 0, parentcustomerid_account: { name: mark } })
    })

    it('may bring its own id, once', async () => {
      const { crm, mark, add } = workspace()
      const accountid = randomUUID()

      const { id } = await add(account, { accountid, name: mark })

      expect(id).toBe(accountid)
      await expect(crm.create(account, { accountid, name: mark })).rejects.toBeInstanceOf(DuplicateRecordError)
    })

    it('changes in what is given, loses what is null and keeps what is undefined', async () => {
      const { crm, mark, add } = workspace()
      const made = await add(account, { name: mark, fax: '1', telephone1: '2', telephone2: '3' })

      await crm.update(account, made, { fax: null, telephone1: '22', telephone2: undefined })

      const record = await crm.retrieve(account, made, (a) => a.select('name', 'fax', 'telephone1', 'telephone2'))
      expect(record).toMatchObject({ name: mark, fax: null, telephone1: '22', telephone2: '3' })
    })

    it('is not made by changing one that is missing', async () => {
      const { crm, mark, discard } = workspace()
      const id = randomUUID()
      discard(account, id)

      await expect(crm.update(account, id, { name: mark })).rejects.toBeInstanceOf(RecordNotFoundError)

      await expect(crm.retrieve(account, id, (a) => a.select('name'))).rejects.toBeInstanceOf(RecordNotFoundError)
    })

    it('points at others, and at none again', async () => {
      const { crm, mark, add } = workspace()
      const person = await add(contact, { lastname: mark })
      const company = await add(account, { name: mark, primarycontactid: person })
      const read = () =>
        crm.retrieve(account, company, (a) =>
          a.select('_primarycontactid_value').expand('primarycontactid', (c) => c.select('lastname')),
        )

      const before = await read()
      await crm.update(account, company, { primarycontactid: null })
      const after = await read()

      expect(before).toMatchObject({ _primarycontactid_value: person.id, primarycontactid: { lastname: mark } })
      expect(after).toMatchObject({ _primarycontactid_value: null, primarycontactid: null })
    })

    it('points at records of several tables with one lookup', async () => {
      const { crm, mark, add } = workspace()
      const company = await add(account, { name: mark })
      const person = await add(contact, { lastname: mark })
      const deal = await add(opportunity, { name: mark, customerid: company })
      const customerOf = async () =>
        (await crm.retrieve(opportunity, deal, (o) => o.select('_customerid_value')))._customerid_value

      const first = await customerOf()
      await crm.update(opportunity, deal, { customerid: person })
      const second = await customerOf()

      expect([first, second]).toEqual([company.id, person.id])
    })

    it('is made by the first upsert and changed by the second', async () => {
      const { crm, mark, discard } = workspace()
      const id = randomUUID()
      discard(account, id)

      const first = await crm.upsert(account, id, { name: mark, fax: '1' })
      const second = await crm.upsert(account, id, { fax: '2' })

      const record = await crm.retrieve(account, id, (a) => a.select('name', 'fax'))
      expect([first, second]).toEqual([
        { id, created: true },
        { id, created: false },
      ])
      expect(record).toMatchObject({ name: mark, fax: '2' })
    })

    it('is not upserted where only one of both is wanted', async () => {
      const { crm, mark, add, discard } = workspace()
      const there = await add(account, { name: mark })
      const missing = randomUUID()
      discard(account, missing)

      await expect(crm.upsert(account, there, { fax: '1' }, { only: 'create' })).rejects.toBeInstanceOf(
        DuplicateRecordError,
      )
      await expect(crm.upsert(account, missing, { name: mark }, { only: 'update' })).rejects.toBeInstanceOf(
        RecordNotFoundError,
      )
    })

    it('is neither changed nor deleted once somebody else has changed it', async () => {
      const { crm, mark, add } = workspace()
      const made = await add(account, { name: mark })
      const read = () => crm.retrieve(account, made, (a) => a.select('name'))
      const stale = etag(await read())
      await crm.update(account, made, { name: `${mark} again` })

      await expect(crm.update(account, made, { name: mark }, { ifMatch: stale })).rejects.toBeInstanceOf(
        VersionMismatchError,
      )
      await expect(crm.delete(account, made, { ifMatch: stale })).rejects.toBeInstanceOf(VersionMismatchError)

      const record = await read()
      await crm.update(account, made, { fax: '1' }, { ifMatch: etag(record) })
      expect(record.name).toBe(`${mark} again`)
    })

    it('is gone once it is deleted', async () => {
      const { crm, mark, add } = workspace()
      const made = await add(account, { name: mark })

      await crm.delete(account, made)

      await expect(crm.retrieve(account, made, (a) => a.select('name'))).rejects.toBeInstanceOf(RecordNotFoundError)
      await expect(crm.delete(account, made)).rejects.toBeInstanceOf(RecordNotFoundError)
    })
  })
}
