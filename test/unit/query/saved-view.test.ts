import { lookup, personalView, query, ref, savedView } from 'dynamics365-crm'
import { account, savedquery, userquery } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { machine } from '../machine.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const link = 'https://contoso.crm.dynamics.com/api/data/v9.2/accounts?savedQuery=x&$skiptoken=2'

function page(value: readonly unknown[], nextLink?: string) {
  const body = { value, ...(nextLink !== undefined && { '@odata.nextLink': nextLink }) }
  return { status: 200, headers: new Headers(), body }
}

describe('a view', () => {
  it('is an operation that reads a table through it', () => {
    const { name, method, path, headers, expects, repeat } = savedView(account, id)

    expect({ name, method, path, headers, expects, repeat }).toEqual({
      name: 'accounts.savedQuery',
      method: 'GET',
      path: `accounts?savedQuery=${id}`,
      headers: {},
      expects: 'json',
      repeat: 'always',
    })
    expect(personalView(account, id).path).toBe(`accounts?userQuery=${id}`)
  })

  it('is named by its id in either case, or by a ref to it', () => {
    expect(savedView(account, id.toUpperCase()).path).toBe(`accounts?savedQuery=${id}`)
    expect(savedView(account, ref(savedquery, id)).path).toBe(`accounts?savedQuery=${id}`)
    expect(personalView(account, ref(userquery, id)).path).toBe(`accounts?userQuery=${id}`)
  })

  it('asks for pages of a size on each of them', () => {
    const view = savedView(account, id).pageSize(50)
    const { next } = view.read(page([{ name: 'A' }], link))

    expect(view.headers).toEqual({ Prefer: 'odata.maxpagesize=50' })
    expect(next).toMatchObject({ path: link, headers: view.headers })
    expect(next?.read(page([{ name: 'B' }]))).toEqual({ records: [{ name: 'B' }] })
  })

  it('is limited by reading no further, for it may have a limit of its own', () => {
    const view = savedView(account, id).top(3)
    const first = view.read(page([{ name: 'A' }, { name: 'B' }], link))
    const last = first.next?.read(page([{ name: 'C' }, { name: 'D' }], `${link}3`))

    expect(view).toMatchObject({ path: `accounts?savedQuery=${id}`, headers: { Prefer: 'odata.maxpagesize=3' } })
    expect(view.pageSize(2).headers).toEqual({ Prefer: 'odata.maxpagesize=2' })
    expect(savedView(account, id).top(9000).headers).toEqual({ Prefer: 'odata.maxpagesize=5000' })
    expect(last?.records).toEqual([{ name: 'C' }])
    expect(last?.next).toBeUndefined()
  })

  it('brings annotations where they are asked for, on each page', () => {
    const view = savedView(account, id).pageSize(50).annotated('lookups')
    const row = { _ownerid_value: id, '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'team' }
    const first = view.read(page([row], link))
    const [record] = first.records

    expect(view.headers).toEqual(query(account).pageSize(50).annotated('lookups').headers)
    expect(savedView(account, id).formatted().headers).toEqual(query(account).formatted().headers)
    expect(savedView(account, id).annotated('lookups').formatted().top(5).headers).toEqual(
      query(account).pageSize(5).annotated('lookups').headers,
    )
    expect(first.next).toMatchObject({ headers: view.headers })
    expect(record && lookup(record, 'ownerid')).toEqual({ id, table: 'team', name: undefined })
    expect(() => savedView(account, id).annotated('all' as never)).toThrow(UsageError)
  })

  it('goes on at a saved link of its own, in pages of a size that can still be chosen', () => {
    const own = `https://contoso.crm.dynamics.com/api/data/v9.2/accounts?savedQuery=${id.toUpperCase()}&$skiptoken=2`
    const view = savedView(account, id).formatted()

    expect(view.resume(own)).toMatchObject({ path: own, headers: view.headers, name: 'accounts.savedQuery' })
    expect(view.resume(own).top(3).headers).toEqual(view.headers)
    expect(view.resume(own).pageSize(7)).toMatchObject({ path: own, headers: view.pageSize(7).headers })
    expect(
      view
        .top(1)
        .resume(own)
        .read(page([{ name: 'A' }, { name: 'B' }], link)),
    ).toEqual({
      records: [{ name: 'A' }],
    })
    for (const other of [link, own.replace('savedQuery', 'userQuery'), own.replace(/savedQuery.*&/, '')]) {
      expect(() => view.resume(other)).toThrow(/saved by another query, whose (savedQuery|userQuery) is another/)
    }
    expect(() => view.resume(own.replace('&$skiptoken=2', ''))).toThrow(/one of its own pages only/)
  })

  it('keeps columns of other tables as they came, and 64-bit integers as the table says', () => {
    const { records } = savedView(machine, id).read(page([{ new_counter: 7, 'a.fullname': 'Ann' }]))

    expect(records).toEqual([{ new_counter: '7', 'a.fullname': 'Ann' }])
  })

  it.each(['', 'x', `{${id}}`, undefined, ref(userquery, id)])('is refused by %j, which is no id of one', (wrong) => {
    expect(() => savedView(account, wrong as never)).toThrow(UsageError)
  })

  it('is refused without a table object, and with a limit or a size that is none', () => {
    expect(() => savedView('accounts' as never, id)).toThrow(UsageError)
    for (const wrong of [0, -1, 1.5, Number.NaN]) expect(() => savedView(account, id).top(wrong)).toThrow(UsageError)
    for (const wrong of [0, 5001, 1.5]) expect(() => savedView(account, id).pageSize(wrong)).toThrow(UsageError)
  })
})
