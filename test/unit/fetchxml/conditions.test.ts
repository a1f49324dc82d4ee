import { type Condition, odata, query } from 'dynamics365-crm'
import { account, contact, task } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { fetchXml, like, linkedButNone, noneLinked, someLinked } from 'dynamics365-crm/fetchxml'
import { describe, expect, it } from 'vitest'

const accounts = fetchXml(account).select('name')
const withContact = accounts.link(
  contact,
  { from: 'contactid', to: 'primarycontactid', type: 'outer', alias: 'c' },
  (c) => c.select('fullname').link(task, { from: 'regardingobjectid', to: 'contactid', alias: 't' }, (t) => t),
)

type Where = Parameters<typeof withContact.where>[0]

/** The root's filter. */
function filterOf(build: Where): string {
  const text = decodeURIComponent(withContact.where(build).path)
  return text.slice(text.indexOf('<filter'), text.indexOf("<link-entity name='contact' from='contactid'"))
}

const name = "<condition attribute='name' operator='eq' value='A'/>"
const city = "<condition attribute='address1_city' operator='eq' value='B'/>"
const state = "<condition attribute='statecode' operator='eq' value='0'/>"

describe('conditions of FetchXML', () => {
  it('are joined with and: by the method, by the list, by repeated calls', () => {
    const all = `<filter>${name}${city}${state}</filter>`

    expect(filterOf((a) => a.name.eq('A').and(a.address1_city.eq('B'), a.statecode.eq(0)))).toBe(all)
    expect(filterOf((a) => a.name.eq('A').and(a.address1_city.eq('B')).and(a.statecode.eq(0)))).toBe(all)
    const twice = accounts.where((a) => a.name.eq('A').and(a.address1_city.eq('B'))).where((a) => a.statecode.eq(0))
    expect(decodeURIComponent(twice.path)).toContain(all)
  })

  it('are joined with or, in a filter of their own where others stand beside them', () => {
    expect(filterOf((a) => a.name.eq('A').or(a.address1_city.eq('B')))).toBe(
      `<filter type='or'>${name}${city}</filter>`,
    )
    expect(filterOf((a) => a.name.eq('A').or(a.address1_city.eq('B')).and(a.statecode.eq(0)))).toBe(
      `<filter><filter type='or'>${name}${city}</filter>${state}</filter>`,
    )
    expect(filterOf((a) => a.name.eq('A').and(a.address1_city.eq('B')).or(a.statecode.eq(0)))).toBe(
      `<filter type='or'><filter>${name}${city}</filter>${state}</filter>`,
    )
  })

  it('show as the filter that they make', () => {
    let shown = ''
    accounts.where((a) => {
      const condition = a.name.eq('A')
      shown = String(condition)
      return condition
    })

    expect(shown).toBe(`<filter>${name}</filter>`)
  })
})

describe('not', () => {
  const opposites: readonly (readonly [string, Where, Where])[] = [
    ['of a comparison', (a) => a.revenue.gt(1), (a) => a.revenue.le(1)],
    ['of a comparison the other way', (a) => a.revenue.lt(1), (a) => a.revenue.ge(1)],
    ['of equality', (a) => a.name.eq('A'), (a) => a.name.ne('A')],
    ['of null', (a) => a.name.isNull(), (a) => a.name.isNotNull()],
    ['of a list', (a) => a.name.in(['A', 'B']), (a) => a.name.notIn(['A', 'B'])],
    ['of a range', (a) => a.revenue.between(1, 2), (a) => a.revenue.notBetween(1, 2)],
    ['of a hierarchy', (a) => a.accountid.under(id), (a) => a.accountid.notUnder(id)],
    ['of the caller', (a) => a._ownerid_value.eqUserId(), (a) => a._ownerid_value.neUserId()],
    ['of two columns', (a) => a.name.eq(a.accountnumber), (a) => a.name.ne(a.accountnumber)],
    [
      'of and: each part, with or',
      (a) => a.name.eq('A').and(a.address1_city.isNull()),
      (a) => a.name.ne('A').or(a.address1_city.isNotNull()),
    ],
    [
      'of or: each part, with and',
      (a) => a.name.eq('A').or(a.address1_city.eq('B').and(a.statecode.eq(0))),
      (a) => a.name.ne('A').and(a.address1_city.ne('B').or(a.statecode.ne(0))),
    ],
    [
      'of some linked record',
      (a) => someLinked(contact, { from: 'parentcustomerid', to: a.accountid }),
      (a) => noneLinked(contact, { from: 'parentcustomerid', to: a.accountid }),
    ],
    [
      'of linked records of which none meets a condition',
      (a) => linkedButNone(contact, { from: 'parentcustomerid', to: a.accountid }, (c) => c.statecode.eq(0)),
      (a) =>
        noneLinked(contact, { from: 'parentcustomerid', to: a.accountid }).or(
          someLinked(contact, { from: 'parentcustomerid', to: a.accountid }, (c) => c.statecode.eq(0)),
        ),
    ],
  ]

  it.each(opposites)('%s is its opposite, and twice is nothing', (_, one, other) => {
    const negated: Where = (...tables) => one(...tables).not()
    const back: Where = (...tables) =>
      other(...tables)
        .not()
        .not()

    expect(filterOf(negated)).toBe(filterOf(other))
    expect(filterOf(back)).toBe(filterOf(other))
  })

  it.each<readonly [string, (a: Parameters<Where>[0]) => Condition]>([
    ['today', (a) => a.createdon.today()],
    ['olderthan-x-days', (a) => a.createdon.olderThanXDays(3)],
    ['above', (a) => a.accountid.above(id)],
    ['eq-or-under', (a) => a.accountid.underOrEqual(id)],
    ['on', (a) => a.createdon.on('2026-03-01')],
    ['eq-userteams', (a) => a._ownerid_value.eqUserTeams()],
  ])('is refused for %s, which has no opposite', (operator, build) => {
    // The types have no negative for most of them either.
    expect(() => accounts.where((a) => build(a).not())).toThrow(
      new UsageError(`FetchXML has no negative of ${operator}.`),
    )
  })
})

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

describe('a condition that was made', () => {
  const forgotten = new UsageError(
    'A condition was made and is not part of what where() gives back: join with and() and or(), not with && and ||; make a condition only where it is used.',
  )

  it.each<readonly [string, Where]>([
    ['with &&', (a) => a.name.eq('A') && a.statecode.eq(0)],
    ['one that was negated', (a) => a.name.eq('A').not() && a.statecode.eq(0)],
    ['one that was joined', (a) => a.name.eq('A').and(a.address1_city.isNull()) && a.statecode.eq(0)],
    [
      'a test of linked records',
      (a) => someLinked(contact, { from: 'parentcustomerid', to: a.accountid }) && a.statecode.eq(0),
    ],
    [
      'in a test of linked records',
      (a) =>
        someLinked(
          contact,
          { from: 'parentcustomerid', to: a.accountid },
          (c) => c.lastname.eq('A') && c.statecode.eq(0),
        ),
    ],
    ['of a link', (a, { c }) => c.fullname.isNull() && a.statecode.eq(0)],
  ])('is refused where it is forgotten: %s', (_, build) => {
    expect(() => filterOf(build)).toThrow(forgotten)
  })

  it('is refused in the where of a link too', () => {
    const by = { from: 'contactid', to: 'primarycontactid', alias: 'c' } as const

    expect(() => accounts.link(contact, by, (c) => c.where((x) => x.lastname.eq('A') && x.statecode.eq(0)))).toThrow(
      forgotten,
    )
  })

  it('can be used twice, and be shown', () => {
    const build: Where = (a) => {
      const one = a.name.eq('A')
      String(one)
      return one.and(a.statecode.eq(0)).or(one.and(a.address1_city.eq('B')))
    }

    expect(filterOf(build)).toBe(
      `<filter type='or'><filter>${name}${state}</filter><filter>${name}${city}</filter></filter>`,
    )
  })

  it('leaves no trace where its callback has failed', () => {
    expect(() =>
      accounts.where((a) => {
        a.name.eq('A')
        throw new RangeError('own')
      }),
    ).toThrow(RangeError)
    expect(filterOf((a) => a.name.eq('A'))).toBe(`<filter>${name}</filter>`)
  })
})

describe('a condition of the other language', () => {
  it('is refused with the name of its builder', () => {
    let other: Condition | undefined
    query(account).where((a) => {
      other = a.name.eq('A')
      return other
    })
    const message =
      'A condition of FetchXML is made by the columns that its where() hands out, such as a.name.eq("A"): those of query(), and odata``, belong to query().'

    expect(() => accounts.where(() => other as Condition)).toThrow(new UsageError(message))
    expect(() => accounts.where(() => odata`name eq ${'A'}`)).toThrow(new UsageError(message))
    expect(() => accounts.where((a) => a.name.eq('A').and(odata`name eq ${'A'}`))).toThrow(new UsageError(message))
    expect(() => accounts.where((a) => odata`${a.name} eq ${'A'}`)).toThrow(
      new UsageError(
        'Value 1 of odata is an object, which is no value of OData: a column is one that the where() of query() hands out.',
      ),
    )
    expect(() => query(account).where((a) => like(a.name, 'A%'))).toThrow(/the where\(\) of fetchXml\(\) hands out/)
  })
})

describe('a column compared with a column', () => {
  it.each<readonly [string, Where]>([
    ["attribute='name' operator='eq' valueof='accountnumber'", (a) => a.name.eq(a.accountnumber)],
    ["attribute='createdon' operator='lt' valueof='modifiedon'", (a) => a.createdon.lt(a.modifiedon)],
    [
      "attribute='primarycontactid' operator='ne' valueof='ownerid'",
      (a) => a._primarycontactid_value.ne(a._ownerid_value),
    ],
    ["attribute='name' operator='eq' valueof='c.fullname'", (a, { c }) => a.name.eq(c.fullname)],
    ["attribute='createdon' operator='lt' valueof='c.createdon'", (a, { c }) => c.createdon.gt(a.createdon)],
    ["attribute='createdon' operator='ge' valueof='c.createdon'", (a, { c }) => c.createdon.le(a.createdon)],
    [
      "entityname='c' attribute='firstname' operator='eq' valueof='c.lastname'",
      (_, { c }) => c.firstname.eq(c.lastname),
    ],
    [
      "entityname='c' attribute='fullname' operator='ne' valueof='t.subject'",
      (_, { c, t }) => c.fullname.ne(t.subject),
    ],
  ])('is written as %s', (condition, build) => {
    expect(filterOf(build)).toBe(`<filter><condition ${condition}/></filter>`)
  })
})

describe('a condition on a link', () => {
  it('names it, however deep it is', () => {
    expect(filterOf((_, { c, t }) => c.fullname.isNull().or(t.statecode.eq(0)))).toBe(
      "<filter type='or'><condition entityname='c' attribute='fullname' operator='null'/>" +
        "<condition entityname='t' attribute='statecode' operator='eq' value='0'/></filter>",
    )
  })

  it('is refused for a link that is not there', () => {
    const build = (_: unknown, links: unknown) => (links as Parameters<Where>[1]).c.fullname.isNull()

    expect(() => accounts.where(build)).toThrow(
      new UsageError('No link is called c: link the table first, then name it in where().'),
    )
  })
})

describe('a condition of elsewhere', () => {
  it('can be used again in another document of the same table', () => {
    let active: Condition | undefined
    accounts.where((a) => {
      active = a.statecode.eq(0)
      return active
    })

    expect(decodeURIComponent(accounts.where(() => active as Condition).path)).toContain(state)
  })

  it('is refused for another table', () => {
    let ofContact: Condition | undefined
    fetchXml(contact).where((c) => {
      ofContact = c.lastname.eq('A')
      return ofContact
    })

    expect(() => accounts.where(() => ofContact as Condition)).toThrow(
      new UsageError('lastname is a column of contact, which is not the table account.'),
    )
  })

  it('is refused for the record around a linked one, even of the same table', () => {
    const build: Where = (a) => someLinked(account, { from: 'parentaccountid', to: a.accountid }, () => a.name.eq('A'))

    expect(() => filterOf(build)).toThrow(
      new UsageError('name is a column of the where around this one: it belongs to another record.'),
    )
  })

  it('is refused as the other side of a comparison', () => {
    const build: Where = (a) =>
      someLinked(account, { from: 'parentaccountid', to: a.accountid }, (child) => child.name.eq(a.name))

    expect(() => filterOf(build)).toThrow(new UsageError('name and name come from different where() calls.'))
  })
})

describe('a test of linked records', () => {
  const by = "<link-entity name='contact' from='parentcustomerid' to='accountid' link-type="
  const inside = "<filter><condition attribute='lastname' operator='eq' value='A'/></filter></link-entity>"

  it.each<readonly [string, Where]>([
    [
      `${by}'any'>${inside}`,
      (a) => someLinked(contact, { from: 'parentcustomerid', to: a.accountid }, (c) => c.lastname.eq('A')),
    ],
    [
      `${by}'not all'>${inside}`,
      (a) =>
        someLinked(contact, { from: 'parentcustomerid', to: a.accountid, linkType: 'not all' }, (c) =>
          c.lastname.eq('A'),
        ),
    ],
    [
      `${by}'not any'>${inside}`,
      (a) => noneLinked(contact, { from: '_parentcustomerid_value', to: a.accountid }, (c) => c.lastname.eq('A')),
    ],
    [
      `${by}'all'>${inside}`,
      (a) => linkedButNone(contact, { from: 'parentcustomerid', to: a.accountid }, (c) => c.lastname.eq('A')),
    ],
    [`${by}'any'/>`, (a) => someLinked(contact, { from: 'parentcustomerid', to: a.accountid })],
  ])('is written as %s', (text, build) => {
    expect(filterOf(build)).toBe(`<filter>${text}</filter>`)
  })

  it('can stand in another one', () => {
    const build: Where = (a) =>
      someLinked(contact, { from: 'parentcustomerid', to: a.accountid }, (c) =>
        noneLinked(task, { from: 'regardingobjectid', to: c.contactid }),
      )

    expect(filterOf(build)).toContain(
      `${by}'any'><filter><link-entity name='task' from='regardingobjectid' to='contactid' link-type='not any'/></filter>`,
    )
  })

  it.each<readonly [string, Where]>([
    ['a name', (_) => someLinked(contact, { from: 'parentcustomerid' as never, to: 'accountid' as never })],
    ['a column of a link', (_, { c }) => someLinked(task, { from: 'regardingobjectid', to: c.contactid })],
  ])('is refused for %s', (_, build) => {
    expect(() => filterOf(build)).toThrow(
      new UsageError('Linked records are linked to a column of the table that is filtered, such as a.accountid.'),
    )
  })
})
