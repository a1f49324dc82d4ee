import { query, type Table } from 'dynamics365-crm'
import { account, feedback, quote, quotedetail, socialactivity } from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'
import { type Machine, machine } from '../machine.js'
import { textOf } from './filter-of.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000A'

describe('a name that is of different kinds in different tables', () => {
  it('is of the kind of the queried table', () => {
    expect(textOf(quote, (q) => q.expireson.ge('2026-03-01'))).toBe('expireson ge 2026-03-01')
    expect(() => textOf(quote, (q) => q.expireson.ge('2026-03-01T10:00:00Z'))).toThrow(/takes a day/)
    expect(textOf(socialactivity, (s) => s.postid.eq(id))).toBe(`postid eq '${id}'`)
    expect(textOf(feedback, (f) => f.closedon.ge('2026-03-01'))).toBe('closedon ge 2026-03-01T00:00:00Z')
  })

  it('is written by the form of the value behind a lookup, where the table is unknown', () => {
    expect(textOf(quotedetail, (d) => d.quoteid.expireson.ge('2026-03-01'))).toBe('quoteid/expireson ge 2026-03-01')
    expect(textOf(quotedetail, (d) => d.quoteid.expireson.between('2026-03-01', '2026-03-31'))).toBe(
      'quoteid/expireson ge 2026-03-01 and quoteid/expireson le 2026-03-31',
    )
    expect(textOf(quotedetail, (d) => d.quoteid.expireson.ge(new Date(0) as never))).toBe(
      'quoteid/expireson ge 1970-01-01T00:00:00Z',
    )
    expect(() => textOf(quotedetail, (d) => d.quoteid.expireson.ge('soon'))).toThrow(/takes an instant/)
  })

  it('is written by the form of the value in a collection', () => {
    expect(textOf(account, (a) => a.Account_SocialActivities.any((s) => s.postid.eq('p-7')))).toBe(
      "Account_SocialActivities/any(r1:r1/postid eq 'p-7')",
    )
    expect(textOf(account, (a) => a.Account_SocialActivities.any((s) => s.postid.eq(id)))).toBe(
      `Account_SocialActivities/any(r1:r1/postid eq ${id.toLowerCase()})`,
    )
  })

  it('is written by the form of the value in the conditions of an expand', () => {
    const { path } = query(account)
      .select('name')
      .expand('quote_customer_accounts', (q) => q.select('name').where((one) => one.expireson.lt('2026-03-01')))

    expect(decodeURIComponent(path)).toContain('expireson lt 2026-03-01)')
  })

  it('takes each kind that one of the tables gives to it, and no other', () => {
    const kinds = { ...machine.kinds, new_site: 'int64', 'new_other.new_site': 'text', 'new_third.new_site': 'guid' }
    const disputed = { ...machine, kinds } as Table<Machine>
    const text = (value: unknown) => textOf(disputed, (m) => m.new_parent.new_site.eq(value as never))

    expect(text(9007199254740993n)).toBe('new_parent/new_site eq 9007199254740993')
    expect(text(5)).toBe('new_parent/new_site eq 5')
    expect(text(id)).toBe(`new_parent/new_site eq ${id.toLowerCase()}`)
    expect(text('2026-03-01')).toBe("new_parent/new_site eq '2026-03-01'")
    expect(text(null)).toBe('new_parent/new_site eq null')
  })
})
