import { type Operation, type Page, query } from 'dynamics365-crm'
import { account, lead } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const nextLink = 'https://contoso.crm.dynamics.com/api/data/v9.2/leads?$select=fullname&$skiptoken=%3Ccookie%3E'
const otherLink = `${nextLink}2`

function answer(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

/** A page's answer with so many records, and a link to the next page where there is more. */
function pageOf(count: number, link?: string) {
  const value = Array.from({ length: count }, (_, at) => ({ fullname: `Lead ${at}` }))
  return answer({ value, ...(link === undefined ? {} : { '@odata.nextLink': link }) })
}

function nextOf<Row>(page: Page<Row>): Operation<Page<Row>> {
  if (page.next === undefined) throw new Error('There is no next page.')
  return page.next
}

const names = query(lead).select('fullname')

describe('a page', () => {
  it('holds the records as the service sent them', () => {
    const value = [{ '@odata.etag': 'W/"1"', fullname: 'Ann', leadid: 'x' }]

    const page = names.read(answer({ '@odata.context': 'x', value }))

    expect(page).toEqual({ records: value })
    expect(page.records).toBe(value)
  })

  it('may be empty', () => {
    expect(names.read(answer({ value: [] }))).toEqual({ records: [] })
  })

  it('says how many records meet the conditions, where the service counted them', () => {
    const counted = (count: number, exceeded?: boolean) => {
      const told = exceeded === undefined ? {} : { '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': exceeded }
      return names.count().read(answer({ value: [], '@odata.count': count, ...told }))
    }

    expect(counted(0)).toEqual({ records: [], count: 0, limited: false })
    expect(counted(4_999)).toMatchObject({ count: 4_999, limited: false })
    expect(counted(5_000)).toMatchObject({ count: 5_000, limited: true })
    expect(counted(5_000, false)).toMatchObject({ count: 5_000, limited: false })
    expect(counted(500, true)).toMatchObject({ count: 500, limited: true })
  })

  it('is not limited by a total that the count stays below, as in an example of the documentation', () => {
    const totals = {
      '@Microsoft.Dynamics.CRM.totalrecordcount': 5_000,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': true,
    }
    const body = { value: [], '@odata.count': 10, ...totals }

    expect(names.count().read(answer(body))).toMatchObject({ count: 10, limited: false })
  })

  it.each([null, undefined, 'x', 12, [], {}, { value: null }, { value: {} }])('is not made of %j', (body) => {
    expect(() => names.read(answer(body))).toThrow(
      new UnexpectedResponseError('leads.query was answered without a list of records.'),
    )
  })
})

describe('the next page', () => {
  it('is an operation for the link, as the service wrote it', () => {
    const { read, ...next } = nextOf(names.read(pageOf(2, nextLink)))

    expect(next).toEqual({
      name: 'leads.query',
      method: 'GET',
      path: nextLink,
      headers: {},
      expects: 'json',
      repeat: 'always',
    })
    expect(read(pageOf(1)).records).toHaveLength(1)
  })

  it('is absent on the last page', () => {
    expect(names.read(pageOf(2))).not.toHaveProperty('next')
  })

  it('follows a link even after a page without records', () => {
    expect(names.read(pageOf(0, nextLink)).next?.path).toBe(nextLink)
  })

  it('repeats the headers of the first one, page after page', () => {
    const first = names.pageSize(2).read(pageOf(2, nextLink))
    const second = nextOf(first).read(pageOf(2, otherLink))
    const third = nextOf(second)

    expect(nextOf(first).headers).toEqual({ Prefer: 'odata.maxpagesize=2' })
    expect(third.headers).toEqual({ Prefer: 'odata.maxpagesize=2' })
    expect(third.path).toBe(otherLink)
  })

  it('stops where the limit is reached, in the middle of a page or at its end', () => {
    const first = names.pageSize(3).top(5).read(pageOf(3, nextLink))
    const second = nextOf(first).read(pageOf(3, otherLink))

    expect(first.records).toHaveLength(3)
    expect(second).toEqual({ records: [{ fullname: 'Lead 0' }, { fullname: 'Lead 1' }] })
    expect(names.pageSize(3).top(3).read(pageOf(3, nextLink))).not.toHaveProperty('next')
    expect(names.pageSize(3).top(2).read(pageOf(3, nextLink)).records).toHaveLength(2)
  })

  it('counts what is still wanted over short and empty pages', () => {
    const first = names.top(6_000).read(pageOf(1, nextLink))
    const second = nextOf(first).read(pageOf(0, otherLink))
    const third = nextOf(second).read(pageOf(5_000, nextLink))
    const fourth = nextOf(third).read(pageOf(5_000, otherLink))

    expect([first, second, third, fourth].map((page) => page.records.length)).toEqual([1, 0, 5_000, 999])
    expect(fourth).not.toHaveProperty('next')
  })

  it('can be read twice with the same result', () => {
    const next = nextOf(names.pageSize(2).top(3).read(pageOf(2, nextLink)))

    expect(next.read(pageOf(2))).toEqual(next.read(pageOf(2)))
    expect(Object.isFrozen(next)).toBe(true)
  })

  it('is refused as the first one is', () => {
    const next = nextOf(names.read(pageOf(1, nextLink)))

    expect(() => next.read(answer({ error: {} }))).toThrow(UnexpectedResponseError)
  })

  it('is refused where it leads to itself', () => {
    const next = nextOf(names.read(pageOf(1, nextLink)))

    expect(() => next.read(pageOf(1, nextLink))).toThrow(
      new UnexpectedResponseError('leads.query was answered with a page that leads to itself.'),
    )
  })
})

describe('an expanded collection in a page', () => {
  const link = 'https://contoso.crm.dynamics.com/api/data/v9.2/accounts(x)/Account_Tasks'
  const realLink = `${link}?$skiptoken=2`
  const cut = { Account_Tasks: [{ subject: 'A' }], 'Account_Tasks@odata.nextLink': realLink }
  const tasks = query(account).expand('Account_Tasks', (t) => t.select('subject'))
  const nested = query(account)
    .expand('Account_Tasks', (t) => t.expand('createdby', (u) => u.select('fullname')))
    .pageSize(1)
  const deep = query(lead)
    .expand('parentaccountid', (a) => a.expand('Account_Tasks', (t) => t.select('subject')))
    .pageSize(1)

  function full(count: number) {
    return { Account_Tasks: Array.from({ length: count }, () => ({ subject: 'A' })) }
  }

  it('is whole where no expand is nested: its link leads nowhere new', () => {
    const whole = { ...cut, 'Account_Tasks@odata.nextLink': link }

    expect(tasks.read(answer({ value: [whole, full(4_999)] })).records[0]).toBe(whole)
  })

  it('is refused with 5,000 records where no expand is nested, for there may be more', () => {
    const refusal = new UsageError(
      'The expanded collection Account_Tasks has 5000 records, more than which no expand gives, so that some may be ' +
        'missing: query it by itself with queryRelated, narrow it by a condition, or say allowPartialExpands().',
    )
    const second = nextOf(tasks.read(answer({ value: [], '@odata.nextLink': nextLink })))

    expect(() => tasks.read(answer({ value: [{ Account_Tasks: [] }, full(5_000)] }))).toThrow(refusal)
    expect(() => second.read(answer({ value: [full(5_000)] }))).toThrow(refusal)
  })

  it('may have 5,000 records where the query allows it, or asked for no more', () => {
    const most = query(account).expand('Account_Tasks', (t) => t.select('subject').top(5_000))

    expect(tasks.allowPartialExpands().read(answer({ value: [full(5_000)] })).records).toHaveLength(1)
    expect(most.read(answer({ value: [full(5_000)] })).records).toHaveLength(1)
  })

  it('is refused where a nested expand was cut, at any depth and on any page', () => {
    const refusal = new UsageError(
      'The expanded collection Account_Tasks came cut: ask for larger pages, query it by itself, or say ' +
        'allowPartialExpands() and read on with expandedPage.',
    )
    const second = nextOf(nested.read(answer({ value: [], '@odata.nextLink': nextLink })))

    expect(() => nested.read(answer({ value: [{ Account_Tasks: [] }, cut] }))).toThrow(refusal)
    expect(() => deep.read(answer({ value: [{ parentaccountid: cut }] }))).toThrow(refusal)
    expect(() => second.read(answer({ value: [cut] }))).toThrow(refusal)
  })

  it('is whole in a nested query where it has fewer records than a page, whatever its link', () => {
    const larger = nested.pageSize(2)
    const value = [cut]

    expect(larger.read(answer({ value })).records).toEqual([cut])
    expect(larger.read(answer({ value: [{ ...cut, ...full(1) }] })).records).toHaveLength(1)
    expect(() => larger.read(answer({ value: [{ ...cut, ...full(2) }] }))).toThrow(UsageError)
  })

  it('fills a page of 5,000 where a nested query says no size', () => {
    const unsized = query(account).expand('Account_Tasks', (t) => t.expand('createdby', (u) => u.select('fullname')))

    expect(unsized.read(answer({ value: [{ ...cut, ...full(4_999) }] })).records).toHaveLength(1)
    expect(() => unsized.read(answer({ value: [{ ...cut, ...full(5_000) }] }))).toThrow(UsageError)
  })

  it('is given as it came where the query allows it', () => {
    const { records } = nested.allowPartialExpands().read(answer({ value: [cut] }))

    expect(records).toEqual([cut])
    expect(deep.allowPartialExpands().read(answer({ value: [{ parentaccountid: cut }] })).records).toHaveLength(1)
  })

  it('is given where nothing was cut', () => {
    const value = [{ parentaccountid: null }, { parentaccountid: { Account_Tasks: [{ subject: 'A' }] } }]

    expect(deep.read(answer({ value })).records).toEqual(value)
  })
})
