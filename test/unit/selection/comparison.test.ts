import { contact, kbarticle, LeadSource, lead } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { machine } from '../machine.js'
import { filterOf, textOf } from './filter-of.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

describe('a comparison', () => {
  it.each([
    ['eq', 'numberofemployees eq 10'],
    ['ne', 'numberofemployees ne 10'],
    ['gt', 'numberofemployees gt 10'],
    ['ge', 'numberofemployees ge 10'],
    ['lt', 'numberofemployees lt 10'],
    ['le', 'numberofemployees le 10'],
  ] as const)('with %s is the operator of OData', (operator, want) => {
    expect(textOf(lead, (l) => l.numberofemployees[operator](10))).toBe(want)
  })

  it('writes a value as its column’s kind wants it', () => {
    expect(textOf(lead, (l) => l.lastname.eq("O'Neil"))).toBe("lastname eq 'O''Neil'")
    expect(textOf(lead, (l) => l.leadid.eq(id.toUpperCase()))).toBe(`leadid eq ${id}`)
    expect(textOf(lead, (l) => l._ownerid_value.eq(id.toUpperCase()))).toBe(`_ownerid_value eq ${id}`)
    expect(textOf(lead, (l) => l.createdon.gt(new Date('2026-03-01T10:00:00Z')))).toBe(
      'createdon gt 2026-03-01T10:00:00Z',
    )
    expect(textOf(lead, (l) => l.estimatedclosedate.le('2026-03-01'))).toBe('estimatedclosedate le 2026-03-01')
    expect(textOf(lead, (l) => l.donotemail.eq(false))).toBe('donotemail eq false')
    expect(textOf(lead, (l) => l.leadsourcecode.eq(LeadSource.Web))).toBe(`leadsourcecode eq ${LeadSource.Web}`)
  })

  it('escapes what a URL or OData would read as its own', () => {
    expect(filterOf(lead, (l) => l.lastname.eq("a'b&c=d+e%f#g h\nü"))).toBe(
      "lastname%20eq%20'a''b%26c%3Dd%2Be%25f%23g%20h%0A%C3%BC'",
    )
  })

  it('can be read as OData', () => {
    let text = ''
    filterOf(lead, (l) => {
      const condition = l.lastname.eq("100% O'Neil & Zoë")
      text = condition.toString()
      return condition
    })

    expect(text).toBe("lastname eq '100% O''Neil & Zoë'")
  })

  it('finds what has no value, and what has one', () => {
    expect(textOf(lead, (l) => l.lastname.isNull())).toBe('lastname eq null')
    expect(textOf(lead, (l) => l.lastname.isNotNull())).toBe('lastname ne null')
    expect(textOf(lead, (l) => l._parentaccountid_value.eq(null))).toBe('_parentaccountid_value eq null')
    expect(textOf(lead, (l) => l.createdon.ne(null))).toBe('createdon ne null')
  })

  it('is the service’s function for a range of numbers, its ends as texts', () => {
    const called = (name: string, values: string) =>
      `Microsoft.Dynamics.CRM.${name}(PropertyName='budgetamount',PropertyValues=${values})`

    expect(textOf(lead, (l) => l.budgetamount.between(10, 20.5))).toBe(called('Between', '["10","20.5"]'))
    expect(textOf(lead, (l) => l.budgetamount.notBetween(-1, 1e21))).toBe(called('NotBetween', '["-1","1e+21"]'))
    expect(textOf(machine, (m) => m.new_counter.between(5n, '9007199254740993'))).toBe(
      'Microsoft.Dynamics.CRM.Between(PropertyName=\'new_counter\',PropertyValues=["5","9007199254740993"])',
    )
  })

  it('is two comparisons for a range of dates or texts', () => {
    expect(textOf(lead, (l) => l.estimatedclosedate.between('2026-01-01', '2026-03-31'))).toBe(
      'estimatedclosedate ge 2026-01-01 and estimatedclosedate le 2026-03-31',
    )
    expect(textOf(lead, (l) => l.lastname.notBetween('A', 'C'))).toBe("lastname lt 'A' or lastname gt 'C'")
  })

  it('is two comparisons for a range where the function does not reach', () => {
    expect(textOf(lead, (l) => l.parentaccountid.revenue.between(1, 2))).toBe(
      'parentaccountid/revenue ge 1 and parentaccountid/revenue le 2',
    )
    expect(textOf(lead, (l) => l.Lead_Tasks.any((t) => t.prioritycode.notBetween(0, 1)))).toBe(
      'Lead_Tasks/any(r1:r1/prioritycode lt 0 or r1/prioritycode gt 1)',
    )
  })

  it('refuses an end of a range that is no value of the column', () => {
    expect(() => textOf(lead, (l) => l.budgetamount.between(1, Number.NaN))).toThrow(
      new UsageError('budgetamount takes a finite number, not NaN.'),
    )
    expect(() => textOf(machine, (m) => m.new_counter.notBetween('1', 'x'))).toThrow(
      /^new_counter takes a whole number/,
    )
    expect(() => textOf(lead, (l) => l.estimatedclosedate.notBetween('2026-01-01', '2026-02-30'))).toThrow(UsageError)
  })

  it('holds two columns of a record against each other', () => {
    expect(textOf(lead, (l) => l.firstname.eq(l.lastname))).toBe('firstname eq lastname')
    expect(textOf(lead, (l) => l.modifiedon.gt(l.createdon))).toBe('modifiedon gt createdon')
  })

  it('holds columns of a record behind a lookup against each other, and of one in a collection', () => {
    expect(textOf(lead, (l) => l.parentaccountid.modifiedon.gt(l.parentaccountid.createdon))).toBe(
      'parentaccountid/modifiedon gt parentaccountid/createdon',
    )
    expect(textOf(lead, (l) => l.Lead_Tasks.any((t) => t.modifiedon.gt(t.createdon)))).toBe(
      'Lead_Tasks/any(r1:r1/modifiedon gt r1/createdon)',
    )
  })

  it('refuses columns of different records', () => {
    expect(() => textOf(lead, (l) => l.companyname.eq(l.parentaccountid.name))).toThrow(
      new UsageError(
        'companyname and parentaccountid/name are columns of different records: the service does not compare them.',
      ),
    )
    expect(() => textOf(lead, (l) => l.Lead_Tasks.any((t) => t.subject.eq(l.subject)))).toThrow(UsageError)
    expect(() => textOf(lead, (l) => l.parentaccountid.name.eq(l.parentcontactid.fullname))).toThrow(UsageError)
  })

  it('walks lookups, however many', () => {
    expect(textOf(lead, (l) => l.parentaccountid.name.eq('Northwind'))).toBe("parentaccountid/name eq 'Northwind'")
    expect(textOf(lead, (l) => l.parentaccountid.primarycontactid.birthdate.eq('1980-02-29'))).toBe(
      'parentaccountid/primarycontactid/birthdate eq 1980-02-29',
    )
    expect(textOf(lead, (l) => l.parentaccountid.createdby.systemuserid.eq(id.toUpperCase()))).toBe(
      `parentaccountid/createdby/systemuserid eq ${id}`,
    )
    expect(textOf(lead, (l) => l.parentcontactid.fullname.startsWith('A'))).toBe(
      "startswith(parentcontactid/fullname,'A')",
    )
  })

  it('refuses undefined, which is a value forgotten and not null', () => {
    const forgotten = undefined as never

    expect(() => textOf(lead, (l) => l.lastname.eq(forgotten))).toThrow(
      new UsageError('The value that lastname is compared with is undefined.'),
    )
    expect(() => textOf(lead, (l) => l.budgetamount.between(1, forgotten))).toThrow(UsageError)
    expect(() => textOf(lead, (l) => l.parentaccountid.name.ne(forgotten))).toThrow(
      new UsageError('The value that parentaccountid/name is compared with is undefined.'),
    )
  })

  it('names the column of a value that cannot be written', () => {
    expect(() => textOf(lead, (l) => l.budgetamount.gt(Number.NaN))).toThrow(
      new UsageError('budgetamount takes a finite number, not NaN.'),
    )
    expect(() => textOf(lead, (l) => l.createdon.gt(new Date(Number.NaN)))).toThrow(/^createdon takes an instant/)
    expect(() => textOf(lead, (l) => l.estimatedclosedate.eq('2026-02-30'))).toThrow(
      new UsageError('estimatedclosedate takes a day: YYYY-MM-DD.'),
    )
    expect(() => textOf(contact, (c) => c.lastname.eq('\ud83d'))).toThrow(/lastname holds half of a surrogate pair/)
    expect(() => textOf(lead, (l) => l._ownerid_value.eq('me'))).toThrow(
      new UsageError('_ownerid_value takes a GUID without braces.'),
    )
  })

  it('refuses a Date on a column of days, and on one without dates', () => {
    const day = new Date('2026-03-01') as never

    expect(() => textOf(lead, (l) => l.estimatedclosedate.eq(day))).toThrow(/is a day without a zone/)
    expect(() => textOf(lead, (l) => l.lastname.eq(day))).toThrow(/is no column of dates/)
    expect(() => textOf(lead, (l) => l.parentcontactid.birthdate.eq(day))).toThrow(/is a day without a zone/)
  })
})

describe('a search in text', () => {
  it('is OData’s function', () => {
    expect(textOf(lead, (l) => l.subject.contains('plan'))).toBe("contains(subject,'plan')")
    expect(textOf(lead, (l) => l.subject.startsWith('plan'))).toBe("startswith(subject,'plan')")
    expect(textOf(lead, (l) => l.description.endsWith('plan'))).toBe("endswith(description,'plan')")
  })

  it.each([
    ['50%', "contains(subject,'50[%]')"],
    ['a_b', "contains(subject,'a[_]b')"],
    ['[x]', "contains(subject,'[[]x]')"],
    ["O'Neil", "contains(subject,'O''Neil')"],
    ['[%_]', "contains(subject,'[[][%][_]]')"],
  ])('finds %j itself, not what its wildcards stand for', (text, want) => {
    expect(textOf(lead, (l) => l.subject.contains(text))).toBe(want)
  })

  it('percent-encodes the text', () => {
    expect(filterOf(lead, (l) => l.subject.startsWith('A&B +%'))).toBe("startswith(subject,'A%26B%20%2B%5B%25%5D')")
  })

  it.each(['', null, undefined, 5, new Date(0)])('refuses %s, in which nothing can be found', (text) => {
    const given = text as never

    expect(() => textOf(lead, (l) => l.subject.contains(given))).toThrow(
      new UsageError('contains on subject takes a text that is not empty.'),
    )
  })

  it('leaves wildcards alive where that is asked for', () => {
    expect(textOf(lead, (l) => l.subject.contains("a%b_[c-e]'", { wildcards: true }))).toBe(
      "contains(subject,'a%b_[c-e]''')",
    )
    expect(textOf(lead, (l) => l.subject.startsWith('_n%', { wildcards: true }))).toBe("startswith(subject,'_n%')")
    expect(textOf(lead, (l) => l.subject.endsWith('%n_', { wildcards: true }))).toBe("endswith(subject,'%n_')")
    expect(textOf(lead, (l) => l.subject.contains('%', { wildcards: false }))).toBe("contains(subject,'[%]')")
  })

  it('refuses a wildcard at an end that is open anyway', () => {
    expect(() => textOf(lead, (l) => l.subject.startsWith('%n', { wildcards: true }))).toThrow(
      new UsageError('The text that subject starts with cannot begin with %: use contains.'),
    )
    expect(() => textOf(lead, (l) => l.subject.endsWith('n%', { wildcards: true }))).toThrow(
      new UsageError('The text that subject ends with cannot end with %: use contains.'),
    )
    expect(textOf(lead, (l) => l.subject.startsWith('%n'))).toBe("startswith(subject,'[%]n')")
  })

  it('in words is for articles only', () => {
    expect(filterOf(kbarticle, (a) => a.title.fullText("won't & can't"))).toBe(
      "Microsoft.Dynamics.CRM.Contains(PropertyName='title',PropertyValue='won''t%20%26%20can''t')",
    )
    expect(() => textOf(lead, (l) => l.subject.fullText('plan'))).toThrow(
      new UsageError('fullText on subject is refused by the service: only a query of kbarticle has it.'),
    )
    expect(() => textOf(kbarticle, (a) => a.subjectid.description.fullText('plan'))).toThrow(UsageError)
    expect(() => textOf(kbarticle, (a) => a.title.fullText(''))).toThrow(/takes a text that is not empty/)
  })

  it('refuses half of a surrogate pair', () => {
    expect(() => textOf(lead, (l) => l.subject.contains('\ude80'))).toThrow(UsageError)
  })
})
