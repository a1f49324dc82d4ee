import { DynamicsWebApi } from 'dynamics-web-api'
import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/emulator/index.js'
import { add, open, refusedWith, type Send } from './server-calls.js'
import { annotated, escaped, fetchXml, rowsOf } from './server-fetchxml-calls.js'

const cookieName = '@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'
const moreName = '@Microsoft.Dynamics.CRM.morerecords'

async function setUp(names: readonly string[]) {
  const { send } = open()
  for (const name of names) await add(send, 'accounts', { name })
  return send
}

const inner = "<attribute name='name'/><order attribute='name'/>"

/** As the documentation tells clients to: the inner cookie, decoded twice, escaped into the next query. */
function innerCookie(annotation: unknown): string {
  const [, text = ''] = /pagingcookie="([^"]*)"/.exec(String(annotation)) ?? []
  return decodeURIComponent(decodeURIComponent(text))
}

async function readAll(
  send: Send,
  set: string,
  table: string,
  inside: string,
  count: number,
  between = async () => {},
) {
  const pages: (readonly unknown[])[] = []
  let cookie = ''
  for (let page = 1; page < 100; page += 1) {
    const paging = cookie === '' ? '' : ` paging-cookie='${escaped(cookie)}'`
    const xml = `<fetch count='${count}' page='${page}'${paging}><entity name='${table}'>${inside}</entity></fetch>`
    const answer = await fetchXml(send, set, xml, annotated)
    pages.push(rowsOf(answer).map(({ name }) => name))
    if (answer.json[moreName] !== true) return pages
    cookie = innerCookie(answer.json[cookieName])
    await between()
  }
  throw new Error('The pages do not end.')
}

describe('a page of a FetchXML query', () => {
  it('gives the cookie of the page after it, and says that there is more', async () => {
    const send = await setUp(['A', 'B', 'C'])

    const { json } = await fetchXml(
      send,
      'accounts',
      `<fetch count='2'><entity name='account'>${inner}</entity></fetch>`,
      annotated,
    )

    expect(json[moreName]).toBe(true)
    expect(json[cookieName]).toMatch(
      /^<cookie pagenumber="2" pagingcookie="%253ccookie%2520page%253d%25221%2522%253e.*" istracking="False" \/>$/,
    )
    expect(innerCookie(json[cookieName])).toMatch(
      /^<cookie page="1"><name last="B" first="A" \/><accountid last="\{[\dA-F-]{36}\}" first="\{[\dA-F-]{36}\}" \/><\/cookie>$/,
    )
    expect(json).not.toHaveProperty('@odata.nextLink')
  })

  it('has neither where they are not asked for', async () => {
    const send = await setUp(['A', 'B'])

    const { json } = await fetchXml(
      send,
      'accounts',
      `<fetch count='1'><entity name='account'>${inner}</entity></fetch>`,
    )

    expect(Object.keys(json)).toEqual(['@odata.context', 'value'])
  })

  it.each([
    ['plain names', ['A', 'B', 'C', 'D', 'E'], inner],
    [
      'names that XML, URLs and patterns read otherwise',
      ['"', '%', '&amp;', "'", '+', '<', '[x]', 'é', '\u{1F600}'],
      inner,
    ],
    [
      'names that XML has no form for',
      [
        '\u0001',
        '\u0001a',
        '\u0002',
        '_x0001_',
        '_x0001',
        '_x005F_',
        '\ud800',
        '\udc00',
        '\ufffe',
        '\uffff',
        '\t',
        '\u0085',
      ],
      inner,
    ],
    ['equal names', ['A', 'A', 'A', 'A', 'A'], inner],
    ['no order', ['A', 'B', 'C', 'D', 'E'], "<attribute name='name'/>"],
    [
      'a falling order',
      ['A', 'B', 'C', 'D', 'E'],
      "<attribute name='name'/><order attribute='name' descending='true'/>",
    ],
    ['an order without values', ['A', 'B', 'C', 'D', 'E'], "<attribute name='name'/><order attribute='revenue'/>"],
    [
      'an order by the rows below',
      ['A', 'B', 'C', 'D', 'E'],
      "<attribute name='name'/><attribute name='accountid' rowaggregate='CountChildren' alias='children'/><order alias='children'/>",
    ],
    ['an order by date', ['A', 'B', 'C', 'D', 'E'], "<attribute name='name'/><order attribute='createdon'/>"],
    ['an order by owner', ['A', 'B', 'C', 'D', 'E'], "<attribute name='name'/><order attribute='ownerid'/>"],
    [
      'links',
      ['A', 'B', 'C', 'D', 'E'],
      `${inner}<link-entity name='systemuser' from='systemuserid' to='owninguser' alias='u'/>`,
    ],
  ])('goes on with the cookie where the page before ended: %s', async (_, names, inside) => {
    const send = await setUp(names)

    const pages = await readAll(send, 'accounts', 'account', inside, 2)

    expect(pages.flat().toSorted()).toEqual([...names].toSorted())
    expect(pages.slice(0, -1).every(({ length }) => length === 2)).toBe(true)
  })

  it('leaves nothing out and repeats nothing when rows are added before it', async () => {
    const send = await setUp(['B', 'C', 'D', 'E'])

    const pages = await readAll(send, 'accounts', 'account', inner, 2, async () => {
      await add(send, 'accounts', { name: 'A' })
    })

    expect(pages).toEqual([
      ['B', 'C'],
      ['D', 'E'],
    ])
  })

  it('keeps rows of links apart that one row of the root has', async () => {
    const send = await setUp(['A'])
    const account = String(rowsOf(await send('GET', 'accounts?$select=name'))[0]?.['accountid'])
    for (const title of ['1', '2', '3']) {
      await add(send, 'incidents', { title, 'customerid_account@odata.bind': `/accounts(${account})` })
    }
    const link =
      "<link-entity name='incident' from='customerid' to='accountid' alias='c'><attribute name='title' alias='name'/></link-entity>"

    expect(
      (await readAll(send, 'accounts', 'account', `<attribute name='accountnumber'/>${link}`, 1)).flat().toSorted(),
    ).toEqual(['1', '2', '3'])
  })

  it('has no cookie when the order is that of a link, and counts instead', async () => {
    const send = await setUp(['A', 'B', 'C'])
    const inside =
      "<attribute name='name'/><link-entity name='systemuser' from='systemuserid' to='owninguser' alias='u'><order attribute='fullname'/></link-entity>"
    const page = (number: number) =>
      fetchXml(
        send,
        'accounts',
        `<fetch count='2' page='${number}'><entity name='account'>${inside}</entity></fetch>`,
        annotated,
      )

    const first = await page(1)
    const second = await page(2)

    expect(first.json).not.toHaveProperty([cookieName])
    expect(first.json[moreName]).toBe(true)
    expect(second.json[moreName]).toBe(false)
    expect([...rowsOf(first), ...rowsOf(second)].map(({ name }) => name).toSorted()).toEqual(['A', 'B', 'C'])
  })

  it('has no cookie after a value that would make the next URL too long', async () => {
    const send = await setUp([])
    const long = 'é'.repeat(1_990)
    for (const name of ['A', 'B', 'C']) await add(send, 'accounts', { name, description: `${long}${name}` })
    const page = (number: number) =>
      fetchXml(
        send,
        'accounts',
        `<fetch count='2' page='${number}'><entity name='account'><attribute name='name'/><order attribute='description'/></entity></fetch>`,
        annotated,
      )

    const [first, second] = [await page(1), await page(2)]

    expect(first.json).not.toHaveProperty([cookieName])
    expect(first.json[moreName]).toBe(true)
    expect([...rowsOf(first), ...rowsOf(second)].map(({ name }) => name)).toEqual(['A', 'B', 'C'])
  })

  it('without a cookie lies within 50,000 rows', async () => {
    const send = await setUp(['A'])
    const page = (number: number) =>
      fetchXml(
        send,
        'accounts',
        `<fetch count='5000' page='${number}'><entity name='account'>${inner}</entity></fetch>`,
      )

    expect((await page(10)).status).toBe(200)
    expect(await page(11)).toMatchObject(refusedWith(400, '0x8004430A'))
  })

  it('has the total of all pages when it is asked for', async () => {
    const send = await setUp(['A', 'B', 'C'])
    const total = async (asks: string) =>
      (
        await fetchXml(
          send,
          'accounts',
          `<fetch count='1' ${asks}><entity name='account'>${inner}</entity></fetch>`,
          annotated,
        )
      ).json

    expect(await total("returntotalrecordcount='true'")).toMatchObject({
      '@Microsoft.Dynamics.CRM.totalrecordcount': 3,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false,
    })
    expect(await total('')).toMatchObject({ '@Microsoft.Dynamics.CRM.totalrecordcount': -1 })
  })

  it('is refused with a number of rows below that is none', async () => {
    const send = await setUp(['A'])
    const children = "<attribute name='accountid' rowaggregate='CountChildren' alias='n'/><order alias='n'/>"
    const cookie = '<cookie page="1"><n last="many" first="0" /><accountid last="{0}" first="{0}" /></cookie>'
    const xml = `<fetch count='1' page='2' paging-cookie='${escaped(cookie)}'><entity name='account'>${children}</entity></fetch>`

    expect(await fetchXml(send, 'accounts', xml)).toMatchObject(refusedWith(400, '0x8004112A'))
  })

  it.each([
    ['<cookie', '0x8004112A'],
    ['<page/>', '0x8004112A'],
    ['<cookie page="1"></cookie>', '0x80041129'],
    ['<cookie page="1"><other last="A" first="A" /><accountid last="{0}" first="{0}" /></cookie>', '0x80041129'],
  ])('is refused with the cookie %s', async (cookie, code) => {
    const send = await setUp(['A'])
    const xml = `<fetch count='1' page='2' paging-cookie='${escaped(cookie)}'><entity name='account'>${inner}</entity></fetch>`

    expect(await fetchXml(send, 'accounts', xml)).toMatchObject(refusedWith(400, code))
  })
})

describe('the client dynamics-web-api', () => {
  it('pages through FetchXML', async () => {
    const emulator = createEmulator({ seed: 7 })
    const { url, close } = await emulator.listen()
    try {
      const client = new DynamicsWebApi({
        serverUrl: url,
        dataApi: { version: '9.2' },
        onTokenRefresh: async () => 'any',
      })
      const fetchXml =
        "<fetch count='200'><entity name='incident'><attribute name='title'/><order attribute='title'/></entity></fetch>"

      const first = await client.fetch({ collection: 'incidents', fetchXml, includeAnnotations: '*' })
      const all = await client.fetchAll({ collection: 'incidents', fetchXml, includeAnnotations: '*' })

      expect(first.PagingInfo).toMatchObject({ nextPage: 2 })
      expect(new Set(all.value.map(({ incidentid }) => incidentid)).size).toBe(520)
    } finally {
      await close()
    }
  })
})
