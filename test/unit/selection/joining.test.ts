import type { Condition, Filterable } from 'dynamics365-crm'
import { account, type Lead, lead } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { machine } from '../machine.js'
import { textOf } from './filter-of.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
/** The types refuse a negative of some conditions, but not of any. */
const anyOf = (condition: Condition): Condition => condition
/** Long enough for the service’s function to be shorter than a chain. */
const many = Array.from({ length: 12 }, (_, at) => `Company ${at}`)

describe('joined conditions', () => {
  it('stand side by side where they are joined alike', () => {
    expect(textOf(lead, (l) => l.firstname.eq('A').and(l.lastname.eq('B'), l.subject.eq('C')))).toBe(
      "firstname eq 'A' and lastname eq 'B' and subject eq 'C'",
    )
    expect(textOf(lead, (l) => l.firstname.eq('A').or(l.lastname.eq('B')).or(l.subject.eq('C')))).toBe(
      "firstname eq 'A' or lastname eq 'B' or subject eq 'C'",
    )
  })

  it('are put in parentheses where they are joined otherwise', () => {
    expect(textOf(lead, (l) => l.firstname.eq('A').or(l.lastname.eq('B')).and(l.subject.eq('C')))).toBe(
      "(firstname eq 'A' or lastname eq 'B') and subject eq 'C'",
    )
    expect(textOf(lead, (l) => l.firstname.eq('A').or(l.lastname.eq('B').and(l.subject.eq('C'))))).toBe(
      "firstname eq 'A' or (lastname eq 'B' and subject eq 'C')",
    )
    expect(textOf(lead, (l) => l.subject.eq('C').or(l.createdon.between('2026-01-01', '2026-01-31')))).toBe(
      "subject eq 'C' or (createdon ge 2026-01-01T00:00:00Z and createdon le 2026-01-31T00:00:00Z)",
    )
  })

  it('are the condition itself where nothing is joined to it', () => {
    expect(textOf(lead, (l) => l.firstname.eq('A').and())).toBe("firstname eq 'A'")
    expect(textOf(lead, (l) => l.firstname.eq('A').or())).toBe("firstname eq 'A'")
  })

  it('are new values: what was joined stays as it was', () => {
    const texts: string[] = []
    textOf(lead, (l) => {
      const first = l.firstname.eq('A')
      const both = first.and(l.lastname.eq('B'))
      texts.push(both.toString(), both.or(first).toString(), both.not().toString(), both.toString(), first.toString())
      return both
    })

    expect(texts).toEqual([
      "firstname eq 'A' and lastname eq 'B'",
      "(firstname eq 'A' and lastname eq 'B') or firstname eq 'A'",
      "firstname ne 'A' or lastname ne 'B'",
      "firstname eq 'A' and lastname eq 'B'",
      "firstname eq 'A'",
    ])
  })

  it.each(["firstname eq 'A'", true, undefined, { toString: () => 'x eq 1' }])('refuse %j, which is none', (given) => {
    const other = given as never

    expect(() => textOf(lead, () => other)).toThrow(UsageError)
    expect(() => textOf(lead, (l) => l.firstname.eq('A').and(other))).toThrow(UsageError)
    expect(() => textOf(lead, (l) => l.firstname.eq('A').or(l.lastname.eq('B'), other))).toThrow(UsageError)
  })

  it('refuse a column that was not compared with anything', () => {
    expect(() => textOf(lead, (l) => l.donotemail as never)).toThrow(/^A condition is made by the columns/)
  })
})

describe('a negated condition', () => {
  it.each<[string, string, (l: Filterable<Lead>) => Condition]>([
    ["firstname eq 'A'", "firstname ne 'A'", (l) => l.firstname.eq('A')],
    ["firstname ne 'A eq B'", "firstname eq 'A eq B'", (l) => l.firstname.ne('A eq B')],
    ['firstname eq null', 'firstname ne null', (l) => l.firstname.isNull()],
    ['firstname eq lastname', 'firstname ne lastname', (l) => l.firstname.eq(l.lastname)],
    ['budgetamount gt 5', 'budgetamount le 5', (l) => l.budgetamount.gt(5)],
    ['budgetamount ge 5', 'budgetamount lt 5', (l) => l.budgetamount.ge(5)],
    ['createdon lt modifiedon', 'createdon ge modifiedon', (l) => l.createdon.lt(l.modifiedon)],
    ['parentaccountid/revenue le 5', 'parentaccountid/revenue gt 5', (l) => l.parentaccountid.revenue.le(5)],
  ])('of %s is %s, and back', (text, opposite, build) => {
    expect(textOf(lead, build)).toBe(text)
    expect(textOf(lead, (l) => build(l).not())).toBe(opposite)
    expect(textOf(lead, (l) => build(l).not().not())).toBe(text)
  })

  it('stands behind not where it has no opposite', () => {
    expect(textOf(lead, (l) => l.subject.contains('A').not())).toBe("not (contains(subject,'A'))")
    expect(textOf(lead, (l) => l.Lead_Tasks.any().not())).toBe('not (Lead_Tasks/any())')
  })

  it('is the condition itself when it is negated again', () => {
    expect(textOf(lead, (l) => l.firstname.eq('A').not().not())).toBe("firstname eq 'A'")
    expect(textOf(lead, (l) => l.firstname.eq('A').and(l.lastname.eq('B')).not().not())).toBe(
      "firstname eq 'A' and lastname eq 'B'",
    )
  })

  it('passes the negation down to its parts', () => {
    expect(textOf(lead, (l) => l.firstname.eq('A').and(l.lastname.eq('B')).not())).toBe(
      "firstname ne 'A' or lastname ne 'B'",
    )
    expect(textOf(lead, (l) => l.firstname.eq('A').or(l.lastname.eq('B')).not())).toBe(
      "firstname ne 'A' and lastname ne 'B'",
    )
    expect(
      textOf(lead, (l) =>
        l.firstname
          .eq('A')
          .or(l.lastname.eq('B').and(l.subject.eq('C')))
          .not(),
      ),
    ).toBe("firstname ne 'A' and (lastname ne 'B' or subject ne 'C')")
  })

  it('is the negative twin where a query function has one', () => {
    expect(textOf(lead, (l) => l.companyname.in(many))).toMatch(/^Microsoft\.Dynamics\.CRM\.In\(/)
    expect(textOf(lead, (l) => l.companyname.in(many).not())).toBe(textOf(lead, (l) => l.companyname.notIn(many)))
    expect(textOf(lead, (l) => l.companyname.notIn(many).not())).toBe(textOf(lead, (l) => l.companyname.in(many)))
    expect(textOf(lead, (l) => l.companyname.in(many).not().not())).toBe(textOf(lead, (l) => l.companyname.in(many)))
    expect(textOf(lead, (l) => l.companyname.in(many).or(l.lastname.eq('A')).not())).toBe(
      `${textOf(lead, (l) => l.companyname.notIn(many))} and lastname ne 'A'`,
    )
  })

  it.each([
    ['Between', 'NotBetween', (l) => l.budgetamount.between(1, 2)],
    ['EqualUserId', 'NotEqualUserId', (l) => l._ownerid_value.eqUserId()],
    ['EqualBusinessId', 'NotEqualBusinessId', (l) => l._owningbusinessunit_value.eqBusinessId()],
  ] satisfies [string, string, (l: Filterable<Lead>) => Condition][])('of %s is %s, and back', (name, twin, build) => {
    const text = textOf(lead, build)

    expect(text).toMatch(new RegExp(`^Microsoft\\.Dynamics\\.CRM\\.${name}\\(`))
    expect(textOf(lead, (l) => build(l).not())).toBe(text.replace(`.${name}(`, `.${twin}(`))
    expect(textOf(lead, (l) => build(l).not().not())).toBe(text)
  })

  it('of a place in a hierarchy is its twin', () => {
    expect(textOf(account, (a) => a.accountid.under(id).not())).toBe(textOf(account, (a) => a.accountid.notUnder(id)))
    expect(textOf(account, (a) => a.accountid.under(id).not().not())).toBe(
      textOf(account, (a) => a.accountid.under(id)),
    )
  })

  it('is the negative twin of options that are chosen', () => {
    const text = textOf(machine, (m) => m.new_colors.containValues([1, 2]))

    expect(textOf(machine, (m) => m.new_colors.doesNotContainValues([1, 2]).not())).toBe(text)
    expect(textOf(machine, (m) => m.new_colors.containValues([1, 2]).not().not())).toBe(text)
  })

  it('of a list or a range is its twin in comparisons too', () => {
    expect(textOf(lead, (l) => l.companyname.in(['A', 'B']).not())).toBe("companyname ne 'A' and companyname ne 'B'")
    expect(textOf(lead, (l) => l.parentaccountid.name.notIn(['A', 'B']).not())).toBe(
      "parentaccountid/name eq 'A' or parentaccountid/name eq 'B'",
    )
    expect(textOf(lead, (l) => l.lastname.between('A', 'C').not())).toBe("lastname lt 'A' or lastname gt 'C'")
    expect(textOf(lead, (l) => l.lastname.notBetween('A', 'C').not())).toBe("lastname ge 'A' and lastname le 'C'")
  })

  it('is refused where a query function has none, at any depth', () => {
    const refusal = new UsageError('The service has no negative of LastXDays.')

    expect(() => textOf(lead, (l) => anyOf(l.createdon.lastXDays(30)).not())).toThrow(refusal)
    expect(() => textOf(lead, (l) => l.lastname.eq('A').and(l.createdon.lastXDays(30)).not())).toThrow(refusal)
    expect(() =>
      textOf(lead, (l) =>
        l.lastname
          .eq('A')
          .or(l.firstname.eq('B').and(l.createdon.lastXDays(1)))
          .not(),
      ),
    ).toThrow(refusal)
    expect(() => textOf(lead, (l) => anyOf(l.createdon.today()).not())).toThrow('The service has no negative of Today.')
  })

  it('takes a text that looks like a query function for a text', () => {
    const text = 'Microsoft.Dynamics.CRM.Today('

    expect(textOf(lead, (l) => l.lastname.contains(text).not())).toBe(`not (contains(lastname,'${text}'))`)
  })

  it('never puts not before a query function', () => {
    const text = textOf(lead, (l) => l.companyname.in(many).and(l.lastname.eq('A')).not())

    expect(text).toContain('Microsoft.Dynamics.CRM.NotIn(')
    expect(text).not.toMatch(/not \(?Microsoft/)
  })
})
