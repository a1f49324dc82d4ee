import { expandedPage, query, queryRelated, retrieve } from 'dynamics365-crm'
import { account, lead, task } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const tasks = `https://contoso.crm.dynamics.com/api/data/v9.2/accounts(${id})/Account_Tasks?$select=subject`
const link = `${tasks}&$skiptoken=%3Ccookie%3E`

function answer(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

const flat = query(account).expand('Account_Tasks', (t) => t.select('subject'))
const nested = query(account)
  .expand('Account_Tasks', (t) => t.select('subject', 'versionnumber').expand('createdby', (u) => u.select('fullname')))
  .formatted()
  .pageSize(1)
  .allowPartialExpands()

function cutRecord() {
  const value = [{ accountid: id, Account_Tasks: [{ subject: 'A' }], 'Account_Tasks@odata.nextLink': link }]
  const [record] = nested.read(answer({ value })).records
  if (record === undefined) throw new Error('There is no record.')
  return record
}

describe('an expanded collection as a page', () => {
  it('is whole in a query without a nested expand: its link leads to the same records', () => {
    const value = [{ Account_Tasks: [{ subject: 'A' }], 'Account_Tasks@odata.nextLink': tasks }]
    const [record] = flat.read(answer({ value })).records

    expect(record && expandedPage(record, 'Account_Tasks')).toEqual({ records: [{ subject: 'A' }] })
  })

  it('is whole where nothing was cut', () => {
    const [record] = nested.read(answer({ value: [{ Account_Tasks: [] }] })).records

    expect(record && expandedPage(record, 'Account_Tasks')).toEqual({ records: [] })
  })

  it('leads on where it was cut, under the headers of the query', () => {
    const { records, next, nextLink } = expandedPage(cutRecord(), 'Account_Tasks')

    expect(records).toEqual([{ subject: 'A' }])
    expect(nextLink).toBe(link)
    expect(next).toMatchObject({ method: 'GET', path: link, headers: nested.headers, repeat: 'always' })
    expect(nested.headers).toEqual({
      Prefer: 'odata.maxpagesize=1,odata.include-annotations="OData.Community.Display.V1.FormattedValue"',
    })
  })

  it('reads further records as they were selected, page after page', () => {
    const second = expandedPage(cutRecord(), 'Account_Tasks').next?.read(
      answer({ value: [{ subject: 'B', versionnumber: 7 }], '@odata.nextLink': `${link}2` }),
    )

    expect(second?.records).toEqual([{ subject: 'B', versionnumber: '7' }])
    expect(second?.next).toMatchObject({ path: `${link}2`, headers: nested.headers })
  })

  it('leads on from the pages of a collection inside of it', () => {
    const twice = query(lead)
      .expand('Lead_Tasks', (t) =>
        t.expand('createdby', (u) => u.expand('lk_task_createdby', (k) => k.select('subject'))),
      )
      .allowPartialExpands()
    const user = { lk_task_createdby: [{ subject: 'C' }], 'lk_task_createdby@odata.nextLink': `${link}3` }
    const value = [{ Lead_Tasks: [], 'Lead_Tasks@odata.nextLink': link }]
    const [record] = twice.read(answer({ value })).records
    const [inner] =
      (record && expandedPage(record, 'Lead_Tasks').next?.read(answer({ value: [{ createdby: user }] })).records) ?? []

    expect(inner?.createdby && expandedPage(inner.createdby, 'lk_task_createdby').next?.path).toBe(`${link}3`)
  })

  it('refuses a copy of a record that was cut, which would end too early', () => {
    expect(() => expandedPage({ ...cutRecord() }, 'Account_Tasks')).toThrow(
      new UsageError('Account_Tasks leads on, and a copy of its record does not: give the record that was read.'),
    )
  })

  it('refuses a record without the collection', () => {
    expect(() => expandedPage(cutRecord(), 'Account_Emails' as 'Account_Tasks')).toThrow(
      new UsageError('The record has no expanded collection Account_Emails.'),
    )
  })

  it('leads on where the link does, even if it has fewer records than a page holds', () => {
    const larger = nested.pageSize(50)
    const value = [{ Account_Tasks: [{ subject: 'A' }], 'Account_Tasks@odata.nextLink': link }]
    const [record] = larger.read(answer({ value })).records

    expect(record && expandedPage(record, 'Account_Tasks').next?.path).toBe(link)
  })

  it('leads on from a single record too', () => {
    const record = { Account_Tasks: Array(5_000).fill({ subject: 'A' }), 'Account_Tasks@odata.nextLink': link }
    const read = (isPartial: boolean) =>
      retrieve(account, id, (a) => {
        const selection = a.expand('Account_Tasks', (t) => t.expand('createdby', (u) => u.select('fullname')))
        return isPartial ? selection.allowPartialExpands() : selection
      }).read(answer(record))

    expect(expandedPage(read(true), 'Account_Tasks').next?.path).toBe(link)
    expect(() => read(false)).toThrow(UsageError)
  })
})

describe('a query over a record’s collection', () => {
  const own = queryRelated(account, id, 'Account_Tasks', task).select('subject')

  it('reads the collection as it reads a table', () => {
    expect(own.where((t) => t.statecode.eq(0)).orderBy('createdon').path).toBe(
      `accounts(${id})/Account_Tasks?$select=subject&$filter=statecode%20eq%200&$orderby=createdon,activityid`,
    )
    expect(own.name).toBe('accounts.Account_Tasks.query')
    expect(queryRelated(account, { accountnumber: 'A' }, 'Account_Tasks', task).path).toBe(
      "accounts(accountnumber='A')/Account_Tasks",
    )
  })

  it('goes on at the link of a collection that came cut', () => {
    expect(own.resume(link)).toMatchObject({ path: link, name: own.name })
    expect(own.resume(link.replace(id, id.toUpperCase())).path).toContain(id.toUpperCase())
  })

  it('refuses a name that is none, and to go without the collection’s table', () => {
    expect(() => queryRelated(account, id, 'Account_Tasks/$ref' as 'Account_Tasks', task)).toThrow(UsageError)
    expect(() => queryRelated(account, id, 'Account_Tasks', undefined as never)).toThrow(
      new UsageError('Account_Tasks is read with its table object.'),
    )
  })
})
