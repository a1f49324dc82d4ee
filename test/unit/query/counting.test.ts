import { countRecords, plainCount, query, queryRelated, savedView } from 'dynamics365-crm'
import { account, lead, task } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { fetchXml } from 'dynamics365-crm/fetchxml'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const open = query(lead).where((l) => l.lastname.eq('A&B'))
const totals = '@Microsoft.Dynamics.CRM.totalrecordcount'
const exceeded = '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded'

function answer(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

describe('counting records', () => {
  it('asks for one record, the count and the annotations that tell of the limit', () => {
    const { read: _, ...operation } = countRecords(
      open
        .select('fullname')
        .orderBy('fullname')
        .top(7)
        .pageSize(3)
        .expand('parentaccountid', (a) => a.select('name')),
    )

    expect(operation).toEqual({
      name: 'leads.count',
      method: 'GET',
      path: "leads?$select=leadid&$filter=lastname%20eq%20'A%26B'&$top=1&$count=true",
      headers: {
        Prefer:
          'odata.include-annotations="Microsoft.Dynamics.CRM.totalrecordcount,Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"',
      },
      expects: 'json',
      repeat: 'always',
    })
  })

  it('counts the collection of one record', () => {
    const tasks = queryRelated(account, id, 'Account_Tasks', task)

    expect(countRecords(tasks).path).toBe(`accounts(${id})/Account_Tasks?$select=activityid&$top=1&$count=true`)
    expect(plainCount(tasks).path).toBe(`accounts(${id})/Account_Tasks/$count`)
  })

  it.each([
    [
      { '@odata.count': 58, [totals]: 58, [exceeded]: false },
      { count: 58, limited: false },
    ],
    [
      { '@odata.count': 5000, [totals]: 5000, [exceeded]: false },
      { count: 5000, limited: false },
    ],
    [
      { '@odata.count': 5000, [totals]: 5000, [exceeded]: true },
      { count: 5000, limited: true },
    ],
    [
      { '@odata.count': 500, [totals]: 500, [exceeded]: true },
      { count: 500, limited: true },
    ],
    // As in an example of the documentation.
    [
      { '@odata.count': 10, [totals]: 5000, [exceeded]: true },
      { count: 10, limited: false },
    ],
    [
      { '@odata.count': 500, [exceeded]: true },
      { count: 500, limited: true },
    ],
    [{ '@odata.count': 4999 }, { count: 4999, limited: false }],
    [{ '@odata.count': 5000 }, { count: 5000, limited: true }],
    [
      { '@odata.count': 0, [totals]: 0, [exceeded]: false },
      { count: 0, limited: false },
    ],
  ])('reads %j', (body, counted) => {
    expect(countRecords(open).read(answer({ value: [], ...body }))).toEqual(counted)
  })

  it.each([undefined, null, 'x', {}, { value: [] }, { '@odata.count': '5' }])('refuses the answer %j', (body) => {
    expect(() => countRecords(open).read(answer(body))).toThrow(UnexpectedResponseError)
  })
})

describe('what is counted', () => {
  it('is a query, and neither FetchXML nor a view', () => {
    const others = [undefined, null, 'leads', fetchXml(lead), savedView(lead, id), query(lead).read]

    for (const other of others) {
      expect(() => countRecords(other as never)).toThrow(/^Counting takes what query.* returnTotalRecordCount\(\)/)
      expect(() => plainCount(other as never)).toThrow(UsageError)
    }
  })
})

describe('a plain count', () => {
  it('is a text behind the collection', () => {
    const { read: _, ...operation } = plainCount(open.select('fullname').top(3))

    expect(operation).toEqual({
      name: 'leads.$count',
      method: 'GET',
      path: "leads/$count?$filter=lastname%20eq%20'A%26B'",
      expects: 'text',
      repeat: 'always',
    })
    expect(plainCount(query(lead)).path).toBe('leads/$count')
  })

  it('is read as a number', () => {
    expect(plainCount(open).read(answer('10'))).toBe(10)
    expect(plainCount(open).read(answer(' 0\n'))).toBe(0)
  })

  it.each([undefined, '', 'ten', '-1', '1.5', 10, {}])('refuses the answer %j', (body) => {
    expect(() => plainCount(open).read(answer(body))).toThrow(UnexpectedResponseError)
  })
})
