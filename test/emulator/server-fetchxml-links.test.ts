import { describe, expect, it } from 'vitest'
import { readPredefined } from '../../src/emulator/fetchxml/index.js'
import { createStore } from '../../src/emulator/store/index.js'
import { tables } from '../../src/metadata/index.js'
import { add, open, refusedWith } from './server-calls.js'
import { columnOf, fetchXml } from './server-fetchxml-calls.js'

const { send } = open()

/** North and South each have a case; the contact of North is of the city that North's case is called by. */
const contact = await add(send, 'contacts', { lastname: 'Berg', address1_city: 'Broken' })
for (const [name, title, more] of [
  ['North', 'Broken', { 'primarycontactid@odata.bind': `/contacts(${contact})` }],
  ['South', 'Broken', {}],
] as const) {
  const account = await add(send, 'accounts', { name, ...more })
  await add(send, 'incidents', { title, 'customerid_account@odata.bind': `/accounts(${account})` })
}

const inAccount = (inside: string) =>
  `<fetch><entity name='account'><attribute name='name'/><order attribute='name'/>${inside}</entity></fetch>`
const names = (inside: string) => columnOf(send, 'accounts', 'name', inAccount(inside))

const toContact = (attributes = '', inside = '') =>
  `<link-entity name='contact' from='contactid' to='primarycontactid' link-type='outer' ${attributes}>${inside}</link-entity>`
const toCases = (inside: string, type: string) =>
  `<link-entity name='incident' from='customerid' to='accountid' link-type='${type}'>${inside}</link-entity>`

describe('a link in a filter', () => {
  // The condition stands in a link of the link: the account's own row, reached again from its case.
  const again = (condition: string) =>
    `<link-entity name='account' from='accountid' to='customerid'><filter>${condition}</filter></link-entity>`

  it.each([
    ['entityname', "<condition entityname='c' attribute='lastname' operator='eq' value='Berg'/>"],
    ['valueof', "<condition attribute='primarycontactid' operator='eq' valueof='c.contactid'/>"],
  ])('waits for the joined row that a link inside of it speaks of by %s', async (_, condition) => {
    const filter = `<filter>${toCases(again(condition), 'any')}</filter>`

    expect(await names(`${toContact("alias='c'")}${filter}`)).toEqual(['North'])
  })

  it('compares each row with the joined one, not with that of another row', async () => {
    const filter = "<filter><condition attribute='title' operator='eq' valueof='c.address1_city'/></filter>"

    expect(await names(`${toContact("alias='c'")}<filter>${toCases(filter, 'any')}</filter>`)).toEqual(['North'])
    expect(await names(`${toContact("alias='c'")}${toCases(filter, 'exists')}`)).toEqual(['North'])
  })
})

describe('a link without an alias', () => {
  const isBerg = (entityname: string) =>
    `<filter><condition entityname='${entityname}' attribute='lastname' operator='eq' value='Berg'/></filter>`

  it('goes by the name of its table, in conditions and orders', async () => {
    expect(await names(`${toContact()}${isBerg('contact')}`)).toEqual(['North'])
    const order = "<order entityname='contact' attribute='lastname' descending='true'/>"
    const xml = `<fetch><entity name='account'><attribute name='name'/>${order}${toContact()}</entity></fetch>`
    expect(await columnOf(send, 'accounts', 'name', xml)).toEqual(['North', 'South'])
  })

  it('does not where there are two of them, or where it has an alias', async () => {
    const refusal = refusedWith(400, '0x8004110B')

    const two = inAccount(`${toContact()}${toContact()}${isBerg('contact')}`)
    expect(await fetchXml(send, 'accounts', two)).toMatchObject(refusal)
    const named = inAccount(`${toContact("alias='c'")}${isBerg('contact')}`)
    expect(await fetchXml(send, 'accounts', named)).toMatchObject(refusal)
  })
})

describe('a link between many rows', () => {
  const store = createStore(tables)
  const rowCount = 20_000
  for (let row = 0; row < rowCount; row += 1) {
    const id = `00000000-0000-4000-8000-${String(row).padStart(12, '0')}`
    store.insert('account', { accountid: id, name: `${row}`, statecode: 0 })
  }
  const accounts = store.tables.get('account')
  if (accounts === undefined) throw new Error('There is no account.')

  const run = (inside: string) => {
    const xml = `<fetch top='1'><entity name='account'><attribute name='name'/>${inside}</entity></fetch>`
    const reader = { store, userId: '', now: () => new Date(0), apiRoot: 'https://contoso.example' }
    const url = new URL(`https://contoso.example/accounts?fetchXml=${encodeURIComponent(xml)}`)
    return readPredefined(reader, accounts, store.all('account'), url, { annotations: [] })
  }
  /** Every account is linked to every other. */
  const toAll = (type: string, inside: string, alias = 'other') =>
    `<link-entity name='account' from='statecode' to='statecode' alias='${alias}' link-type='${type}'>${inside}</link-entity>`
  const named = (name: string) => `<filter><condition attribute='name' operator='eq' value='${name}'/></filter>`
  const sameName = (type: string, alias: string) =>
    toAll(type, `<filter><condition attribute='name' operator='eq' valueof='${alias}.name'/></filter>`, 'third')

  it.each([
    ['exists', toAll('exists', named('nobody'))],
    ['any', `<filter>${toAll('any', named('nobody'))}</filter>`],
    ['inner', toAll('inner', named('nobody'))],
  ])('of the type %s tries its filter once on each of them', (_, inside) => {
    expect(run(inside)?.['value']).toEqual([])
  })

  it.each([
    ['of one link', toAll('inner', ''), 'lead to more than 1,000,000 rows'],
    // One row of the first link for each account, and each of these is compared with all.
    ['of two', `${toAll('inner', named('7'))}${sameName('inner', 'other')}`, 'look at more than 5,000,000 rows'],
    ['of a link inside', toAll('exists', sameName('inner', 'other')), 'look at more than 5,000,000 rows'],
  ])('is given up where every pair has to be looked at: %s', (_, inside, message) => {
    expect(() => run(inside)).toThrow(`SQL timeout expired: the links ${message}.`)
  })
})
