import { inspect } from 'node:util'
import { query, type RowOf } from 'dynamics365-crm'
import { account, lead, task } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

describe('a query', () => {
  it('is an operation that reads, and may be repeated', () => {
    const leads = query(lead)
    const { name, method, path, headers, expects, repeat } = leads

    expect({ name, method, path, headers, expects, repeat }).toEqual({
      name: 'leads.query',
      method: 'GET',
      path: 'leads',
      headers: {},
      expects: 'json',
      repeat: 'always',
    })
  })

  it('is shown as it is asked, or with the reason why it cannot be', () => {
    const named = query(lead).where((l) => l.lastname.eq('A B'))
    const many = Array.from({ length: 17 }, (_, at) => `Lead_${at}` as 'Lead_Tasks').reduce(
      (whole, name) => whole.expand(name, (t) => t.select('subject')) as typeof whole,
      query(lead),
    )

    expect(String(named)).toBe("leads?$filter=lastname eq 'A B'")
    expect(inspect(named)).toBe("Query leads?$filter=lastname eq 'A B'")
    expect(String(many)).toMatch(/^\(A query .* at most 15/)
    expect(inspect(many)).toMatch(/^Query \(A query .* at most 15/)
  })

  it('puts its options in one order, whatever the order of the calls', () => {
    const one = query(lead)
      .count()
      .top(50)
      .orderBy('createdon', 'desc')
      .expand('parentaccountid', (a) => a.select('name'))
      .where((l) => l.statecode.eq(0))
      .select('fullname', 'createdon')
    const other = query(lead)
      .select('fullname', 'createdon')
      .where((l) => l.statecode.eq(0))
      .expand('parentaccountid', (a) => a.select('name'))
      .orderBy('createdon', 'desc')
      .top(50)
      .count()

    expect(one.path).toBe(
      'leads?$select=fullname,createdon&$filter=statecode%20eq%200&$orderby=createdon%20desc,leadid&$top=50' +
        '&$expand=parentaccountid($select=name)&$count=true',
    )
    expect(other.path).toBe(one.path)
  })

  it('joins repeated conditions with and', () => {
    const open = query(lead)
      .where((l) => l.statecode.eq(0))
      .where((l) => l.firstname.eq('A').or(l.lastname.eq('B')))

    expect(open.path).toBe("leads?$filter=statecode%20eq%200%20and%20(firstname%20eq%20'A'%20or%20lastname%20eq%20'B')")
  })

  it('stays as it was when another is made from it', () => {
    const base = query(lead).select('fullname')
    const path = base.path

    base
      .select('createdon')
      .where((l) => l.statecode.eq(0))
      .orderBy('createdon')
      .top(1)
      .count()
      .pageSize(10)
    base.expand('parentaccountid', (a) => a.select('name'))

    expect(base.path).toBe(path)
    expect(base.headers).toEqual({})
  })

  it('is not sent by awaiting it', async () => {
    const leads = query(lead).select('fullname')

    expect('then' in leads).toBe(false)
    expect(await leads).toBe(leads)
  })

  it('has the entity set’s own name', () => {
    expect(query(task).path).toBe('tasks')
    expect(query(task).name).toBe('tasks.query')
  })

  it('has no space and no stray sign in its path', () => {
    const { path } = query(account)
      .where((a) => a.name.eq('a b&c=d#e+f?%').and(a.Account_Tasks.any((t) => t.subject.contains('x & y'))))
      .orderBy('name', 'desc')
      .expand('Account_Tasks', (t) => t.where((k) => k.subject.eq('p q')).orderBy('createdon', 'desc'))

    expect(path).not.toMatch(/[ #+]/)
    expect(path.split('&').map((option) => option.replace(/^accounts\?/, '').split('=')[0])).toEqual([
      '$filter',
      '$orderby',
      '$expand',
    ])
  })
})

describe('the order of a query', () => {
  it('ends with the primary key, so that pages do not overlap', () => {
    expect(query(lead).orderBy('createdon').path).toBe('leads?$orderby=createdon,leadid')
    expect(query(lead).orderBy('createdon', 'desc').orderBy('lastname', 'asc').path).toBe(
      'leads?$orderby=createdon%20desc,lastname,leadid',
    )
    expect(query(task).orderBy('createdon').path).toBe('tasks?$orderby=createdon,activityid')
  })

  it('names the primary key once', () => {
    expect(query(lead).orderBy('leadid', 'desc').path).toBe('leads?$orderby=leadid%20desc')
    expect(query(lead).orderBy('leadid').orderBy('createdon').path).toBe('leads?$orderby=leadid,createdon')
  })

  it('is the service’s where none is asked for', () => {
    expect(query(lead).top(5).path).toBe('leads?$top=5')
  })

  it('refuses a direction that is none', () => {
    const down = 'down' as 'desc'

    expect(() => query(lead).orderBy('createdon', down)).toThrow(new UsageError('createdon is ordered asc or desc.'))
  })
})

describe('the limit of a query', () => {
  it('goes out alone up to one page', () => {
    expect(query(lead).top(1).path).toBe('leads?$top=1')
    expect(query(lead).top(5_000).path).toBe('leads?$top=5000')
  })

  it('stays here above a page, because the service takes no such limit', () => {
    const many = query(lead).top(5_001)

    expect(many.path).toBe('leads')
    expect(many.headers).toEqual({})
  })

  it('stays here beside a page size, because the service takes only one of both', () => {
    const limited = query(lead).top(50).pageSize(20)

    expect(limited.path).toBe('leads')
    expect(limited.headers).toEqual({ Prefer: 'odata.maxpagesize=20' })
    expect(query(lead).pageSize(20).top(50).path).toBe('leads')
  })

  it('goes out alone where it fits into a page of the wanted size', () => {
    const few = query(lead).top(20).pageSize(20)

    expect(few.path).toBe('leads?$top=20')
    expect(few.headers).toEqual({})
    expect(query(lead).top(21).pageSize(20).headers).toEqual({ Prefer: 'odata.maxpagesize=20' })
  })

  it('is the last that was given', () => {
    expect(query(lead).top(5).top(7).path).toBe('leads?$top=7')
    expect(query(lead).pageSize(5).pageSize(7).headers).toEqual({ Prefer: 'odata.maxpagesize=7' })
  })

  it('goes with a count of all that meet the conditions', () => {
    expect(query(lead).top(5).count().path).toBe('leads?$top=5&$count=true')
    expect(query(lead).top(5).count().pageSize(2).path).toBe('leads?$count=true')
    expect(query(lead).count().count().path).toBe('leads?$count=true')
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s records', (count) => {
    expect(() => query(lead).top(count)).toThrow(new UsageError('top takes a whole number above 0.'))
  })

  it.each([0, -1, 5_001, 1.5, Number.NaN])('refuses a page of %s records', (count) => {
    expect(() => query(lead).pageSize(count)).toThrow(new UsageError(`A page holds 1 to 5000 records, not ${count}.`))
  })

  it('takes a page of 1 and of 5,000 records', () => {
    expect(query(lead).pageSize(1).headers).toEqual({ Prefer: 'odata.maxpagesize=1' })
    expect(query(lead).pageSize(5_000).headers).toEqual({ Prefer: 'odata.maxpagesize=5000' })
  })
})

describe('the record type of a query', () => {
  it('fits what the query reads', () => {
    const names = query(lead).select('fullname')
    const row: RowOf<typeof names> = { fullname: 'Ann' }

    expect(names.read({ status: 200, headers: new Headers(), body: { value: [row] } }).records).toEqual([row])
  })
})
