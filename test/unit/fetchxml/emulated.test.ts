import { createClient, formatted, lookup } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account, contact, opportunity } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { count, fetchXml, rawFetchXml, xml } from 'dynamics365-crm/fetchxml'
import { describe, expect, it } from 'vitest'

const { orgUrl, fetch } = createEmulator({ seed: 7 })
const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })

const withContact = fetchXml(account)
  .select('name')
  .selectAs({ owner: '_ownerid_value' })
  .link(contact, { from: 'contactid', to: 'primarycontactid', alias: 'c' }, (c) =>
    c.select('_parentcustomerid_value').selectAs({ mail: 'emailaddress1' }).orderBy('lastname'),
  )

describe('a lookup under another name', () => {
  it('is read by that name, of a column and of a link', async () => {
    const [first] = await crm.all(withContact.annotated('lookups').top(1))
    if (first === undefined) throw new Error('There is an account with a contact.')

    expect(lookup(first, 'owner')).toEqual({
      id: first.owner,
      table: 'systemuser',
      name: expect.stringMatching(/./),
    })
    expect(lookup(first, 'c.parentcustomerid')).toMatchObject({ id: first['c.parentcustomerid'], table: 'account' })
    expect(first.mail).toContain('@')
    expect(() => lookup(first, 'nothing' as 'owner')).toThrow(UsageError)
  })

  it('is read of a group', async () => {
    const [first] = await crm.all(
      fetchXml(opportunity).aggregate({ n: count() }).groupBy({ owner: '_ownerid_value' }).annotated('lookups'),
    )
    if (first === undefined) throw new Error('There are opportunities.')

    expect(lookup(first, 'owner')).toMatchObject({ id: first.owner, table: 'systemuser' })
    expect(formatted(first, 'owner')).toBe(lookup(first, 'owner')?.name)
  })
})

describe('pages', () => {
  it('neither repeat nor lose a record where a link orders them', async () => {
    const whole = await crm.all(withContact)
    const paged = await crm.all(withContact.pageSize(7))

    expect(whole.length).toBeGreaterThan(14)
    expect(paged).toEqual(whole)
  })

  it('neither repeat nor lose a record where they are distinct', async () => {
    const cities = fetchXml(account).select('address1_city', 'statecode').distinct()
    const whole = await crm.all(cities)
    const texts = (await crm.all(cities.pageSize(3))).map((row) => JSON.stringify(row))

    expect(whole.length).toBeGreaterThan(6)
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts).toHaveLength(whole.length)
  })
})

describe('a text of the caller', () => {
  it('finds what was typed', async () => {
    const typed = `Smith & "Sons" <'1'>`
    const id = await crm.create(account, { name: typed })
    const text = xml`<fetch><entity name="account"><attribute name="name"/><filter>
      <condition attribute="name" operator="in">${[typed, 'x']}</condition></filter></entity></fetch>`

    expect(await crm.all(rawFetchXml(account, text))).toMatchObject([{ accountid: id, name: typed }])
  })
})
