import { describe, expect, it } from 'vitest'
import { add, open, refusedWith, type Send } from './server-calls.js'
import { rowsOf } from './server-fetchxml-calls.js'

const fetchxml =
  "<fetch><entity name='account'><attribute name='name'/><order attribute='name'/><filter><condition attribute='name' operator='ne' value='C'/></filter></entity></fetch>"

async function setUp(view: object = {}) {
  const { send } = open()
  const parent = await add(send, 'accounts', { name: 'A' })
  for (const name of ['B', 'C', 'D', 'E']) {
    await add(send, 'accounts', { name, 'parentaccountid@odata.bind': `/accounts(${parent})` })
  }
  const id = await add(send, 'userqueries', {
    name: 'Mine',
    fetchxml,
    returnedtypecode: 'account',
    querytype: 0,
    ...view,
  })
  return { send, id, parent }
}

const namesOf = async (send: Send, path: string) => rowsOf(await send('GET', path)).map(({ name }) => name)

describe('a view', () => {
  it('is run on its entity set', async () => {
    const { send, id } = await setUp()

    expect(await namesOf(send, `accounts?userQuery=${id}`)).toEqual(['A', 'B', 'D', 'E'])
    expect(await namesOf(send, `accounts?userQuery='${id.toUpperCase()}'`)).toEqual(['A', 'B', 'D', 'E'])
  })

  it('is run on the rows that a record leads to', async () => {
    const { send, id, parent } = await setUp()

    expect(await namesOf(send, `accounts(${parent})/account_parent_account?userQuery=${id}`)).toEqual(['B', 'D', 'E'])
  })

  it('is paged by the page size that is preferred', async () => {
    const { send, id } = await setUp()
    const headers = { Prefer: 'odata.maxpagesize=3' }

    const first = await send('GET', `accounts?userQuery=${id}`, { headers })
    const link = String(first.json['@odata.nextLink'])
    const second = await send('GET', link.slice(link.indexOf('accounts')), { headers })

    expect(first.headers.get('preference-applied')).toBe('odata.maxpagesize=3')
    expect([...rowsOf(first), ...rowsOf(second)].map(({ name }) => name)).toEqual(['A', 'B', 'D', 'E'])
    expect(second.json).not.toHaveProperty('@odata.nextLink')
  })

  it('of which no linked order keeps a cookie is paged too', async () => {
    const link =
      "<link-entity name='systemuser' from='systemuserid' to='owninguser'><order attribute='fullname'/></link-entity>"
    const { send, id } = await setUp({ fetchxml: fetchxml.replace("<order attribute='name'/>", link) })
    const headers = { Prefer: 'odata.maxpagesize=3' }

    const first = await send('GET', `accounts?userQuery=${id}`, { headers })
    const next = String(first.json['@odata.nextLink'])
    const second = await send('GET', next.slice(next.indexOf('accounts')), { headers })

    expect([...rowsOf(first), ...rowsOf(second)].map(({ name }) => name).toSorted()).toEqual(['A', 'B', 'D', 'E'])
  })

  it('is refused on another table, with a broken token, and when it is missing', async () => {
    const { send, id } = await setUp()

    expect(await send('GET', `contacts?userQuery=${id}`)).toMatchObject(refusedWith(400, '0x80041128'))
    expect(await send('GET', `accounts?userQuery=${id}&$skiptoken=x`)).toMatchObject(refusedWith(400, '0x8004112A'))
    expect(await send('GET', `accounts?userQuery=${id}&$select=name`)).toMatchObject(refusedWith(400, '0x80060888'))
    expect(await send('GET', 'accounts?userQuery=mine')).toMatchObject(refusedWith(400, '0x80060888'))
    expect(await send('GET', `accounts?savedQuery=${id}`)).toMatchObject(
      refusedWith(404, '0x80040217', `savedquery With Id = ${id} Does Not Exist`),
    )
  })

  it.each([
    ['Active Accounts', 'accounts'],
    ['Open Opportunities', 'opportunities'],
    ['Active Cases', 'incidents'],
  ])('called %s comes with the seeded company', async (name, set) => {
    const { send } = open({ seed: 7 })
    const [view] = rowsOf(await send('GET', `savedqueries?$select=name&$filter=name eq '${name}'`))

    const found = rowsOf(await send('GET', `${set}?savedQuery=${view?.['savedqueryid']}`))

    const active = rowsOf(await send('GET', `${set}?$select=statecode&$filter=statecode eq 0`))
    expect(found.length).toBeGreaterThan(0)
    expect(found).toHaveLength(active.length)
  })
})
