import { describe, expect, it } from 'vitest'
import { apiRoot, badQuery, id, Rows, refused, rowsOf } from './odata-rows.js'

const formatted = 'OData.Community.Display.V1.FormattedValue'

function sales() {
  const rows = new Rows()
  const euro = rows.add('transactioncurrency', 1, { currencysymbol: '€', currencyprecision: 2 })
  const ann = rows.add('contact', 11, { fullname: 'Ann' })
  const bo = rows.add('contact', 12, { fullname: 'Bo' })
  const add = (number: number, values: Record<string, unknown>) =>
    rows.add('account', number, { transactioncurrencyid: euro, ...values })
  add(1, { name: 'A', revenue: 100, numberofemployees: 3, statuscode: 1, primarycontactid: ann })
  add(2, { name: 'B', revenue: 50.5, numberofemployees: 4, statuscode: 1, primarycontactid: ann })
  add(3, { name: 'C', revenue: 10, statuscode: 2, primarycontactid: bo, createdon: '2026-03-02T00:00:00Z' })
  add(4, { name: 'a', statuscode: 2, createdon: '2026-03-01T00:00:00Z' })
  return rows
}

function apply(text: string, more = '', annotations: string[] = []) {
  return sales().read('account', `$apply=${encodeURIComponent(text)}${more}`, { annotations })
}

const groups = (text: string, more = '') => rowsOf(apply(text, more))

describe('$apply', () => {
  it('aggregates all rows into one, without etag and id, under the bare context', () => {
    const text =
      'aggregate(revenue with sum as total,revenue with average as mean,revenue with min as least,revenue with max as most,$count as n)'

    expect(apply(text)).toEqual({
      '@odata.context': `${apiRoot}/$metadata#accounts`,
      value: [{ total: 160.5, mean: 53.5, least: 10, most: 100, n: 4 }],
    })
  })

  it('groups by columns, and leaves null keys and nulls out', () => {
    expect(groups('groupby((statuscode),aggregate(numberofemployees with sum as staff,$count as n))')).toEqual([
      { statuscode: 1, staff: 7, n: 2 },
      { statuscode: 2, n: 2 },
    ])
    expect(groups('groupby((_primarycontactid_value))')).toEqual([
      { _primarycontactid_value: id(11) },
      { _primarycontactid_value: id(12) },
      {},
    ])
  })

  it('calls a column behind a lookup by its table', () => {
    expect(groups('groupby((primarycontactid/fullname),aggregate($count as n))')).toEqual([
      { contact_fullname: 'Ann', n: 2 },
      { contact_fullname: 'Bo', n: 1 },
      { n: 1 },
    ])
  })

  it('puts texts that differ in their case into one group', () => {
    expect(groups('groupby((name),aggregate($count as n))')).toEqual([
      { name: 'A', n: 2 },
      { name: 'B', n: 1 },
      { name: 'C', n: 1 },
    ])
  })

  it('filters first', () => {
    expect(groups("filter(statuscode eq 1 and not contains(name,'/'))/groupby((statuscode))")).toEqual([
      { statuscode: 1 },
    ])
    expect(groups("filter(name eq 'b')/aggregate($count as n)")).toEqual([{ n: 1 }])
    expect(groups('filter(revenue eq @r)/aggregate($count as n)', '&@r=10')).toEqual([{ n: 1 }])
  })

  it('gives one row also of no rows', () => {
    expect(groups("filter(name eq 'z')/aggregate(revenue with sum as total,$count as n)")).toEqual([{ n: 0 }])
    expect(groups("filter(name eq 'z')/groupby((name),aggregate($count as n))")).toEqual([])
  })

  it('finds the earliest and the latest date', () => {
    expect(groups('aggregate(createdon with min as first,createdon with max as last)')).toEqual([
      { first: '2026-03-01T00:00:00Z', last: '2026-03-02T00:00:00Z' },
    ])
  })

  it('adds decimals up to nine places', () => {
    const rows = new Rows()
    for (const [index, revenue] of [0.1, 0.2].entries()) rows.add('account', index + 1, { revenue })

    expect(rowsOf(rows.read('account', '$apply=aggregate(revenue with sum as total)'))).toEqual([{ total: 0.3 }])
  })

  it('gives formatted values and lookups of keys and results when they are asked for', () => {
    const text = 'groupby((statuscode,_primarycontactid_value),aggregate(revenue with sum as total,$count as n))'
    const [first] = rowsOf(apply(text, '', ['*']))

    expect(first).toEqual({
      [`statuscode@${formatted}`]: 'Active',
      statuscode: 1,
      [`_primarycontactid_value@${formatted}`]: 'Ann',
      '_primarycontactid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'primarycontactid',
      '_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
      _primarycontactid_value: id(11),
      [`total@${formatted}`]: '€150.50',
      total: 150.5,
      [`n@${formatted}`]: '2',
      n: 2,
    })
  })

  it('says what the average of whole numbers is, also when it is none', () => {
    const row = rowsOf(apply('aggregate(numberofemployees with average as m)', '', ['*']))[0]

    expect(row).toEqual({ [`m@${formatted}`]: '3.5', m: 3.5 })
  })

  it('comes in pages of the size that is asked for', () => {
    const rows = sales()
    const preferences = { annotations: [], maxPageSize: 2 }
    const query = `$apply=${encodeURIComponent('groupby((name))')}&$orderby=name`
    const first = rows.read('account', query, preferences)
    const link = String(first['@odata.nextLink'])
    const second = rows.follow('account', link, preferences)

    expect([...rowsOf(first), ...rowsOf(second)].map(({ name }) => name)).toEqual(['A', 'B', 'C'])
    expect(second).not.toHaveProperty('@odata.nextLink')
    expect(() => rows.follow('account', link.replace('groups', 'x'), preferences)).toThrow(refused(400, '0x8004112A'))
  })

  it('holds 5,000 groups in one answer at most', () => {
    const rows = new Rows()
    for (let index = 0; index < 5_001; index += 1) rows.add('account', index)
    const first = rows.read('account', `$apply=${encodeURIComponent('groupby((accountid))')}`)

    expect(rowsOf(first)).toHaveLength(5_000)
    expect(rowsOf(rows.follow('account', String(first['@odata.nextLink'])))).toHaveLength(1)
  })

  it('is ordered by what rows are grouped by, and not by a result', () => {
    const text = 'groupby((statuscode),aggregate($count as n))'

    expect(groups(text, '&$orderby=statuscode desc')).toMatchObject([{ statuscode: 2 }, { statuscode: 1 }])
    expect(() => apply(text, '&$orderby=n desc')).toThrow(
      badQuery('The query node SingleValueOpenPropertyAccess is not supported'),
    )
    expect(() => apply(text, '&$orderby=name')).toThrow(badQuery("'name'"))
  })

  it.each(['$select=name', '$filter=statuscode eq 1', '$expand=primarycontactid', '$top=1', '$count=true'])(
    'does not go together with %s',
    (option) => {
      expect(() => apply('aggregate($count as n)', `&${option}`)).toThrow(badQuery(option.split('=')[0] ?? ''))
    },
  )

  it.each([
    ['groupby((createdon))', 'date with its time'],
    ['aggregate(revenue with countdistinct as n)', "'countdistinct'"],
    ['aggregate(name with max as n)', "'max' does not apply to 'name'"],
    ['aggregate(createdon with sum as n)', "'sum' does not apply to 'createdon'"],
    ['aggregate(statuscode with sum as n)', "'sum' does not apply to 'statuscode'"],
    ['aggregate(revenue with sum)', 'no alias'],
    ['aggregate($count as n,$count as n)', 'more than once'],
    ['groupby((statuscode),aggregate($count as statuscode))', "'statuscode'"],
    ['groupby((statuscode,statuscode))', 'more than once'],
    ['groupby((nam))', "Could not find a property named 'nam' on type 'Microsoft.Dynamics.CRM.account'."],
    ['groupby(statuscode)', 'in brackets'],
    ['groupby((statuscode),topcount(1,revenue))', "'aggregate'"],
    ['groupby((statuscode))/filter(statuscode eq 1)', "'filter' in $apply cannot follow 'groupby'"],
    ['filter(statuscode eq 1)', "followed by 'groupby' or 'aggregate'"],
    ['concat(identity,identity)', "'concat' is not supported"],
    ['topcount(1,revenue)', "'topcount' is not supported"],
    ['', 'not a transformation'],
  ])('refuses %s', (text, message) => {
    expect(() => apply(text)).toThrow(badQuery(message))
  })

  it('goes through 50,000 rows at most, of those that the filter leaves', () => {
    const rows = sales()
    const reader = { ...rows.reader, limits: { aggregateRows: 3 } }
    const few = Object.assign(rows, { reader })

    expect(() => few.read('account', '$apply=aggregate($count as n)')).toThrow(
      refused(400, '0x8004E023', 'AggregateQueryRecordLimit exceeded. Cannot perform this operation.'),
    )
    expect(rowsOf(few.read('account', '$apply=filter(revenue ne null)/aggregate($count as n)'))).toEqual([{ n: 3 }])
  })
})
