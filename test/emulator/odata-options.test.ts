import { describe, expect, it } from 'vitest'
import { countRows } from '../../src/emulator/odata/index.js'
import { apiRoot, badQuery, id, Rows, refused, rowsOf, valuesOf } from './odata-rows.js'

function accounts() {
  const rows = new Rows()
  const ann = rows.add('contact', 1, { fullname: 'Ann' })
  const bo = rows.add('contact', 2, { fullname: 'Bo' })
  rows.add('account', 1, { name: 'beta', revenue: 100, accountcategorycode: 2, primarycontactid: bo })
  rows.add('account', 2, { name: 'Alpha', revenue: 100, accountcategorycode: 1, primarycontactid: ann })
  rows.add('account', 3, { name: 'Gamma', revenue: 50 })
  return rows
}

describe('$select', () => {
  it('answers the columns chosen in the table’s order, with etag and primary key', () => {
    const [row] = rowsOf(accounts().read('account', '$select=name,accountcategorycode'))

    expect(Object.keys(row ?? {})).toEqual(['@odata.etag', 'accountcategorycode', 'accountid', 'name'])
    expect(row?.['@odata.etag']).toMatch(/^W\/"\d+"$/)
  })

  it('adds the currency to money', () => {
    const [row] = rowsOf(accounts().read('account', '$select=revenue'))

    expect(Object.keys(row ?? {})).toEqual(['@odata.etag', 'accountid', 'revenue', '_transactioncurrencyid_value'])
  })

  it('adds the inherited key to users and teams', () => {
    const rows = new Rows()
    rows.add('systemuser', 1, { fullname: 'Ann' })

    expect(rowsOf(rows.read('systemuser', '$select=fullname'))).toEqual([
      { '@odata.etag': 'W/"1"', fullname: 'Ann', systemuserid: id(1), ownerid: id(1) },
    ])
  })

  it('without it every column is answered, and none of the label columns', () => {
    const rows = accounts()
    const [row] = rowsOf(rows.read('account'))

    expect(Object.keys(row ?? {})).toHaveLength(rows.facts('account').columns.length + 1)
    expect(row).toMatchObject({ _primarycontactid_value: id(2), telephone1: null })
    expect(row).not.toHaveProperty('createdbyname')
    expect(row).not.toHaveProperty('primarycontactid')
  })

  it.each([
    ['nam', "Could not find a property named 'nam' on type 'Microsoft.Dynamics.CRM.account'."],
    ['statecodename', "Could not find a property named 'statecodename' on type 'Microsoft.Dynamics.CRM.account'."],
    ['name,', "Could not find a property named ''"],
    ['primarycontactid', "'primarycontactid' is a navigation property"],
    ['Account_Tasks', "'Account_Tasks' is a navigation property"],
  ])('refuses %s', (names, message) => {
    expect(() => accounts().read('account', `$select=${names}`)).toThrow(badQuery(message))
  })
})

describe('$orderby', () => {
  it.each([
    ['name', ['Alpha', 'beta', 'Gamma']],
    ['name desc', ['Gamma', 'beta', 'Alpha']],
    ['revenue desc,name asc', ['Alpha', 'beta', 'Gamma']],
    ['revenue', ['Gamma', 'beta', 'Alpha']],
    ['accountcategorycode', ['Gamma', 'Alpha', 'beta']],
    ['accountcategorycode desc', ['beta', 'Alpha', 'Gamma']],
    ['primarycontactid/fullname', ['Gamma', 'Alpha', 'beta']],
  ])('sorts by %s: nulls first ascending, ties by primary key', (order, names) => {
    expect(valuesOf(accounts().read('account', `$orderby=${order}`), 'name')).toEqual(names)
  })

  it('when absent sorts by the primary key', () => {
    const rows = new Rows()
    rows.add('account', 2)
    rows.add('account', 1)

    expect(valuesOf(rows.read('account'), 'accountid')).toEqual([id(1), id(2)])
  })

  it.each([
    ['name up', 'in $orderby'],
    ['nam', "Could not find a property named 'nam'"],
    ['name,,revenue', 'in $orderby'],
  ])('refuses %s', (order, message) => {
    expect(() => accounts().read('account', `$orderby=${order}`)).toThrow(badQuery(message))
  })
})

describe('$top', () => {
  it('limits the whole result, without a link to more', () => {
    const body = accounts().read('account', '$top=2')

    expect(rowsOf(body)).toHaveLength(2)
    expect(body).not.toHaveProperty('@odata.nextLink')
  })

  it('is ignored when a page size is asked for', () => {
    const body = accounts().read('account', '$top=1', { annotations: [], maxPageSize: 2 })

    expect(rowsOf(body)).toHaveLength(2)
    expect(body).toHaveProperty('@odata.nextLink')
  })

  it.each(['-1', 'x', '1.5', ''])('refuses %j', (top) => {
    expect(() => accounts().read('account', `$top=${top}`)).toThrow(badQuery('$top'))
  })
})

describe('$count', () => {
  it('counts what the filter finds, not the page', () => {
    expect(accounts().read('account', '$count=true&$filter=revenue eq 100&$top=1')).toMatchObject({ '@odata.count': 2 })
    expect(accounts().read('account', '$count=false')).not.toHaveProperty('@odata.count')
    expect(() => accounts().read('account', '$count=yes')).toThrow(badQuery('$count'))
  })

  it('stands before the rows, with its annotations', () => {
    const body = accounts().read('account', '$count=true&$select=name', { annotations: ['*'] })

    expect(Object.keys(body)).toEqual([
      '@odata.context',
      '@odata.count',
      '@Microsoft.Dynamics.CRM.totalrecordcount',
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded',
      'value',
    ])
    expect(body).toMatchObject({
      '@Microsoft.Dynamics.CRM.totalrecordcount': 3,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false,
    })
  })

  it('stops at 5,000 and says so', () => {
    const rows = new Rows()
    for (let index = 0; index < 5001; index += 1) rows.add('account', index)

    const body = rows.read('account', '$count=true', { annotations: ['Microsoft.Dynamics.CRM.*'] })

    expect(body).toMatchObject({
      '@odata.count': 5000,
      '@Microsoft.Dynamics.CRM.totalrecordcount': 5000,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': true,
    })
    expect(rowsOf(body)).toHaveLength(5000)
    expect(countRows(rows.reader, rows.facts('account'), rows.store.all('account'), new URL(apiRoot))).toBe(5000)
  })

  it('without it the annotated total is -1', () => {
    const body = accounts().read('account', '', { annotations: ['Microsoft.Dynamics.CRM.totalrecordcount'] })

    expect(body).toMatchObject({ '@Microsoft.Dynamics.CRM.totalrecordcount': -1 })
    expect(body).not.toHaveProperty('@odata.count')
  })

  it('as a path segment takes $filter and nothing else', () => {
    const rows = accounts()
    const count = (query: string) =>
      countRows(
        rows.reader,
        rows.facts('account'),
        rows.store.all('account'),
        new URL(`${apiRoot}/accounts/$count${query}`),
      )

    expect(count('')).toBe(3)
    expect(count('?$filter=revenue%20eq%20@r&@r=100')).toBe(2)
    expect(() => count('?$top=1')).toThrow(badQuery('$top'))
  })
})

describe('a parameter alias', () => {
  it('stands for a value or a property in $filter and $orderby', () => {
    const query = '$filter=@column eq @value&$orderby=@order desc&@column=revenue&@value=100&@order=name&$select=name'

    expect(valuesOf(accounts().read('account', query), 'name')).toEqual(['beta', 'Alpha'])
  })

  it('is null when it has no value', () => {
    expect(valuesOf(accounts().read('account', '$filter=accountcategorycode eq @nothing'), 'name')).toEqual(['Gamma'])
  })

  it('cannot stand in $expand, nor lead to another alias', () => {
    const rows = accounts()

    expect(() => rows.read('account', '$expand=Account_Tasks($filter=subject eq @s)&@s=1')).toThrow(badQuery("'@s'"))
    expect(() => rows.read('account', '$filter=name eq @a&@a=@b')).toThrow(badQuery("'@a'"))
  })
})

describe('the text of a URL', () => {
  it('reads + as a space and %2B as a plus', () => {
    const rows = new Rows()
    rows.add('account', 1, { name: 'A B' })
    rows.add('account', 2, { name: 'A+B' })

    expect(valuesOf(rows.read('account', "$filter=name+eq+'A+B'"), 'name')).toEqual(['A B'])
    expect(valuesOf(rows.read('account', "$filter=name+eq+'A%2BB'"), 'name')).toEqual(['A+B'])
  })

  it('may encode names and hold data that looks like syntax', () => {
    const rows = new Rows()
    rows.add('account', 1, { name: 'a&b=c;(d)' })

    const value = encodeURIComponent("name eq 'a&b=c;(d)'")
    expect(valuesOf(rows.read('account', `%24filter=${value}&`), 'name')).toEqual(['a&b=c;(d)'])
  })

  it.each([
    ['$filter=%E0%A4%A', 'percent-encoding'],
    ['$skip=1', "'$skip'"],
    ['$search=x', "'$search'"],
    ['$format=json', "'$format'"],
    ['$compute=x', "'$compute'"],
    ['$Select=name', "'$Select'"],
    ['select=name', "'select'"],
    ['$select=name&$select=revenue', 'more than once'],
  ])('is refused: %s', (query, message) => {
    expect(() => accounts().read('account', query)).toThrow(badQuery(message))
  })

  it.each(['fetchXml', 'savedQuery', 'userQuery'])('with %s is refused as not emulated', (name) => {
    expect(() => accounts().read('account', `${name}=x`)).toThrow(refused(501, '0x80040219', name))
  })

  it('may carry a tag and a partition', () => {
    expect(rowsOf(accounts().read('account', 'tag=import&partitionId=p1'))).toHaveLength(3)
  })
})
