import { odata, ref } from 'dynamics365-crm'
import { account, lead } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { machine } from '../machine.js'
import { filterOf, textOf } from './filter-of.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const hostile = "') or true or ('"

describe('a condition in OData’s own words', () => {
  it('stands as it was written', () => {
    expect(textOf(lead, () => odata`lastname eq 'O''Neil' and (revenue gt 5 or contains(subject,'a  b'))`)).toBe(
      "lastname eq 'O''Neil' and (revenue gt 5 or contains(subject,'a  b'))",
    )
  })

  it.each([
    ['a text', "O'Neil", "'O''Neil'"],
    ['a text that would end its quotes', hostile, "''') or true or ('''"],
    ['an empty text', '', "''"],
    ['a number', -1.5, '-1.5'],
    ['a big integer', 9007199254740993n, '9007199254740993'],
    ['yes', true, 'true'],
    ['nothing', null, 'null'],
    ['an instant', new Date('2026-03-01T10:00:00Z'), '2026-03-01T10:00:00Z'],
    ['a record', ref(account, id.toUpperCase()), id],
    ['a list', ["a'b", 'say "hi"', 5, 6n], '["a\'b","say \\"hi\\"","5","6"]'],
  ])('takes %s', (_, value, want) => {
    expect(textOf(lead, () => odata`x eq ${value}`)).toBe(`x eq ${want}`)
  })

  it('takes columns of the queried record, of one behind a lookup and of one in a collection', () => {
    expect(textOf(lead, (l) => odata`${l.lastname} eq ${l.firstname}`)).toBe('lastname eq firstname')
    expect(textOf(lead, (l) => odata`${l.parentaccountid.name} eq ${'A'}`)).toBe("parentaccountid/name eq 'A'")
    expect(textOf(lead, (l) => l.Lead_Tasks.any((t) => odata`${t.subject} eq ${'A'}`))).toBe(
      "Lead_Tasks/any(r1:r1/subject eq 'A')",
    )
  })

  it('writes a value as the column beside it wants it', () => {
    expect(textOf(lead, (l) => odata`${l.estimatedclosedate} ge ${'2026-03-01'}`)).toBe(
      'estimatedclosedate ge 2026-03-01',
    )
    expect(textOf(lead, (l) => odata`${l._ownerid_value} eq ${id.toUpperCase()}`)).toBe(`_ownerid_value eq ${id}`)
    expect(textOf(machine, (m) => odata`${m.new_counter} gt ${'9007199254740993'}`)).toBe(
      'new_counter gt 9007199254740993',
    )
    expect(textOf(lead, (l) => odata`${l._ownerid_value} eq ${id} or x eq ${id}`)).toBe(
      `_ownerid_value eq ${id} or x eq '${id}'`,
    )
    expect(() => textOf(lead, (l) => odata`${l._ownerid_value} eq ${'me'}`)).toThrow(
      new UsageError('_ownerid_value takes a GUID without braces.'),
    )
  })

  it('takes conditions, in brackets', () => {
    expect(textOf(lead, (l) => odata`${l.lastname.eq('A').or(l.lastname.eq('B'))} and revenue gt ${5}`)).toBe(
      "(lastname eq 'A' or lastname eq 'B') and revenue gt 5",
    )
  })

  it('may be written on several lines', () => {
    expect(
      textOf(
        lead,
        () => odata`
          lastname eq ${'A\nB'}
            and revenue gt 5
        `,
      ).replace(/ +/g, ' '),
    ).toBe("lastname eq 'A\nB' and revenue gt 5")
  })

  it('escapes what a URL would read as its own, in the text and in values', () => {
    const encoded = filterOf(lead, () => odata`name eq 'R&D + 50% #1; é?' and x eq ${'&+%#;?é'}`)

    expect(encoded).toBe(
      "name%20eq%20'R%26D%20%2B%2050%25%20%231%3B%20%C3%A9%3F'%20and%20x%20eq%20'%26%2B%25%23%3B%3F%C3%A9'",
    )
  })

  it('is put in brackets where it is joined', () => {
    expect(textOf(lead, (l) => l.lastname.eq('A').and(odata`x eq 1 or y eq 2`))).toBe(
      "lastname eq 'A' and (x eq 1 or y eq 2)",
    )
  })

  it('can be negated where no query function stands in it', () => {
    expect(textOf(lead, () => odata`x eq 1 or y eq 2`.not())).toBe('not (x eq 1 or y eq 2)')
    expect(textOf(lead, () => odata`x eq 'Microsoft.Dynamics.CRM.Today('`.not())).toMatch(/^not \(/)
    expect(() => odata`x eq 1 or Microsoft.Dynamics.CRM.Today(PropertyName='createdon')`.not()).toThrow(
      new UsageError('The service has no negative of Today.'),
    )
    expect(() => textOf(lead, (l) => odata`x eq 1 or ${l.createdon.lastXDays(3)}`.not())).toThrow(
      new UsageError('The service has no negative of LastXDays.'),
    )
    expect(() => textOf(lead, (l) => l.Lead_Tasks.any((t) => odata`${t.subject} eq 'A'`).not())).not.toThrow()
  })

  it('refuses a value inside quotes, which is how texts are smuggled in', () => {
    expect(() => odata`name eq '${hostile}'`).toThrow(
      new UsageError('odata: a value stands inside quotes: leave them out, it brings its own.'),
    )
    expect(() => odata`X(PropertyValues=["${hostile}"])`).toThrow(UsageError)
    expect(() => odata`X(PropertyValues=["\\"${hostile}"])`).toThrow(UsageError)
  })

  it('refuses quotes and brackets that do not match', () => {
    expect(() => odata`name eq 'A`).toThrow(new UsageError('odata: a quote is opened and not closed.'))
    expect(() => odata`name eq ${'A'}'`).toThrow(UsageError)
    expect(() => odata`(name eq ${'A'}`).toThrow(new UsageError('odata: a bracket is opened and not closed.'))
    expect(() => odata`x eq 1) or (y eq 2`).toThrow(new UsageError('odata: a bracket is closed that was not opened.'))
    expect(() => odata`name eq ':-)'`).not.toThrow()
  })

  it.each([
    ['undefined', undefined],
    ['an object', { a: 1 }],
    ['a function', () => 1],
    ['a number that is none', Number.NaN],
    ['an empty list', []],
    ['a list with objects', [{}]],
    ['half of a surrogate pair', '\ud83d'],
    ['a day that is none', new Date(Number.NaN)],
  ])('refuses %s', (_, value) => {
    expect(() => odata`name eq ${value as never}`).toThrow(UsageError)
  })

  it('refuses a parameter, whose value no condition can bring', () => {
    expect(() => odata`revenue gt @p`).toThrow(/^odata: @ names a parameter/)
    expect(() => odata`In(PropertyName=@p1,PropertyValues=${['A']})`).toThrow(UsageError)
    expect(textOf(lead, () => odata`emailaddress1 eq 'a@b.example' or x eq ${'c@d.example'}`)).toBe(
      "emailaddress1 eq 'a@b.example' or x eq 'c@d.example'",
    )
  })

  it.each<[string, () => unknown]>([
    ['at once', () => odata`not Microsoft.Dynamics.CRM.Today(PropertyName='createdon')`],
    ['in brackets', () => odata`x eq 1 and not(Microsoft.Dynamics.CRM.Today(PropertyName='createdon'))`],
    ['among others', () => odata`not ((x eq 1) or Microsoft.Dynamics.CRM.Today(PropertyName='createdon'))`],
    [
      'behind others in brackets',
      () => odata`not (x eq 1 and (y eq 2 or Microsoft.Dynamics.CRM.Today(PropertyName='createdon')))`,
    ],
    ['in the second of two', () => odata`not x eq 1 and not Microsoft.Dynamics.CRM.Today(PropertyName='createdon')`],
    ['in a value', () => textOf(lead, (l) => odata`not ${l.createdon.today()}`)],
  ])('refuses not before a query function: %s', (_, build) => {
    expect(build).toThrow(new UsageError('odata: the service has no negative of Today.'))
  })

  it('takes not before everything else', () => {
    for (const build of [
      () => odata`not contains(name,'Microsoft.Dynamics.CRM.Today(') and y eq 1`,
      () => odata`not (x eq 1) and Microsoft.Dynamics.CRM.Today(PropertyName='createdon')`,
      () => odata`not statecode eq 1 and Microsoft.Dynamics.CRM.Today(PropertyName='createdon')`,
      () => odata`(not x eq 1) or Microsoft.Dynamics.CRM.Today(PropertyName='createdon')`,
      () => odata`not x eq ${'A and B'} or Microsoft.Dynamics.CRM.Today(PropertyName='createdon')`,
      () => odata`x eq 'not Microsoft.Dynamics.CRM.Today()'`,
      () => odata`x eq ${'not Microsoft.Dynamics.CRM.Today()'}`,
      () => odata`knot eq 1 or Microsoft.Dynamics.CRM.Today(PropertyName='createdon')`,
    ]) {
      expect(build).not.toThrow()
    }
  })

  it('tells which value is wrong, and not what it is', () => {
    expect(() => odata`a eq ${1} and b eq ${undefined as never}`).toThrow(
      new UsageError('Value 2 of odata is undefined, which is no value of OData.'),
    )
  })

  it('refuses an empty text, and a call with a text from elsewhere', () => {
    const called = odata as never as (text: unknown) => unknown

    expect(() => odata`  `).toThrow(new UsageError('odata: the text is empty.'))
    expect(() => called("name eq 'A'")).toThrow(/stands before a template/)
    expect(() => called(["name eq 'A'"])).toThrow(/stands before a template/)
  })
})
