import { describe, expect, it } from 'vitest'
import { badQuery, id, Rows, refused } from './odata-rows.js'

function accounts() {
  const rows = new Rows()
  const parent = rows.add('account', 1, { name: 'Northwind', revenue: 100, accountnumber: 'A-1', creditonhold: false })
  const person = rows.add('contact', 1, { firstname: 'Ann', lastname: 'Ann', fullname: 'Ann Ann' })
  const other = rows.add('contact', 2, { firstname: 'Bo', lastname: 'Lee', fullname: 'Bo Lee' })
  rows.add('account', 2, {
    name: 'northwind traders',
    revenue: 200,
    parentaccountid: parent,
    primarycontactid: person,
    creditonhold: true,
    createdon: '2026-03-01T00:00:00Z',
  })
  rows.add('account', 3, { name: "O'Neil & Sons", primarycontactid: other, createdon: '2026-03-01T10:00:00Z' })
  const find = (filter: string) =>
    rows.found('account', filter, 'accountid').map((value) => Number(String(value).slice(-3)))
  return { rows, find, parent, person, other }
}

describe('a comparison', () => {
  it.each([
    ["name eq 'NORTHWIND'", [1]],
    ["name eq 'O''Neil & Sons'", [3]],
    ["name gt 'northwind'", [2, 3]],
    ['revenue ge 100 and revenue lt 200', [1]],
    ['revenue gt -1e2', [1, 2]],
    ['150 lt revenue', [2]],
    ['creditonhold eq true', [2]],
    ['creditonhold ne true', [1, 3]],
    ['createdon ge 2026-03-01T10:00:00Z', [3]],
    ['createdon eq 2026-03-01T11:00:00%2B01:00', [3]],
    ['createdon eq 2026-03-01', [2]],
    [`accountid eq ${id(2)}`, [2]],
    [`_parentaccountid_value eq ${id(1)}`, [2]],
    [`_parentaccountid_value eq '${id(1)}'`, [2]],
    ['revenue eq null', [3]],
    ['revenue ne null', [1, 2]],
    ['null eq revenue', [3]],
    ['revenue gt null', []],
  ])('finds by %s', (filter, found) => {
    expect(accounts().find(decodeURIComponent(filter))).toEqual(found)
  })

  it('takes % and _ as they stand with eq', () => {
    const { rows, find } = accounts()
    rows.add('account', 4, { name: '100%' })

    expect(find("name eq 'north%'")).toEqual([])
    expect(find("name eq '100%'")).toEqual([4])
  })

  it('with ne finds rows without a value, but not through not(eq)', () => {
    const { find } = accounts()

    expect(find('revenue ne 100')).toEqual([2, 3])
    expect(find('not (revenue eq 100)')).toEqual([2])
  })

  it('sets columns of a row against each other', () => {
    const { rows } = accounts()

    expect(rows.found('contact', 'firstname eq lastname', 'fullname')).toEqual(['Ann Ann'])
    expect(rows.found('contact', 'firstname ne lastname', 'fullname')).toEqual(['Bo Lee'])
  })

  it('finds with ne between columns the rows where one of them has no value', () => {
    const rows = new Rows()
    rows.add('contact', 1, { fullname: 'Bo', firstname: 'Bo' })
    rows.add('contact', 2, { fullname: 'neither' })
    rows.add('contact', 3, { fullname: 'Ann Ann', firstname: 'Ann', lastname: 'Ann' })

    expect(rows.found('contact', 'firstname ne lastname', 'fullname')).toEqual(['Bo'])
    expect(rows.found('contact', 'not (firstname eq lastname)', 'fullname')).toEqual([])
  })

  it('finds the records that have an image, and those that have none', () => {
    const rows = new Rows()
    rows.add('account', 1, { name: 'with', entityimage: 'iVBORw0KGgo=' })
    rows.add('account', 2, { name: 'without' })
    const contact = rows.add('contact', 3, { entityimage: 'iVBORw0KGgo=' })
    rows.add('account', 4, { name: 'behind', primarycontactid: contact })

    expect(rows.found('account', 'entityimage ne null', 'name')).toEqual(['with'])
    expect(rows.found('account', 'null eq entityimage', 'name')).toEqual(['without', 'behind'])
    expect(rows.found('account', 'primarycontactid/entityimage ne null', 'name')).toEqual(['behind'])
    expect(() => rows.found('account', "entityimage eq 'x'", 'name')).toThrow(refused(501, '0x80040219', 'Image'))
    expect(() => rows.found('account', 'entityimage gt null', 'name')).toThrow(refused(501, '0x80040219', 'Image'))
  })

  it('walks lookups to any depth, and a missing one is null', () => {
    const { rows, find, person } = accounts()
    rows.add('account', 5, { name: 'Grandchild', parentaccountid: { table: 'account', id: id(2) } })

    expect(find("parentaccountid/name eq 'northwind'")).toEqual([2])
    expect(find(`parentaccountid/parentaccountid/accountid eq ${id(1)}`)).toEqual([5])
    expect(find(`parentaccountid/primarycontactid/contactid eq ${person.id}`)).toEqual([5])
    expect(find('parentaccountid/name eq null')).toEqual([1, 3])
  })

  it('compares days on date columns only', () => {
    const rows = new Rows()
    rows.add('contact', 1, { birthdate: '1980-05-17', createdon: '2026-03-01T00:00:00Z' })

    expect(rows.found('contact', 'birthdate lt 1980-05-18', 'birthdate')).toEqual(['1980-05-17'])
    expect(() => rows.read('contact', '$filter=birthdate lt 1980-05-18T00:00:00Z')).toThrow(badQuery('birthdate'))
  })

  it.each([
    ["revenue eq '100'", "'Edm.String' cannot be compared with 'revenue'"],
    ['name eq 5', "'name' of type 'Edm.String'"],
    [`name eq ${id(1)}`, 'Edm.Guid'],
    [`accountid eq '${id(1)}'`, 'Edm.String'],
    ['creditonhold gt true', "'gt' does not apply"],
    ['name eq revenue', "'revenue' of type 'Edm.Decimal'"],
    ['statecode eq numberofemployees', 'one is State, the other Integer'],
    ['revenue ge numberofemployees', 'one is Money, the other Integer'],
    ['revenue gt exchangerate', 'one is Money, the other Decimal'],
    ["statecode eq '0'", "'statecode' of type 'Edm.Int32'"],
    ["numberofemployees eq '5'", "'numberofemployees' of type 'Edm.Int32'"],
    ["versionnumber eq '5'", "'versionnumber' of type 'Edm.Int64'"],
    ["address1_latitude eq '5'", "'address1_latitude' of type 'Edm.Double'"],
    ['name eq 1.5', "'Edm.Decimal' cannot be compared with 'name'"],
    ['name eq 5000000000', "'Edm.Int64' cannot be compared with 'name'"],
    ['name eq 15', "'Edm.Int32' cannot be compared with 'name'"],
    ['name eq parentaccountid/name', 'not columns of the same row'],
    ['1 eq 1', 'needs a property'],
    ["nam eq 'x'", "Could not find a property named 'nam' on type 'Microsoft.Dynamics.CRM.account'."],
    ["Name eq 'x'", "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'."],
    ["primarycontactidname eq 'x'", "Could not find a property named 'primarycontactidname'"],
    ["primarycontactid/nam eq 'x'", "Could not find a property named 'nam' on type 'Microsoft.Dynamics.CRM.contact'."],
    [
      "ownerid/fullname eq 'x'",
      "Could not find a property named 'fullname' on type 'Microsoft.Dynamics.CRM.principal'.",
    ],
    ["Account_Tasks/subject eq 'x'", 'any and all only'],
  ])('refuses %s', (filter, message) => {
    expect(() => accounts().find(filter)).toThrow(badQuery(message))
  })
})

describe('and, or, not and brackets', () => {
  it.each([
    ['revenue eq 100 or revenue eq 200 and creditonhold eq false', [1]],
    ['(revenue eq 200 or revenue eq 100) and creditonhold eq true', [2]],
    ["not contains(name,'north')", [3]],
    ["not (contains(name,'north') or revenue gt 0)", []],
    ['not (revenue gt 100 and creditonhold eq true)', [1]],
  ])('join %s', (filter, found) => {
    expect(accounts().find(filter)).toEqual(found)
  })

  it('let an or hold where one side is unknown', () => {
    expect(accounts().find("revenue gt 0 or contains(name,'sons')")).toEqual([1, 2, 3])
  })

  it('refuse a not before a bare comparison', () => {
    expect(() => accounts().find('not revenue eq 100')).toThrow(badQuery('brackets'))
  })
})

describe('contains, startswith and endswith', () => {
  it.each([
    ["contains(name,'WIND')", [1, 2]],
    ["startswith(name,'north')", [1, 2]],
    ["endswith(name,'SONS')", [3]],
    ["contains(name,'n%t')", [1, 2]],
    ["contains(name,'%')", [1, 2, 3]],
    ["startswith(name,'_orth')", [1, 2]],
    ["startswith(name,'[a-o]orth')", [1, 2]],
    ["startswith(name,'[^n]')", [3]],
    ["endswith(name,'t%rs')", [2]],
    ["contains(name,'''')", [3]],
    ["contains(primarycontactid/fullname,'ann')", [2]],
  ])('find by %s', (filter, found) => {
    expect(accounts().find(filter)).toEqual(found)
  })

  it('ignore case also in a sigma, which has another form at the end of a word', () => {
    const rows = new Rows()
    rows.add('account', 1, { name: 'ΟΔΟΣΑ' })

    expect(rows.found('account', "startswith(name,'ΟΔΟΣ')", 'name')).toEqual(['ΟΔΟΣΑ'])
    expect(rows.found('account', "contains(name,'δος')", 'name')).toEqual(['ΟΔΟΣΑ'])
    expect(rows.found('account', "contains(name,'ΔΟΣ%')", 'name')).toEqual(['ΟΔΟΣΑ'])
  })

  it('match a wildcard in brackets literally', () => {
    const { rows, find } = accounts()
    rows.add('account', 4, { name: '50% off' })
    rows.add('account', 5, { name: 'a_b' })
    rows.add('account', 6, { name: 'a[b' })

    expect(find("contains(name,'[%]')")).toEqual([4])
    expect(find("contains(name,'a[_]b')")).toEqual([5])
    expect(find("contains(name,'a[[]b')")).toEqual([6])
  })

  it('stay quick on patterns of many wildcards', () => {
    const { rows, find } = accounts()
    rows.add('account', 4, { name: 'a'.repeat(160) })

    expect(find(`contains(name,'${'a%'.repeat(40)}b')`)).toEqual([])
  })

  it.each([
    ["startswith(name,'%north')", "A leading '%'"],
    ["endswith(name,'wind%')", "A trailing '%'"],
    ["contains(revenue,'1')", "'revenue' is of type 'Edm.Decimal'"],
    ['contains(name,1)', 'a text in quotes'],
    ["contains('x',name)", 'takes a property'],
  ])('refuse %s', (filter, message) => {
    expect(() => accounts().find(filter)).toThrow(badQuery(message))
  })
})

describe('any and all', () => {
  function withTasks() {
    const rows = new Rows()
    const first = rows.add('account', 1, { name: 'First' })
    const second = rows.add('account', 2, { name: 'Second' })
    rows.add('account', 3, { name: 'Idle' })
    rows.add('task', 11, { subject: 'Call', statecode: 1, regardingobjectid: first })
    rows.add('task', 12, { subject: 'Write', statecode: 0, regardingobjectid: first })
    rows.add('task', 13, { subject: 'Visit', statecode: 1, regardingobjectid: second })
    rows.add('contact', 21, { fullname: 'Ann', parentcustomerid: second })
    rows.add('task', 14, { subject: 'Lunch', statecode: 0, regardingobjectid: { table: 'contact', id: id(21) } })
    return (filter: string) => rows.found('account', filter, 'name')
  }

  it.each([
    ['Account_Tasks/any(t:t/statecode eq 0)', ['First']],
    ["Account_Tasks/any(t:t/statecode eq 1 and t/subject eq 'visit')", ['Second']],
    ['Account_Tasks/any()', ['First', 'Second']],
    ['not Account_Tasks/any()', ['Idle']],
    ['Account_Tasks/all(t:t/statecode eq 1)', ['Second', 'Idle']],
    ["contact_customer_accounts/any(c:c/Contact_Tasks/any(t:t/subject eq 'Lunch'))", ['Second']],
    ["contact_customer_accounts/any(c:c/parentcustomerid_account/name eq 'second')", ['Second']],
  ])('look into collections: %s', (filter, found) => {
    expect(withTasks()(filter)).toEqual(found)
  })

  it('follow many-to-many links', () => {
    const rows = new Rows()
    const lead = rows.add('lead', 1, { lastname: 'Smith' })
    rows.add('lead', 2, { lastname: 'Jones' })
    const competitor = rows.add('competitor', 3, { name: 'Fabrikam' })
    rows.store.link('leadcompetitors', lead, competitor)

    expect(rows.found('lead', "leadcompetitors_association/any(c:c/name eq 'fabrikam')", 'lastname')).toEqual(['Smith'])
  })

  it.each([
    ['primarycontactid/Contact_Tasks/any()', 'reached through the lookup'],
    ["Account_Tasks/any(t:subject eq 'x')", 'range variable'],
    ['Account_Task/any()', "Could not find a property named 'Account_Task'"],
    ['primarycontactid/any()', "Could not find a property named 'primarycontactid'"],
    ['Account_Tasks/all()', 'a range variable'],
    ['Account_Tasks/count()', "The function 'count' is not supported"],
  ])('refuse %s', (filter, message) => {
    expect(() => withTasks()(filter)).toThrow(badQuery(message))
  })
})

describe('a filter that cannot be read', () => {
  it.each([
    ["name in ('a','b')", "operator 'in'"],
    ["name has 'a'", "operator 'has'"],
    ['revenue add 5 eq 10', "operator 'add'"],
    ['revenue eq 5 mul 2', "operator 'mul'"],
    ["name eq toupper('x')", "function 'toupper'"],
    ["contains(tolower(name),'x')", "function 'tolower'"],
    ['-revenue eq 5', "'-' at position 0"],
    ['cast(revenue,Edm.Int32) eq 1', "function 'cast'"],
    ["tolower(name) eq 'x'", "function 'tolower'"],
    ['year(createdon) eq 2026', "function 'year'"],
    ['5 eq length(name)', "function 'length'"],
    ['creditonhold', 'expected one of eq'],
    ['', 'expected a property'],
    ["(name eq 'x'", "expected ')'"],
    ["name eq 'x')", 'expected'],
    ["name eq 'x' name", 'expected'],
    ['name eq "x"', "'\"' at position 8"],
    ['createdon eq 2026-02-30', 'not a day'],
    ["name eq guid'x'", 'expected'],
    [`${'('.repeat(200)}revenue eq 1${')'.repeat(200)}`, 'levels deep'],
  ])('is refused: %s', (filter, message) => {
    expect(() => accounts().find(filter)).toThrow(badQuery(message))
  })

  it('says where a quote is missing', () => {
    expect(() => accounts().find("name eq 'O'Neil'")).toThrow(
      badQuery("There is an unterminated literal at position 16 in 'name eq 'O'Neil''."),
    )
  })
})

describe('a costly filter', () => {
  it('has at most 500 conditions', () => {
    const { find } = accounts()
    const conditions = (count: number) => Array.from({ length: count }, () => 'revenue eq 100').join(' or ')

    expect(find(conditions(500))).toEqual([1])
    expect(() => find(conditions(501))).toThrow(refused(400, '0x8004430C'))
  })

  it('has at most 15 joins, where a path walked twice is one', () => {
    const { find } = accounts()
    const path = (depth: number) => `${'parentaccountid/'.repeat(depth)}name eq 'x'`

    expect(find(`${path(15)} or ${path(15)}`)).toEqual([])
    expect(() => find(path(16))).toThrow(refused(400, '0x8004430D'))
  })

  it('runs over ten thousand rows at once', () => {
    const rows = new Rows()
    const owners = Array.from({ length: 100 }, (_, index) =>
      rows.add('account', 100_000 + index, { name: `P${index}` }),
    )
    for (let index = 0; index < 10_000; index += 1) {
      rows.add('account', index, { name: `Account ${index}`, revenue: index, parentaccountid: owners[index % 100] })
    }

    const found = rows.found(
      'account',
      "contains(name,'99') and revenue gt 9000 and parentaccountid/name eq 'p99'",
      'name',
    )

    expect(found).toHaveLength(10)
  })
})
