import { describe, expect, it } from 'vitest'
import { writeProperty, writeWholeRow } from '../../src/emulator/odata/index.js'
import { apiRoot, id, Rows, rowsOf } from './odata-rows.js'

function opportunity() {
  const rows = new Rows()
  const dollar = rows.add('transactioncurrency', 1, {
    currencyname: 'US Dollar',
    currencysymbol: '$',
    currencyprecision: 2,
  })
  const euro = rows.add('transactioncurrency', 2, { currencyname: 'Euro', currencysymbol: '€', currencyprecision: 2 })
  rows.add('organization', 3, { name: 'contoso', basecurrencyid: dollar })
  const user = rows.add('systemuser', 4, { fullname: 'Robin' })
  const account = rows.add('account', 5, { name: 'Northwind' })
  const deal = rows.add('opportunity', 6, {
    name: 'Deal',
    customerid: account,
    parentaccountid: { table: 'account', id: id(999) },
    ownerid: user,
    transactioncurrencyid: euro,
    estimatedvalue: 1234.5,
    estimatedvalue_base: -1500,
    exchangerate: 0.9,
    closeprobability: 75,
    statecode: 0,
    statuscode: 1,
    msdyn_forecastcategory: null,
    isrevenuesystemcalculated: false,
    createdon: '2026-03-01T10:05:00Z',
    estimatedclosedate: '2026-04-15',
    actualclosedate: null,
  })
  return { rows, deal, account, euro }
}

const formatted = 'OData.Community.Display.V1.FormattedValue'

describe('a value on the wire', () => {
  it('is as the column’s type says', () => {
    const { rows, deal } = opportunity()

    expect(rows.readOne(deal)).toMatchObject({
      '@odata.context': `${apiRoot}/$metadata#opportunities/$entity`,
      '@odata.etag': 'W/"6"',
      opportunityid: id(6),
      name: 'Deal',
      _customerid_value: id(5),
      _ownerid_value: id(4),
      _transactioncurrencyid_value: id(2),
      estimatedvalue: 1234.5,
      statecode: 0,
      isrevenuesystemcalculated: false,
      createdon: '2026-03-01T10:05:00Z',
      estimatedclosedate: '2026-04-15',
      actualclosedate: null,
      description: null,
      _campaignid_value: null,
      versionnumber: 6,
    })
  })

  it('can be read alone; a name that the table has not gives nothing', () => {
    const { rows, deal } = opportunity()
    const record = rows.record(deal)

    expect(writeProperty(rows.reader, record, 'name')).toBe('Deal')
    expect(writeProperty(rows.reader, record, '_customerid_value')).toBe(id(5))
    expect(writeProperty(rows.reader, record, 'description')).toBeNull()
    expect(writeProperty(rows.reader, record, 'customerid')).toBeUndefined()
  })

  it('stands in a whole row with its type first, for actions', () => {
    const { rows, deal } = opportunity()

    const row = writeWholeRow(rows.reader, rows.record(deal), { typed: true })

    expect(Object.keys(row).slice(0, 2)).toEqual(['@odata.type', '@odata.etag'])
    expect(row).toMatchObject({ '@odata.type': '#Microsoft.Dynamics.CRM.opportunity', name: 'Deal', description: null })
    expect(row).not.toHaveProperty('@odata.context')
    expect(writeWholeRow(rows.reader, rows.record(deal), { typed: false })).not.toHaveProperty('@odata.type')
  })
})

describe('an annotation', () => {
  it.each([
    ['estimatedvalue', '€1,234.50'],
    ['estimatedvalue_base', '-$1,500.00'],
    ['exchangerate', '0.9000000000'],
    ['closeprobability', '75'],
    ['statecode', 'Open'],
    ['statuscode', 'In Progress'],
    ['isrevenuesystemcalculated', 'User Provided'],
    ['createdon', '3/1/2026 10:05 AM'],
    ['estimatedclosedate', '4/15/2026'],
    ['_customerid_value', 'Northwind'],
    ['_transactioncurrencyid_value', 'Euro'],
  ])('says %s as people read it', (property, text) => {
    const { rows, deal } = opportunity()

    expect(rows.readOne(deal, '', { annotations: [formatted] })).toMatchObject({ [`${property}@${formatted}`]: text })
  })

  it('is not there for plain text, ids, empty columns and lookups that lead nowhere', () => {
    const { rows, deal } = opportunity()
    const row = rows.readOne(deal, '', { annotations: ['*'] })

    for (const property of [
      'name',
      'opportunityid',
      'actualclosedate',
      '_parentaccountid_value',
      '_campaignid_value',
    ]) {
      expect(row).not.toHaveProperty([`${property}@${formatted}`])
    }
  })

  it('stands before its value, and for lookups says where they lead', () => {
    const { rows, deal } = opportunity()
    const [row] = rowsOf(rows.read('opportunity', '$select=_customerid_value', { annotations: ['*'] }))

    expect(Object.entries(row ?? {}).slice(1)).toEqual([
      [`_customerid_value@${formatted}`, 'Northwind'],
      ['_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty', 'customerid_account'],
      ['_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname', 'account'],
      ['_customerid_value', id(5)],
      ['opportunityid', deal.id],
    ])
  })

  it('names the activity’s own navigation property, and the owner’s plain one', () => {
    const { rows, account } = opportunity()
    const owner = { table: 'systemuser', id: id(4) }
    const task = rows.add('task', 7, { subject: 'Call', regardingobjectid: account, ownerid: owner })
    const annotation = 'Microsoft.Dynamics.CRM.associatednavigationproperty'

    expect(rows.readOne(task, '', { annotations: [annotation] })).toMatchObject({
      [`_regardingobjectid_value@${annotation}`]: 'regardingobjectid_account_task',
      [`_ownerid_value@${annotation}`]: 'ownerid',
    })
  })

  it.each([
    [[], []],
    [['Microsoft.Dynamics.CRM.lookuplogicalname'], ['Microsoft.Dynamics.CRM.lookuplogicalname']],
    [
      ['Microsoft.Dynamics.CRM.*'],
      ['Microsoft.Dynamics.CRM.associatednavigationproperty', 'Microsoft.Dynamics.CRM.lookuplogicalname'],
    ],
    [['OData.Community.*'], [formatted]],
    [['Microsoft.Dynamics'], []],
  ])('is written only when asked for: %j', (annotations, names) => {
    const { rows, deal } = opportunity()
    const row = rows.readOne(deal, '$select=_customerid_value', { annotations })

    const written = Object.keys(row).filter((key) => key.startsWith('_customerid_value@'))
    expect(written).toEqual(names.map((name) => `_customerid_value@${name}`))
  })

  it('is written in expanded rows too', () => {
    const { rows, deal } = opportunity()
    const row = rows.readOne(deal, '$select=name&$expand=transactioncurrencyid($select=currencyprecision)', {
      annotations: ['*'],
    })

    expect(row).toMatchObject({ transactioncurrencyid: { [`currencyprecision@${formatted}`]: '2' } })
  })
})

describe('a read of one record', () => {
  it('takes $select and $expand and nothing else', () => {
    const { rows, deal } = opportunity()

    expect(rows.readOne(deal, '$select=name')).toEqual({
      '@odata.context': `${apiRoot}/$metadata#opportunities(name)/$entity`,
      '@odata.etag': 'W/"6"',
      name: 'Deal',
      opportunityid: id(6),
    })
    expect(() => rows.readOne(deal, "$filter=name eq 'Deal'")).toThrow("'$filter'")
  })
})
