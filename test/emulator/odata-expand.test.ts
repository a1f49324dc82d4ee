import { describe, expect, it } from 'vitest'
import { readCollection } from '../../src/emulator/odata/index.js'
import { apiRoot, badQuery, id, Rows, refused, rowsOf } from './odata-rows.js'

const plain = { annotations: [] }

function northwind() {
  const rows = new Rows()
  const user = rows.add('systemuser', 1, { fullname: 'Robin' })
  const contact = rows.add('contact', 11, { fullname: 'Ann', createdby: user })
  const account = rows.add('account', 21, { name: 'Northwind', primarycontactid: contact, ownerid: user })
  const empty = rows.add('account', 22, { name: 'Empty' })
  for (const number of [31, 32, 33]) {
    rows.add('task', number, {
      subject: `Task ${number}`,
      regardingobjectid: account,
      statecode: number % 2,
      createdby: user,
    })
  }
  rows.add('contact', 12, { fullname: 'Bo', parentcustomerid: account })
  return { rows, account, empty, contact, user }
}

function read(query: string, preferences: { annotations: string[]; maxPageSize?: number } = plain) {
  return northwind().rows.read('account', query, preferences)
}

describe('an expanded lookup', () => {
  it('is a row without etag in a collection, and null when empty', () => {
    const body = read('$select=name&$expand=primarycontactid($select=fullname)')

    expect(body['@odata.context']).toBe(`${apiRoot}/$metadata#accounts(name,primarycontactid(fullname))`)
    expect(rowsOf(body)).toMatchObject([
      { name: 'Northwind', primarycontactid: { fullname: 'Ann', contactid: id(11) } },
      { name: 'Empty', primarycontactid: null },
    ])
    expect(rowsOf(body)[0]?.['primarycontactid']).toEqual({ fullname: 'Ann', contactid: id(11) })
  })

  it('has an etag in a read of one record', () => {
    const { rows, account } = northwind()

    expect(rows.readOne(account, '$select=name&$expand=primarycontactid($select=fullname)')).toMatchObject({
      '@odata.context': `${apiRoot}/$metadata#accounts(name,primarycontactid(fullname))/$entity`,
      primarycontactid: { '@odata.etag': 'W/"2"' },
    })
  })

  it('answers all columns without $select', () => {
    const [row] = rowsOf(read('$expand=primarycontactid'))

    expect(row?.['primarycontactid']).toMatchObject({ fullname: 'Ann', lastname: null, _createdby_value: id(1) })
  })

  it('with /$ref is its address only', () => {
    const [row] = rowsOf(read('$select=name&$expand=primarycontactid/$ref'))

    expect(row?.['primarycontactid']).toEqual({ '@odata.id': `${apiRoot}/contacts(${id(11)})` })
  })

  it('of the owner shows what users and teams have in common', () => {
    const [row] = rowsOf(read('$select=name&$expand=ownerid'))

    expect(row?.['ownerid']).toEqual({ '@odata.type': '#Microsoft.Dynamics.CRM.systemuser', ownerid: id(1) })
    expect(() => read('$expand=ownerid($select=fullname)')).toThrow(
      badQuery("Could not find a property named 'fullname' on type 'Microsoft.Dynamics.CRM.principal'."),
    )
  })

  it('is expanded by the navigation property of the table that it points to', () => {
    const { rows } = northwind()
    const [, bo] = rowsOf(
      rows.read('contact', '$expand=parentcustomerid_account($select=name),parentcustomerid_contact($select=fullname)'),
    )

    expect(bo).toMatchObject({ parentcustomerid_account: { name: 'Northwind' }, parentcustomerid_contact: null })
  })

  it('nests to any depth', () => {
    const [row] = rowsOf(
      read('$select=name&$expand=primarycontactid($select=fullname;$expand=createdby($select=fullname))'),
    )

    expect(row).toMatchObject({ primarycontactid: { fullname: 'Ann', createdby: { fullname: 'Robin' } } })
  })
})

describe('an expanded collection in a flat query', () => {
  const link = `${apiRoot}/accounts(${id(21)})/Account_Tasks?$select=subject`

  it('comes whole, with etags, the lookup back, and a link that is always there', () => {
    const body = read('$select=name&$expand=Account_Tasks($select=subject)', { annotations: [], maxPageSize: 2 })
    const [row, empty] = rowsOf(body)

    expect(row?.['Account_Tasks']).toHaveLength(3)
    expect(row).toMatchObject({
      Account_Tasks: [
        { '@odata.etag': 'W/"5"', activityid: id(31), subject: 'Task 31', _regardingobjectid_value: id(21) },
        {},
        {},
      ],
      'Account_Tasks@odata.nextLink': link,
    })
    expect(empty).toMatchObject({ Account_Tasks: [] })
    expect(empty).toHaveProperty('Account_Tasks@odata.nextLink')
  })

  it('returns the same rows again when its link is followed', () => {
    const { rows, account } = northwind()
    const [row] = rowsOf(rows.read('account', '$select=name&$expand=Account_Tasks($select=subject)'))
    const tasks = [...rows.store.all('task')].filter((task) => task.values['regardingobjectid'] === account)

    const url = new URL(String(row?.['Account_Tasks@odata.nextLink']))
    const again = rowsOf(readCollection(rows.reader, rows.facts('task'), tasks, url, plain))

    expect(again.map((task) => task['activityid'])).toEqual([id(31), id(32), id(33)])
  })

  it('takes $filter, $orderby and $top', () => {
    const options = "$select=subject;$filter=statecode eq 1 and not contains(subject,';)');$orderby=subject desc;$top=1"
    const [row] = rowsOf(read(`$expand=Account_Tasks(${encodeURIComponent(options)})`))

    expect(row?.['Account_Tasks']).toMatchObject([{ subject: 'Task 33' }])
  })

  it('may be several, of either kind', () => {
    const [row] = rowsOf(read('$expand=primarycontactid,Account_Tasks($select=subject),contact_customer_accounts'))

    expect(row).toMatchObject({
      primarycontactid: { fullname: 'Ann' },
      Account_Tasks: [{}, {}, {}],
      contact_customer_accounts: [{ fullname: 'Bo' }],
    })
  })

  it('may be many-to-many, if all are', () => {
    const rows = new Rows()
    const lead = rows.add('lead', 1, { lastname: 'Smith' })
    const competitor = rows.add('competitor', 2, { name: 'Fabrikam' })
    rows.store.link('leadcompetitors', lead, competitor)

    const expand = '$expand=leadcompetitors_association($select=name),leadproduct_association($select=name)'
    expect(rowsOf(rows.read('lead', expand))[0]).toMatchObject({
      leadcompetitors_association: [{ name: 'Fabrikam' }],
      leadproduct_association: [],
    })
    expect(() => rows.read('lead', '$expand=leadcompetitors_association,parentaccountid')).toThrow(
      badQuery('many-to-many'),
    )
    expect(() => rows.read('lead', '$expand=leadcompetitors_association($expand=createdby)')).toThrow(
      badQuery('many-to-many'),
    )
  })
})

describe('an expanded collection in a nested query', () => {
  const expand = '$select=name&$expand=Account_Tasks($select=subject;$expand=createdby($select=fullname))'

  it('is cut by the page size, and its link leads on', () => {
    const { rows, account } = northwind()
    const [row] = rowsOf(rows.read('account', expand, { annotations: [], maxPageSize: 2 }))

    expect(row?.['Account_Tasks']).toMatchObject([
      { subject: 'Task 31', createdby: { fullname: 'Robin' } },
      { subject: 'Task 32' },
    ])
    const link = String(row?.['Account_Tasks@odata.nextLink'])
    expect(link).toContain(`/accounts(${id(21)})/Account_Tasks?$select=subject&$expand=createdby`)
    const tasks = [...rows.store.all('task')].filter((task) => task.values['regardingobjectid'] === account)
    const rest = readCollection(rows.reader, rows.facts('task'), tasks, new URL(link), {
      annotations: [],
      maxPageSize: 2,
    })
    expect(rowsOf(rest)).toMatchObject([{ subject: 'Task 33', createdby: { fullname: 'Robin' } }])
  })

  it('has no link when nothing is left, and no etags', () => {
    const [row] = rowsOf(read(expand))
    const tasks = row?.['Account_Tasks']

    expect(tasks).toHaveLength(3)
    expect(row).not.toHaveProperty('Account_Tasks@odata.nextLink')
    expect(tasks).not.toMatchObject([{ '@odata.etag': expect.anything() }, {}, {}])
  })

  it('takes $filter', () => {
    const [row] = rowsOf(read('$expand=Account_Tasks($filter=statecode eq 0;$expand=createdby)'))

    expect(row?.['Account_Tasks']).toMatchObject([{ subject: 'Task 32' }])
  })
})

describe('an expand', () => {
  const rule =
    'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.'

  it.each([
    ["primarycontactid($filter=fullname eq 'Ann')", rule],
    ['primarycontactid($orderby=fullname)', rule],
    ['primarycontactid($top=1)', rule],
    ['Account_Tasks($top=1;$expand=createdby)', rule],
    ['Account_Tasks($orderby=subject),primarycontactid($expand=createdby)', rule],
    ['Account_Tasks/$ref', 'Expand with $ref is only supported on lookup type navigation property.'],
    ['Account_Tasks($count=true)', "'$count=true'"],
    ['Account_Tasks($levels=2)', "'$levels=2'"],
    ['Account_Tasks(select=subject)', "'select=subject'"],
    ['Account_Tasks($select=subjec)', "'subjec' on type 'Microsoft.Dynamics.CRM.task'"],
    ['account_tasks', "Could not find a property named 'account_tasks' on type 'Microsoft.Dynamics.CRM.account'."],
    ['customerid', "Could not find a property named 'customerid'"],
    ['Account_Tasks($select=subject', 'not closed'],
    ['Account_Tasks)', 'not opened'],
    ['primarycontactid,primarycontactid', 'more than once'],
    ['', 'not a navigation property'],
  ])('is refused: %s', (expand, message) => {
    expect(() => read(`$expand=${encodeURIComponent(expand)}`)).toThrow(badQuery(message))
  })

  it('stands at most fifteen times in a query', () => {
    const { rows } = northwind()
    const names = [...new Set(rows.facts('account').navigation.map(({ name }) => name))]
    const collections = rows.facts('account').collections.filter(({ intersect }) => intersect === undefined)
    const all = [...names, ...collections.map(({ name }) => name)]

    expect(rowsOf(rows.read('account', `$expand=${all.slice(0, 15).join(',')}`))).toHaveLength(2)
    expect(() => rows.read('account', `$expand=${all.slice(0, 16).join(',')}`)).toThrow(refused(400, '0x8004430D'))
  })

  it('to a table that the store has not is refused by name', () => {
    const rows = new Rows({ facts: [new Rows().facts('account')] })
    rows.add('account', 1)

    expect(() => rows.read('account', '$expand=Account_Tasks')).toThrow(refused(501, '0x80040219', 'Account_Tasks'))
  })

  it('of thousands of rows gives each its own related ones', () => {
    const rows = new Rows()
    for (let index = 0; index < 2000; index += 1) {
      const account = rows.add('account', index)
      for (let task = 0; task < 3; task += 1) rows.add('task', index * 3 + task, { regardingobjectid: account })
    }

    const body = rows.read('account', '$select=name&$expand=Account_Tasks($select=subject)')

    expect(rowsOf(body).every((row) => Array.isArray(row['Account_Tasks']) && row['Account_Tasks'].length === 3)).toBe(
      true,
    )
  })
})

describe('expands that multiply', () => {
  function created(count: number) {
    const rows = new Rows()
    const user = rows.add('systemuser', 1)
    for (let index = 1; index <= count; index += 1) rows.add('account', index, { createdby: user })
    return rows
  }

  it('are refused once they lead to more rows than an answer can hold', () => {
    const inner = 'createdby($select=fullname;$expand=lk_accountbase_createdby($select=name))'
    const expand = `createdby($select=fullname;$expand=lk_accountbase_createdby($select=name;$expand=${inner}))`

    expect(() => created(80).read('account', `$select=name&$expand=${expand}`)).toThrow(
      refused(500, '0x80044151', 'more than 200,000 rows'),
    )
    expect(rowsOf(created(20).read('account', `$select=name&$expand=${expand}`))).toHaveLength(20)
  })

  it('are refused once their rows hold more values than an answer can', () => {
    const rows = created(200)

    expect(() => rows.read('account', '$expand=createdby($expand=lk_accountbase_createdby)')).toThrow(
      refused(500, '0x80044151', 'more than 5,000,000 values'),
    )
    expect(
      rowsOf(
        rows.read('account', '$expand=createdby($select=fullname;$expand=lk_accountbase_createdby($select=name))'),
      ),
    ).toHaveLength(200)
  })

  it.each([
    ['in small pages', '$select=name', 5],
    ['of which a filter leaves few', "$select=name;$filter=name eq 'none'", undefined],
  ])('are counted by the rows that are answered: rows %s', (_, options, maxPageSize) => {
    const preferences = maxPageSize === undefined ? { annotations: [] } : { annotations: [], maxPageSize }
    const expand = `createdby($select=fullname;$expand=lk_accountbase_createdby(${options}))`

    const read = rowsOf(created(500).read('account', `$select=name&$expand=${expand}`, preferences))

    expect(read).toHaveLength(maxPageSize ?? 500)
  })
})
