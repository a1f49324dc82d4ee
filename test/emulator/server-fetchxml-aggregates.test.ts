import { beforeAll, describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/emulator/index.js'
import { add, api, open, refusedWith, type Send } from './server-calls.js'
import { annotated, fetchXml, rowsOf } from './server-fetchxml-calls.js'

let send: Send
let account: string

beforeAll(async () => {
  send = open().send
  account = await add(send, 'accounts', { name: 'North' })
  const deals = [
    { name: 'One', estimatedvalue: 10, estimatedclosedate: '2026-01-02', prioritycode: 1 },
    { name: 'Two', estimatedvalue: 20, estimatedclosedate: '2026-02-28', closeprobability: 50 },
    { name: 'Three', estimatedvalue: 10, estimatedclosedate: '2025-12-31', closeprobability: 75 },
    { name: 'Four' },
  ]
  for (const [index, deal] of deals.entries()) {
    await add(send, 'opportunities', {
      ...deal,
      ...(index < 2 ? { 'parentaccountid@odata.bind': `/accounts(${account})` } : {}),
    })
  }
})

const aggregate = (inside: string, fetch = '', headers = {}) =>
  fetchXml(
    send,
    'opportunities',
    `<fetch aggregate='true' ${fetch}><entity name='opportunity'>${inside}</entity></fetch>`,
    headers,
  )

const one = (name: string, aggregate: string, more = '') =>
  `<attribute name='${name}' aggregate='${aggregate}' alias='it' ${more}/>`

describe('an aggregate query', () => {
  it.each([
    ['sum', 'estimatedvalue', '', 40],
    ['avg', 'closeprobability', '', 62.5],
    ['min', 'estimatedvalue', '', 10],
    ['max', 'estimatedclosedate', '', '2026-02-28'],
    ['count', 'estimatedvalue', '', 4],
    ['countcolumn', 'estimatedvalue', '', 3],
    ['countcolumn', 'estimatedvalue', "distinct='true'", 2],
  ])('answers the %s of %s %s', async (method, column, more, value) => {
    expect((await aggregate(one(column, method, more))).json).toEqual({
      '@odata.context': `${api}/$metadata#opportunities`,
      value: [{ it: value }],
    })
  })

  it('leaves out what no row has, and counts no rows as 0', async () => {
    const none = "<filter><condition attribute='name' operator='eq' value='None'/></filter>"
    const total = "<attribute name='estimatedvalue' aggregate='sum' alias='total'/>"

    expect(rowsOf(await aggregate(one('name', 'count') + total + none))).toEqual([{ it: 0 }])
  })

  it('groups by a lookup, with annotations under the alias', async () => {
    const by = "<attribute name='parentaccountid' groupby='true' alias='buyer'/>"

    const rows = rowsOf(await aggregate(`${one('estimatedvalue', 'sum')}${by}<order alias='it'/>`, '', annotated))

    expect(rows).toEqual([
      { 'it@OData.Community.Display.V1.FormattedValue': '$10.00', it: 10 },
      {
        'it@OData.Community.Display.V1.FormattedValue': '$30.00',
        it: 30,
        'buyer@OData.Community.Display.V1.FormattedValue': 'North',
        'buyer@Microsoft.Dynamics.CRM.associatednavigationproperty': 'parentaccountid',
        'buyer@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
        buyer: account,
      },
    ])
  })

  it.each([
    ['year', [2026, 2025]],
    ['quarter', [1, 4]],
    ['month', [1, 2, 12]],
    ['week', [1, 9, 53]],
    ['day', [2, 28, 31]],
    ['fiscal-year', [2026, 2025]],
    ['fiscal-period', [1, 4]],
  ])('groups a date by its %s', async (part, parts) => {
    const by = `<attribute name='estimatedclosedate' groupby='true' dategrouping='${part}' alias='part'/>`
    const dated = "<filter><condition attribute='estimatedclosedate' operator='not-null'/></filter>"

    const rows = rowsOf(await aggregate(`${one('name', 'count')}${by}${dated}`))

    expect(new Set(rows.map((row) => row['part']))).toEqual(new Set(parts))
  })

  it('groups by a column of a link', async () => {
    const link =
      "<link-entity name='account' from='accountid' to='parentaccountid'><attribute name='name' groupby='true' alias='buyer'/></link-entity>"

    expect(rowsOf(await aggregate(one('name', 'count') + link))).toEqual([{ it: 2, buyer: 'North' }])
  })

  it('is paged and cut as others are', async () => {
    const by = `${one('estimatedvalue', 'sum')}<attribute name='name' groupby='true' alias='name'/><order alias='name' descending='true'/>`

    const names = async (fetch: string) => rowsOf(await aggregate(by, fetch)).map(({ name }) => name)

    expect(await names("top='1'")).toEqual(['Two'])
    expect(await names("count='2' page='2'")).toEqual(['One', 'Four'])
  })

  it('goes through 50,000 rows at most, or fewer if it says so', async () => {
    expect((await aggregate(one('name', 'count'), "aggregatelimit='4'")).status).toBe(200)
    const refusal = refusedWith(400, '0x8004E023', 'AggregateQueryRecordLimit exceeded. Cannot perform this operation.')
    expect(await aggregate(one('name', 'count'), "aggregatelimit='3'")).toMatchObject(refusal)
    expect(await aggregate(one('name', 'count'), "aggregatelimit='50000'")).toMatchObject(
      refusedWith(400, '0x80040303'),
    )
  })

  it.each([
    ["<attribute name='name' aggregate='count'/>", '0x8004110B'],
    ["<attribute name='name' alias='n'/>", '0x8004112F'],
    ["<attribute name='name' aggregate='count' groupby='true' alias='n'/>", '0x80041137'],
    ["<attribute name='name' aggregate='sum' alias='n'/>", '0x8004112F'],
    ["<attribute name='statecode' aggregate='avg' alias='n'/>", '0x8004112F'],
    ["<attribute name='name' aggregate='median' alias='n'/>", '0x8004112F'],
    ["<attribute name='createdon' groupby='true' dategrouping='decade' alias='n'/>", '0x80041135'],
    ["<attribute name='createdon' groupby='true' alias='n'/>", '0x80041135'],
    ["<attribute name='name' groupby='true' dategrouping='year' alias='n'/>", '0x80041135'],
    [
      "<attribute name='name' groupby='true' alias='n'/><attribute name='name' aggregate='count' alias='n'/>",
      '0x80041130',
    ],
    ["<attribute name='name' groupby='true' alias='n'/><order attribute='name'/>", '0x80041134'],
    ["<attribute name='name' groupby='true' alias='n'/><order alias='m'/>", '0x8004110B'],
    ['<all-attributes/>', '0x8004112F'],
    ['', '0x80041123'],
  ])('is refused with %s', async (inside, code) => {
    expect(await aggregate(inside)).toMatchObject(refusedWith(400, code))
  })

  it('agrees with a sum over the rows of a whole company', async () => {
    const emulator = createEmulator({ seed: 7 })
    const company: Send = async (method, path) => {
      const answer = await emulator.fetch(`${emulator.orgUrl}/api/data/v9.2/${path}`, {
        method,
        headers: { Authorization: 'Bearer any' },
      })
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, text, json: JSON.parse(text) }
    }
    const rows = rowsOf(await company('GET', 'opportunities?$select=estimatedvalue,statecode'))
    const expected = new Map<unknown, number>()
    for (const { statecode, estimatedvalue } of rows) {
      expected.set(statecode, (expected.get(statecode) ?? 0) + Number(estimatedvalue))
    }

    const xml = `<fetch aggregate='true'><entity name='opportunity'><attribute name='estimatedvalue' aggregate='sum' alias='total'/><attribute name='statecode' groupby='true' alias='state'/></entity></fetch>`

    expect(
      new Map(rowsOf(await fetchXml(company, 'opportunities', xml)).map(({ state, total }) => [state, total])),
    ).toEqual(expected)
  })
})
