import { beforeAll, describe, expect, it } from 'vitest'
import { operators } from '../../src/emulator/fetchxml/operators.js'
import { tables } from '../../src/metadata/index.js'
import { add, open, refusedWith, type Send } from './server-calls.js'
import { columnOf, escaped, fetchXml, rowsOf } from './server-fetchxml-calls.js'

const hobbies = {
  logicalName: 'new_hobbies',
  schemaName: 'new_Hobbies',
  property: 'new_hobbies',
  type: 'Choices',
  label: 'Hobbies',
  required: 'None',
  create: true,
  update: true,
  options: [
    { value: 1, label: 'Chess' },
    { value: 2, label: 'Golf' },
    { value: 12, label: 'Rowing' },
  ],
} as const

let send: Send
const ids: Record<string, string> = {}

beforeAll(async () => {
  const metadata = tables
    .filter(({ logicalName }) => logicalName === 'account')
    .map((account) => ({ ...account, columns: [...account.columns, hobbies] }))
  const opened = open({ metadata })
  send = opened.send
  const user = opened.emulator.userId
  const unit = String((await send('GET', 'WhoAmI()')).json['BusinessUnitId'])
  Object.assign(ids, { user, unit })
  ids['team'] = await add(send, 'teams', {
    name: 'Sales',
    teamtype: 0,
    'businessunitid@odata.bind': `/businessunits(${unit})`,
    'administratorid@odata.bind': `/systemusers(${user})`,
  })
  await send('POST', `teams(${ids['team']})/teammembership_association/$ref`, {
    body: { '@odata.id': `https://contoso.crm.dynamics.com/api/data/v9.2/systemusers(${user})` },
  })
  ids['A'] = await add(send, 'accounts', {
    name: 'A',
    numberofemployees: 5,
    revenue: 10,
    address1_city: 'Berlin',
    industrycode: 1,
    donotphone: true,
    new_hobbies: '1,12',
  })
  ids['B'] = await add(send, 'accounts', {
    name: 'B',
    numberofemployees: 10,
    revenue: 20.5,
    address1_city: '50% off_[x]',
    industrycode: 2,
    new_hobbies: '2',
    'parentaccountid@odata.bind': `/accounts(${ids['A']})`,
    'ownerid@odata.bind': `/teams(${ids['team']})`,
  })
  ids['C'] = await add(send, 'accounts', { name: 'C', 'parentaccountid@odata.bind': `/accounts(${ids['B']})` })
  for (const [subject, scheduledend] of Object.entries(ends)) await add(send, 'tasks', { subject, scheduledend })
})

/** It is Sunday, 2026-03-01T10:00:00Z. */
const ends = {
  'a year ago': '2025-02-10T00:00:00Z',
  'a quarter ago': '2025-12-15T00:00:00Z',
  'last month': '2026-02-05T00:00:00Z',
  'last week': '2026-02-24T12:00:00Z',
  yesterday: '2026-02-28T23:59:59Z',
  'this morning': '2026-03-01T09:30:00Z',
  'this evening': '2026-03-01T20:00:00Z',
  tomorrow: '2026-03-02T08:00:00Z',
  'next week': '2026-03-10T08:00:00Z',
  'next month': '2026-04-20T08:00:00Z',
  'next year': '2027-01-20T08:00:00Z',
}

function condition(attribute: string, operator: string, values: readonly string[]): string {
  const start = `<condition attribute='${attribute}' operator='${operator}'`
  const [only, second] = values
  if (only === undefined) return `${start}/>`
  if (second === undefined) return `${start} value='${escaped(only)}'/>`
  return `${start}>${values.map((value) => `<value>${escaped(value)}</value>`).join('')}</condition>`
}

type Case = readonly [attribute: string, operator: string, values: readonly string[], names: string]

const onAccounts: readonly Case[] = [
  ['numberofemployees', 'null', [], 'C'],
  ['numberofemployees', 'not-null', [], 'AB'],
  ['entityimage', 'null', [], 'ABC'],
  ['name', 'eq', ['a'], 'A'],
  ['numberofemployees', 'eq', ['5'], 'A'],
  ['revenue', 'eq', ['20.5'], 'B'],
  ['donotphone', 'eq', ['1'], 'A'],
  ['industrycode', 'eq', ['2'], 'B'],
  ['parentaccountid', 'eq', ['{A}'], 'B'],
  ['numberofemployees', 'ne', ['5'], 'BC'],
  ['numberofemployees', 'neq', ['5'], 'BC'],
  ['numberofemployees', 'gt', ['5'], 'B'],
  ['numberofemployees', 'ge', ['5'], 'AB'],
  ['numberofemployees', 'lt', ['10'], 'A'],
  ['numberofemployees', 'le', ['10'], 'AB'],
  ['name', 'gt', ['A'], 'BC'],
  ['numberofemployees', 'between', ['5', '9'], 'A'],
  ['numberofemployees', 'not-between', ['5', '9'], 'B'],
  ['numberofemployees', 'in', ['5', '7'], 'A'],
  ['name', 'in', ['A', 'C'], 'AC'],
  ['numberofemployees', 'not-in', ['5', '7'], 'BC'],
  ['address1_city', 'like', ['b%n'], 'A'],
  ['address1_city', 'like', ['B_rlin'], 'A'],
  ['address1_city', 'like', ['50[%] off[_][[]x]'], 'B'],
  ['address1_city', 'like', ['[^b]%'], 'B'],
  ['parentaccountid', 'like', ['A'], 'B'],
  ['address1_city', 'not-like', ['b%'], 'B'],
  ['address1_city', 'begins-with', ['ber'], 'A'],
  ['address1_city', 'not-begin-with', ['ber'], 'B'],
  ['address1_city', 'ends-with', ['LIN'], 'A'],
  ['address1_city', 'not-end-with', ['lin'], 'B'],
  ['new_hobbies', 'contain-values', ['2', '12'], 'AB'],
  ['new_hobbies', 'contain-values', ['1'], 'A'],
  ['new_hobbies', 'not-contain-values', ['1'], 'B'],
  ['new_hobbies', 'eq', ['2'], 'B'],
  ['new_hobbies', 'in', ['12,1', '7'], 'A'],
  ['accountid', 'above', ['{C}'], 'AB'],
  ['accountid', 'eq-or-above', ['{C}'], 'ABC'],
  ['accountid', 'under', ['{A}'], 'BC'],
  ['accountid', 'eq-or-under', ['{B}'], 'BC'],
  ['accountid', 'not-under', ['{A}'], 'A'],
  ['ownerid', 'eq-userid', [], 'AC'],
  ['ownerid', 'ne-userid', [], 'B'],
  ['ownerid', 'eq-userteams', [], 'B'],
  ['ownerid', 'eq-useroruserteams', [], 'ABC'],
  ['ownerid', 'eq-useroruserhierarchy', [], 'AC'],
  ['ownerid', 'eq-useroruserhierarchyandteams', [], 'ABC'],
  ['owningbusinessunit', 'eq-businessid', [], 'ABC'],
  ['owningbusinessunit', 'ne-businessid', [], ''],
]

const year = [
  'last month',
  'last week',
  'yesterday',
  'this morning',
  'this evening',
  'tomorrow',
  'next week',
  'next month',
]
const past = ['a year ago', 'a quarter ago', 'last month', 'last week', 'yesterday', 'this morning']

type DateCase = readonly [operator: string, values: readonly string[], subjects: readonly string[]]

const onTasks: readonly DateCase[] = [
  ['on', ['2026-03-01'], ['this morning', 'this evening']],
  ['on-or-before', ['2025-12-15'], ['a year ago', 'a quarter ago']],
  ['on-or-after', ['2026-04-20'], ['next month', 'next year']],
  ['eq', ['2026-03-01 09:30:00'], ['this morning']],
  ['eq', ['2026-03-01T10:30:00+01:00'], ['this morning']],
  ['between', ['2026-03-01', '2026-03-02T08:00:00Z'], ['this morning', 'this evening', 'tomorrow']],
  ['today', [], ['this morning', 'this evening']],
  ['yesterday', [], ['yesterday']],
  ['tomorrow', [], ['tomorrow']],
  ['last-seven-days', [], ['last week', 'yesterday', 'this morning']],
  ['next-seven-days', [], ['this evening', 'tomorrow']],
  ['last-week', [], ['last week', 'yesterday']],
  ['this-week', [], ['this morning', 'this evening', 'tomorrow']],
  ['next-week', [], ['next week']],
  ['last-month', [], ['last month', 'last week', 'yesterday']],
  ['this-month', [], ['this morning', 'this evening', 'tomorrow', 'next week']],
  ['next-month', [], ['next month']],
  ['last-year', [], ['a year ago', 'a quarter ago']],
  ['this-year', [], year],
  ['next-year', [], ['next year']],
  ['last-x-hours', ['11'], ['yesterday', 'this morning']],
  ['last-x-days', ['1'], ['yesterday', 'this morning']],
  ['last-x-weeks', ['1'], ['last week', 'yesterday', 'this morning']],
  ['last-x-months', ['1'], ['last month', 'last week', 'yesterday', 'this morning']],
  ['last-x-years', ['2'], past],
  ['next-x-hours', ['10'], ['this evening']],
  ['next-x-days', ['1'], ['this evening', 'tomorrow']],
  ['next-x-weeks', ['2'], ['this evening', 'tomorrow', 'next week']],
  ['next-x-months', ['2'], ['this evening', 'tomorrow', 'next week', 'next month']],
  ['next-x-years', ['1'], ['this evening', 'tomorrow', 'next week', 'next month', 'next year']],
  ['olderthan-x-minutes', ['20'], past],
  ['olderthan-x-hours', ['1'], past.slice(0, -1)],
  ['olderthan-x-days', ['2'], past.slice(0, -2)],
  ['olderthan-x-weeks', ['2'], past.slice(0, -3)],
  ['olderthan-x-months', ['2'], past.slice(0, -4)],
  ['olderthan-x-years', ['1'], past.slice(0, 1)],
  ['last-fiscal-period', [], ['a quarter ago']],
  ['this-fiscal-period', [], year.slice(0, -1)],
  ['next-fiscal-period', [], ['next month']],
  ['last-fiscal-year', [], ['a year ago', 'a quarter ago']],
  ['this-fiscal-year', [], year],
  ['next-fiscal-year', [], ['next year']],
  ['in-fiscal-period', ['4'], ['a quarter ago']],
  ['in-fiscal-year', ['2027'], ['next year']],
  ['last-x-fiscal-periods', ['1'], ['a quarter ago']],
  ['last-x-fiscal-years', ['1'], ['a year ago', 'a quarter ago']],
  ['next-x-fiscal-periods', ['1'], ['next month']],
  ['next-x-fiscal-years', ['1'], ['next year']],
  ['in-fiscal-period-and-year', ['1', '2025'], ['a year ago']],
  ['in-or-before-fiscal-period-and-year', ['4', '2025'], ['a year ago', 'a quarter ago']],
  ['in-or-after-fiscal-period-and-year', ['2', '2026'], ['next month', 'next year']],
]

describe('a FetchXML operator', () => {
  it.each(onAccounts)('finds by %s %s %j the accounts %s', async (attribute, operator, values, names) => {
    const given = values.map((value) =>
      value.replace(/^\{(.)\}$/, (_, name: string) => `{${ids[name]?.toUpperCase()}}`),
    )
    const filter = `<filter>${condition(attribute, operator, given)}</filter>`

    const xml = `<fetch><entity name='account'><attribute name='name'/>${filter}<order attribute='name'/></entity></fetch>`

    expect((await columnOf(send, 'accounts', 'name', xml)).join('')).toBe(names)
  })

  it.each(onTasks)('finds by %s %j the tasks that end then', async (operator, values, subjects) => {
    const filter = `<filter>${condition('scheduledend', operator, values)}</filter>`

    const xml = `<fetch><entity name='task'><attribute name='subject'/>${filter}<order attribute='scheduledend'/></entity></fetch>`

    expect(await columnOf(send, 'tasks', 'subject', xml)).toEqual(subjects)
  })

  it('finds by eq-userlanguage what is in the language of the user', async () => {
    const filter = `<filter>${condition('utcconversiontimezonecode', 'eq-userlanguage', [])}</filter>`

    const xml = `<fetch><entity name='account'><attribute name='name'/>${filter}</entity></fetch>`

    expect(await columnOf(send, 'accounts', 'name', xml)).toEqual([])
  })

  it('stands above with each of its names', () => {
    const tested = new Set([...onAccounts.map(([, name]) => name), ...onTasks.map(([name]) => name), 'eq-userlanguage'])

    expect([...tested].sort()).toEqual([...operators.keys()].sort())
  })

  it.each([...operators].filter(([, arity]) => arity !== 'some'))(
    '%s takes %s values and no other number',
    async (name, arity) => {
      for (const count of [0, 1, 2, 3].filter((number) => number !== arity)) {
        const values = Array.from({ length: count }, () => '<value>1</value>').join('')
        const filter = `<filter><condition attribute='numberofemployees' operator='${name}'>${values}</condition></filter>`

        expect(
          await fetchXml(send, 'accounts', `<fetch><entity name='account'>${filter}</entity></fetch>`),
        ).toMatchObject(refusedWith(400, '0x80040303', expect.stringContaining(`'${name}' takes ${arity}`)))
      }
    },
  )

  it.each(['in', 'not-in', 'contain-values', 'not-contain-values'])('%s takes a value at least', async (name) => {
    const filter = `<filter><condition attribute='name' operator='${name}'/></filter>`

    expect(await fetchXml(send, 'accounts', `<fetch><entity name='account'>${filter}</entity></fetch>`)).toMatchObject(
      refusedWith(400, '0x80040303', expect.stringContaining('at least one value')),
    )
  })

  it.each([
    ['name', 'contains', ['x'], '0x80041120'],
    ['name', 'not-begins-with', ['x'], '0x80041120'],
    ['numberofemployees', 'like', ['1%'], '0x80041120'],
    ['donotphone', 'gt', ['1'], '0x80041120'],
    ['name', 'last-x-days', ['3'], '0x80041120'],
    ['name', 'under', ['00000000-0000-0000-0000-000000000001'], '0x80041120'],
    ['name', 'contain-values', ['1'], '0x80041120'],
    ['createdon', 'last-x-days', ['0'], '0x80041120'],
    ['createdon', 'last-x-days', ['three'], '0x80041139'],
    ['createdon', 'on', ['2026-02-30'], '0x80041139'],
    ['numberofemployees', 'eq', ['many'], '0x80041139'],
    ['accountid', 'eq', ['1'], '0x80041139'],
    ['name', 'begins-with', ['%x'], '0x80041139'],
    ['name', 'ends-with', ['x%'], '0x80041139'],
    ['nosuchcolumn', 'eq', ['1'], '0x80041103'],
  ])('is refused as %s %s %j', async (attribute, operator, values, code) => {
    const filter = `<filter>${condition(attribute, operator, values)}</filter>`

    expect(await fetchXml(send, 'accounts', `<fetch><entity name='account'>${filter}</entity></fetch>`)).toMatchObject(
      refusedWith(400, code),
    )
  })

  it('takes an object type code for the name of a table', async () => {
    const found = (attribute: string, operator: string, values: readonly string[]) => {
      const filter = `<filter>${condition(attribute, operator, values)}</filter>`
      return fetchXml(send, 'activitypointers', `<fetch><entity name='activitypointer'>${filter}</entity></fetch>`)
    }
    const count = async (operator: string, ...codes: readonly string[]) =>
      rowsOf(await found('activitytypecode', operator, codes)).length
    const tasks = Object.keys(ends).length

    expect(await count('eq', 'task')).toBe(tasks)
    expect(await count('eq', '4212')).toBe(tasks)
    expect(await count('ne', '4212')).toBe(0)
    expect(await count('eq', '4210')).toBe(0)
    expect(await count('in', '4210', 'task')).toBe(tasks)
    expect(await found('activitytypecode', 'eq', ['9999999'])).toMatchObject(
      refusedWith(400, '0x80041139', expect.stringContaining("'activitytypecode' has an object type code")),
    )
    expect(rowsOf(await found('subject', 'eq', ['9999999']))).toEqual([])
  })

  it('of hours does not work on a day', async () => {
    const filter = `<filter>${condition('actualclosedate', 'last-x-hours', ['3'])}</filter>`

    expect(
      await fetchXml(send, 'opportunities', `<fetch><entity name='opportunity'>${filter}</entity></fetch>`),
    ).toMatchObject(refusedWith(400, '0x80041120', expect.stringContaining('a date without a time')))
  })
})
