import {
  average,
  type Change,
  type Client,
  count,
  createClient,
  max,
  personalView,
  plainCount,
  query,
  ref,
  savedView,
  sum,
} from 'dynamics365-crm'
import { retrieveTotalRecordCount } from 'dynamics365-crm/actions'
import { account, contact, lead, savedquery, userquery } from 'dynamics365-crm/entities'
import { ChangeTokenExpiredError, RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/emulator/index.js'

const time = '2026-03-01T10:00:00Z'

function open() {
  const clock = { now: time }
  const { fetch } = createEmulator({ clock: () => new Date(clock.now) })
  const client = createClient({ orgUrl: 'https://contoso.crm.dynamics.com', credential: async () => 'any', fetch })
  return { client, clock }
}

async function addAccounts(client: Client) {
  const northwind = await client.create(account, { name: 'Northwind', revenue: 5, accountcategorycode: 1 })
  const fabrikam = await client.create(account, { name: 'Fabrikam', revenue: 7.5 })
  await client.create(account, { name: 'Contoso', accountcategorycode: 1 })
  return { northwind, fabrikam }
}

describe('groups of records', () => {
  it('come with every key, and what was asked of each', async () => {
    const { client } = open()
    await addAccounts(client)

    const groups = await client.all(
      query(account)
        .where((a) => a.name.ne('Nobody'))
        .groupBy('statecode', 'accountcategorycode')
        .aggregate({ total: sum('revenue'), mean: average('revenue'), last: max('createdon'), n: count() }),
    )

    expect(new Set(groups)).toEqual(
      new Set([
        { statecode: 0, accountcategorycode: 1, total: 5, mean: 5, last: time, n: 2 },
        { statecode: 0, accountcategorycode: null, total: 7.5, mean: 7.5, last: time, n: 1 },
      ]),
    )
  })

  it('come by a column that is reached through a lookup, under the name that was asked for', async () => {
    const { client } = open()
    const { northwind } = await addAccounts(client)
    await client.create(contact, { lastname: 'A', parentcustomerid: ref(account, northwind) })
    await client.create(contact, { lastname: 'A' })

    const byAccount = query(contact).groupBy('lastname', { company: (c) => c.parentcustomerid_account.name })

    expect(new Set(await client.all(byAccount))).toEqual(
      new Set([
        { lastname: 'A', company: 'Northwind' },
        { lastname: 'A', company: null },
      ]),
    )
  })

  it('are one where there is no key, of nothing too', async () => {
    const { client } = open()
    await addAccounts(client)
    const totals = { total: sum('revenue'), n: count() } as const

    expect(await client.first(query(account).aggregate(totals))).toEqual({ total: 12.5, n: 3 })
    expect(
      await client.first(
        query(account)
          .where((a) => a.name.eq('Nobody'))
          .aggregate(totals),
      ),
    ).toEqual({
      total: null,
      n: 0,
    })
  })
})

describe('counts', () => {
  it('agree, whichever way they are had', async () => {
    const { client } = open()
    await addAccounts(client)
    const rich = query(account).where((a) => a.revenue.gt(1))

    expect(await client.count(rich)).toEqual({ count: 2, limited: false })
    expect(await client.execute(plainCount(rich))).toBe(2)
    expect(await client.execute(retrieveTotalRecordCount([account, lead]))).toEqual({ account: 3, lead: 0 })
  })
})

describe('views', () => {
  it('show the records and columns that they are made of, in their order', async () => {
    const { client } = open()
    await addAccounts(client)
    const fetchxml =
      '<fetch><entity name="account"><attribute name="name"/><order attribute="name"/><filter><condition attribute="revenue" operator="not-null"/></filter></entity></fetch>'
    const texts = { name: 'With revenue', returnedtypecode: 'account', querytype: 0, fetchxml }
    const saved = await client.create(savedquery, { ...texts } as never)
    const own = await client.create(userquery, { ...texts } as never)

    for (const view of [savedView(account, saved), personalView(account, own)]) {
      expect((await client.all(view)).map(({ name }) => name)).toEqual(['Fabrikam', 'Northwind'])
      expect((await client.first(view))?.name).toBe('Fabrikam')
    }
  })

  it('are not found when they are not there', async () => {
    const { client } = open()

    await expect(client.all(savedView(account, '5f1c2f5e-2f5e-4000-8000-00000000000a'))).rejects.toBeInstanceOf(
      RecordNotFoundError,
    )
  })
})

describe('changes', () => {
  const names = query(account).select('name')

  async function read(client: Client, since?: string) {
    const changes = client.changes(names, { since, pageSize: 2 })
    const list: Change<{ readonly name: string | null }>[] = []
    for await (const change of changes) list.push(change)
    return { list, token: changes.token }
  }

  it('are all records at first, and then what happened since', async () => {
    const { client } = open()
    const { northwind, fabrikam } = await addAccounts(client)

    const first = await read(client)
    await client.delete(account, northwind)
    await client.update(account, fabrikam, { name: 'Fabrikam Inc.' })
    const second = await read(client, first.token)
    const third = await read(client, second.token)

    expect(first.list.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'changed'])
    expect(second.list).toEqual([
      { kind: 'changed', record: expect.objectContaining({ name: 'Fabrikam Inc.' }) },
      { kind: 'deleted', id: northwind },
    ])
    expect(third.list).toEqual([])
    expect(third.token).toBeTypeOf('string')
  })

  it('are refused with their own error when the token is too old', async () => {
    const { client, clock } = open()
    const { token } = await read(client)
    clock.now = '2026-05-01T10:00:00Z'

    await expect(read(client, token)).rejects.toBeInstanceOf(ChangeTokenExpiredError)
  })
})
