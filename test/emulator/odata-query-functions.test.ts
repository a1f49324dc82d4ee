import { describe, expect, it } from 'vitest'
import { tables } from '../../src/metadata/index.js'
import type { ColumnFacts } from '../../src/schema/index.js'
import { badQuery, id, Rows, refused, rowsOf, userId } from './odata-rows.js'

/** The reader's now is Wednesday 2026-03-11T12:00:00Z. */
function byDate(...instants: readonly string[]) {
  const rows = new Rows()
  for (const [index, createdon] of instants.entries()) rows.add('account', index + 1, { createdon })
  rows.add('account', 99)
  return (call: string) => rows.found('account', `Microsoft.Dynamics.CRM.${call}`, 'createdon')
}

describe('a date function', () => {
  const instants = [
    '2024-06-01T00:00:00Z',
    '2025-12-31T23:59:59Z',
    '2026-01-01T00:00:00Z',
    '2026-02-28T23:59:59Z',
    '2026-03-01T00:00:00Z',
    '2026-03-04T00:00:00Z',
    '2026-03-07T23:59:59Z',
    '2026-03-08T00:00:00Z',
    '2026-03-10T00:00:00Z',
    '2026-03-11T00:00:00Z',
    '2026-03-11T11:30:00Z',
    '2026-03-11T12:00:00Z',
    '2026-03-11T13:00:00Z',
    '2026-03-12T00:00:00Z',
    '2026-03-15T00:00:00Z',
    '2026-03-18T23:59:59Z',
    '2026-04-01T00:00:00Z',
    '2027-01-01T00:00:00Z',
  ]
  const between = (from: string, to: string) => instants.filter((instant) => instant >= from && instant <= to)

  it.each([
    ['Today', '2026-03-11T00:00:00Z', '2026-03-11T13:00:00Z'],
    ['Yesterday', '2026-03-10T00:00:00Z', '2026-03-10T23:59:59Z'],
    ['Tomorrow', '2026-03-12T00:00:00Z', '2026-03-12T23:59:59Z'],
    ['Last7Days', '2026-03-04T00:00:00Z', '2026-03-11T12:00:00Z'],
    ['Next7Days', '2026-03-11T12:00:00Z', '2026-03-18T23:59:59Z'],
    ['LastWeek', '2026-03-01T00:00:00Z', '2026-03-07T23:59:59Z'],
    ['ThisWeek', '2026-03-08T00:00:00Z', '2026-03-14T23:59:59Z'],
    ['NextWeek', '2026-03-15T00:00:00Z', '2026-03-21T23:59:59Z'],
    ['LastMonth', '2026-02-01T00:00:00Z', '2026-02-28T23:59:59Z'],
    ['ThisMonth', '2026-03-01T00:00:00Z', '2026-03-31T23:59:59Z'],
    ['NextMonth', '2026-04-01T00:00:00Z', '2026-04-30T23:59:59Z'],
    ['LastYear', '2025-01-01T00:00:00Z', '2025-12-31T23:59:59Z'],
    ['ThisYear', '2026-01-01T00:00:00Z', '2026-12-31T23:59:59Z'],
    ['NextYear', '2027-01-01T00:00:00Z', '2027-12-31T23:59:59Z'],
  ])('%s speaks of its part of the calendar', (name, from, to) => {
    expect(between(from, to).length).toBeGreaterThan(0)
    expect(byDate(...instants)(`${name}(PropertyName='createdon')`)).toEqual(between(from, to))
  })

  it.each([
    ['LastXHours', 1, '2026-03-11T11:00:00Z', '2026-03-11T12:00:00Z'],
    ['LastXDays', 1, '2026-03-10T00:00:00Z', '2026-03-11T12:00:00Z'],
    ['LastXWeeks', 1, '2026-03-04T00:00:00Z', '2026-03-11T12:00:00Z'],
    ['LastXMonths', 2, '2026-01-11T00:00:00Z', '2026-03-11T12:00:00Z'],
    ['LastXYears', 1, '2025-03-11T00:00:00Z', '2026-03-11T12:00:00Z'],
    ['NextXHours', 1, '2026-03-11T12:00:00Z', '2026-03-11T13:00:00Z'],
    ['NextXDays', 1, '2026-03-11T12:00:00Z', '2026-03-12T23:59:59Z'],
    ['NextXWeeks', 1, '2026-03-11T12:00:00Z', '2026-03-18T23:59:59Z'],
    ['NextXMonths', 1, '2026-03-11T12:00:00Z', '2026-04-11T23:59:59Z'],
    ['NextXYears', 1, '2026-03-11T12:00:00Z', '2027-03-11T23:59:59Z'],
    ['OlderThanXMinutes', 30, '2000-01-01', '2026-03-11T11:29:59Z'],
    ['OlderThanXHours', 12, '2000-01-01', '2026-03-10T23:59:59Z'],
    ['OlderThanXDays', 1, '2000-01-01', '2026-03-09T23:59:59Z'],
    ['OlderThanXWeeks', 1, '2000-01-01', '2026-03-03T23:59:59Z'],
    ['OlderThanXMonths', 2, '2000-01-01', '2026-01-10T23:59:59Z'],
    ['OlderThanXYears', 1, '2000-01-01', '2025-03-10T23:59:59Z'],
  ])('%s(%i) counts whole days, and hours to the second', (name, count, from, to) => {
    expect(between(from, to).length).toBeGreaterThan(0)
    expect(byDate(...instants)(`${name}(PropertyName='createdon',PropertyValue=${count})`)).toEqual(between(from, to))
  })

  it.each([
    ['On', '2026-03-11T00:00:00Z', '2026-03-11T23:59:59Z'],
    ['OnOrAfter', '2026-03-11T00:00:00Z', '2099-01-01'],
    ['OnOrBefore', '2000-01-01', '2026-03-11T23:59:59Z'],
  ])('%s takes a day, or an instant for its day', (name, from, to) => {
    const find = byDate(...instants)

    expect(find(`${name}(PropertyName='createdon',PropertyValue='2026-03-11')`)).toEqual(between(from, to))
    expect(find(`${name}(PropertyName='createdon',PropertyValue='2026-03-11T15:00:00Z')`)).toEqual(between(from, to))
  })

  it('counts months from the last day of a shorter one', () => {
    const rows = new Rows({ now: '2026-03-31T12:00:00Z' })
    rows.add('account', 1, { createdon: '2026-02-27T00:00:00Z' })
    rows.add('account', 2, { createdon: '2026-02-28T00:00:00Z' })

    const call = "Microsoft.Dynamics.CRM.LastXMonths(PropertyName='createdon',PropertyValue=1)"
    expect(rows.found('account', call, 'createdon')).toEqual(['2026-02-28T00:00:00Z'])
  })

  it.each([
    ['LastXYears', 300_000, 2],
    ['LastXDays', 9_007_199_254_740_991, 2],
    ['LastXHours', 9_007_199_254_740_991, 2],
    ['NextXYears', 300_000, 1],
    ['NextXWeeks', 9_007_199_254_740_991, 1],
    ['OlderThanXYears', 300_000, 0],
    ['OlderThanXMinutes', 9_007_199_254_740_991, 0],
  ])('reaches to the end of the calendar and no further: %s %s', (name, count, found) => {
    const find = byDate('2024-06-01T00:00:00Z', '2026-03-11T11:00:00Z', '2099-01-01T00:00:00Z')

    expect(find(`${name}(PropertyName='createdon',PropertyValue=${count})`)).toHaveLength(found)
  })

  it('works on days too, but not by hours or minutes', () => {
    const rows = new Rows()
    rows.add('contact', 1, { birthdate: '2026-03-11' })
    rows.add('contact', 2, { birthdate: '2026-03-10' })
    const find = (call: string) => rows.found('contact', `Microsoft.Dynamics.CRM.${call}`, 'birthdate')

    expect(find("Today(PropertyName='birthdate')")).toEqual(['2026-03-11'])
    expect(() => find("LastXHours(PropertyName='birthdate',PropertyValue=3)")).toThrow(badQuery('without a time'))
    expect(() => find("OlderThanXMinutes(PropertyName='birthdate',PropertyValue=3)")).toThrow(
      badQuery('without a time'),
    )
  })

  it.each([
    ["Today(PropertyName='name')", 'no date'],
    ["Today(PropertyName='createdon',PropertyValue=1)", "no parameter 'PropertyValue'"],
    ["LastXDays(PropertyName='createdon')", "without 'PropertyValue'"],
    ["LastXDays(PropertyName='createdon',PropertyValue='3')", 'Edm.Int64'],
    ["LastXDays(PropertyName='createdon',PropertyValue=0)", 'greater than zero'],
    ["On(PropertyName='createdon',PropertyValue='soon')", 'not a date'],
    ["On(PropertyName='createdon',PropertyValue='2026-02-30')", 'not a day'],
    ["On(PropertyName='createdon',PropertyValue='2026-02-30T10:00:00Z')", 'not a day'],
    ["OnOrAfter(PropertyName='createdon',PropertyValue='2026-03-11Tnoon')", /./],
    ["Between(PropertyName='createdon',PropertyValues=['banana 1','May 2030'])", "'banana 1' is not a value"],
    ["Between(PropertyName='createdon',PropertyValues=['1','12'])", "'1' is not a value"],
    ["In(PropertyName='createdon',PropertyValues=['2026-02-30'])", 'not a day'],
    ['Today(PropertyName=createdon)', 'literals'],
    ["Someday(PropertyName='createdon')", 'no query function'],
  ])('is refused as %s', (call, message) => {
    expect(() => byDate()(call)).toThrow(badQuery(message))
  })

  it.each(['createdo', 'parentaccountid/createdon', '_parentaccountid_value'])(
    'is refused on %s, which is no logical name of a column',
    (name) => {
      expect(() => byDate()(`Today(PropertyName='${name}')`)).toThrow(
        refused(400, '0x80041103', `doesn't contain attribute with Name = '${name}'`),
      )
    },
  )
})

describe('a list function', () => {
  function accounts() {
    const rows = new Rows()
    rows.add('account', 1, { name: 'Alpha', numberofemployees: 10, industrycode: 1 })
    rows.add('account', 2, { name: 'Beta', numberofemployees: 50, industrycode: 2 })
    rows.add('account', 3, { name: "O'Neil", numberofemployees: 250 })
    rows.add('account', 4, {})
    return (call: string, more = '') => rows.found('account', `Microsoft.Dynamics.CRM.${call}`, 'name', more)
  }

  it.each([
    ["In(PropertyName='name',PropertyValues=['alpha','beta'])", ['Alpha', 'Beta']],
    ["In(PropertyName='name',PropertyValues=[\"O'Neil\"])", ["O'Neil"]],
    ["NotIn(PropertyName='name',PropertyValues=['alpha','beta'])", ["O'Neil", null]],
    ['In(PropertyName=\'industrycode\',PropertyValues=["2","3"])', ['Beta']],
    ['Between(PropertyName=\'numberofemployees\',PropertyValues=["10","50"])', ['Alpha', 'Beta']],
    ['NotBetween(PropertyName=\'numberofemployees\',PropertyValues=["10","50"])', ["O'Neil"]],
    [`In(PropertyName='accountid',PropertyValues=['${id(1)}'])`, ['Alpha']],
  ])('finds by %s', (call, found) => {
    expect(accounts()(call)).toEqual(found)
  })

  it('takes instants, and days for their midnights', () => {
    const find = byDate('2026-03-01T00:00:00Z', '2026-03-01T12:00:00Z', '2026-03-02T00:00:01Z')
    const between = (from: string, to: string) =>
      find(`Between(PropertyName='createdon',PropertyValues=['${from}','${to}'])`)

    expect(between('2026-03-01', '2026-03-02')).toEqual(['2026-03-01T00:00:00Z', '2026-03-01T12:00:00Z'])
    expect(between('2026-03-01T13:00:00+01:00', '2026-03-03')).toEqual(['2026-03-01T12:00:00Z', '2026-03-02T00:00:01Z'])
  })

  it.each([
    ['estimatedclosedate', '2026-02-31', 'not a day'],
    ['estimatedclosedate', '2026-99-99', 'not a day'],
    ['estimatedclosedate', '2026-03-01T00:00:00Z', 'is not a value'],
    ['statecode', '0x0', /./],
    ['statecode', 'Infinity', 'is not a value'],
    ['estimatedvalue', '', 'is not a value'],
  ])('is refused on %s with %j', (column, value, message) => {
    const rows = new Rows()
    const call = `Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=["${value}"])`

    expect(() => rows.found('opportunity', call, 'name')).toThrow(badQuery(message))
  })

  it('takes aliases for its parameters', () => {
    const call = 'In(PropertyName=@p1,PropertyValues=@p2)'

    expect(accounts()(call, `&@p1='name'&@p2=${encodeURIComponent('["Alpha"]')}`)).toEqual(['Alpha'])
  })

  it.each([
    [
      "In(PropertyName='name',PropertyValues=['O''Neil'])",
      "Invalid JSON. A comma character ',' was expected in scope 'Array'.",
    ],
    ['In(PropertyName=\'numberofemployees\',PropertyValues=["many"])', "'many' is not a value"],
    ["In(PropertyName='numberofemployees',PropertyValues=[10])", 'A string was expected'],
    ['Between(PropertyName=\'numberofemployees\',PropertyValues=["10"])', 'takes 2 values'],
    ["In(PropertyName='name',PropertyValues=[])", 'at least one'],
    ['ContainValues(PropertyName=\'industrycode\',PropertyValues=["1"])', 'takes a choices column'],
  ])('is refused as %s', (call, message) => {
    expect(() => accounts()(call)).toThrow(badQuery(message))
  })
})

describe('a function of choices', () => {
  it('finds rows by the options that they hold', () => {
    const interests: ColumnFacts = {
      logicalName: 'new_interests',
      schemaName: 'new_Interests',
      property: 'new_interests',
      type: 'Choices',
      label: 'Interests',
      required: 'None',
      create: true,
      update: true,
      options: [1, 2, 3].map((value) => ({ value, label: `Option ${value}` })),
    }
    const rows = new Rows({ facts: tables.map((table) => ({ ...table, columns: [...table.columns, interests] })) })
    rows.add('contact', 1, { fullname: 'Ann', new_interests: '1,2' })
    rows.add('contact', 2, { fullname: 'Bo', new_interests: '3' })
    rows.add('contact', 3, { fullname: 'Cy' })
    const find = (name: string, values: string) =>
      rows.found(
        'contact',
        `Microsoft.Dynamics.CRM.${name}(PropertyName='new_interests',PropertyValues=${values})`,
        'fullname',
      )

    expect(find('ContainValues', '["2","3"]')).toEqual(['Ann', 'Bo'])
    expect(find('DoesNotContainValues', '["2"]')).toEqual(['Bo'])
    expect(rowsOf(rows.read('contact', '$select=new_interests', { annotations: ['*'] }))[0]).toMatchObject({
      'new_interests@OData.Community.Display.V1.FormattedValue': 'Option 1; Option 2',
    })
  })
})

describe('a user function', () => {
  function cases() {
    const rows = new Rows()
    const unit = rows.add('businessunit', 1, { name: 'Sales' })
    const team = rows.add('team', 2, { name: 'Team' })
    const otherTeam = rows.add('team', 3, { name: 'Others' })
    rows.store.insert('systemuser', { systemuserid: userId, businessunitid: unit })
    const user = { table: 'systemuser', id: userId }
    rows.store.link('teammembership', team, user)
    rows.add('incident', 1, { title: 'Mine', ownerid: user, owningbusinessunit: unit })
    rows.add('incident', 2, { title: 'My team’s', ownerid: team, owningbusinessunit: unit })
    rows.add('incident', 3, { title: 'Theirs', ownerid: otherTeam, owningbusinessunit: { ...unit, id: id(8) } })
    rows.add('incident', 4, { title: 'Nobody’s' })
    return (call: string) => rows.found('incident', `Microsoft.Dynamics.CRM.${call}`, 'title')
  }

  it.each([
    ["EqualUserId(PropertyName='ownerid')", ['Mine']],
    ["NotEqualUserId(PropertyName='ownerid')", ['My team’s', 'Theirs', 'Nobody’s']],
    ["EqualUserTeams(PropertyName='ownerid')", ['My team’s']],
    ["EqualUserOrUserTeams(PropertyName='ownerid')", ['Mine', 'My team’s']],
    ["EqualBusinessId(PropertyName='owningbusinessunit')", ['Mine', 'My team’s']],
    ["NotEqualBusinessId(PropertyName='owningbusinessunit')", ['Theirs', 'Nobody’s']],
  ])('finds by %s', (call, found) => {
    expect(cases()(call)).toEqual(found)
  })

  it('is refused on a column that holds no id', () => {
    expect(() => cases()("EqualUserId(PropertyName='title')")).toThrow(badQuery('holds none'))
  })
})

describe('a query function', () => {
  const find = (filter: string) => byDate('2026-03-11T00:00:00Z')(filter)

  it('is combined with and and or', () => {
    expect(find("Today(PropertyName='createdon') and createdon ne null")).toHaveLength(1)
  })

  it('cannot be negated', () => {
    const rows = new Rows()
    const text = 'Not operator along with the Custom Named Condition operators is not allowed'

    expect(() => rows.read('account', "$filter=not Microsoft.Dynamics.CRM.Today(PropertyName='createdon')")).toThrow(
      badQuery(text),
    )
  })

  it('Contains finds every word in the full-text columns of articles', () => {
    const rows = new Rows()
    rows.add('kbarticle', 1, { title: 'Resetting a Password', content: 'Press the button' })
    rows.add('kbarticle', 2, { title: 'Password rules' })
    rows.add('kbarticle', 3)
    const titled = (words: string) =>
      rows.found('kbarticle', `Microsoft.Dynamics.CRM.Contains(PropertyName='title',PropertyValue='${words}')`, 'title')

    expect(titled('password resetting')).toEqual(['Resetting a Password'])
    expect(titled('password')).toEqual(['Resetting a Password', 'Password rules'])
    expect(titled('button')).toEqual([])
  })

  it('Contains is refused on other tables, which have no full-text columns', () => {
    expect(() => find("Contains(PropertyName='name',PropertyValue='x')")).toThrow(
      refused(400, '0x80041120', 'Unknown Condition Operator: Contains. FetchXml does not support it'),
    )
  })

  it('is refused inside any and all', () => {
    const filter = "$filter=Account_Tasks/any(t:Microsoft.Dynamics.CRM.Today(PropertyName='createdon'))"

    expect(() => new Rows().read('account', filter)).toThrow(refused(501, '0x80040219', 'inside any and all'))
  })
})
