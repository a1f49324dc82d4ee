import { beforeAll, describe, expect, it } from 'vitest'
import { add, api, open, refusedWith, type Send, sendTo } from './server-calls.js'

let send: Send
const ids: Record<string, string> = {}

async function fill(to: Send) {
  ids['north'] = await add(to, 'accounts', { name: 'Northwind Traders', description: 'Sells fine tea', revenue: 10 })
  ids['south'] = await add(to, 'accounts', { name: 'Southwind', description: 'Buys fine tea and coffee', revenue: 20 })
  ids['ann'] = await add(to, 'contacts', { firstname: 'Ann', lastname: 'Northrup', jobtitle: 'Traders of tea' })
}

beforeAll(async () => {
  send = open().send
  await fill(send)
})

/** The inner document of an answer. */
async function search(name: string, body: Readonly<Record<string, unknown>>) {
  const { status, json, text } = await send('POST', name, { body })
  if (status !== 200) throw new Error(`The search was refused: ${status} ${text}`)
  return JSON.parse(String(json['response']))
}

const foundBy = async (text: string, more: object = {}): Promise<readonly unknown[]> => {
  const { Value } = await search('searchquery', { search: text, ...more })
  return Value.map(({ Id }: { Id: string }) => Object.keys(ids).find((name) => ids[name] === Id)).toSorted()
}

const lucene = { options: JSON.stringify(['lucene']) }

describe('searchquery', () => {
  it('answers with JSON in a string', async () => {
    const entities = JSON.stringify([{ name: 'account', selectColumns: ['name', 'revenue'], searchColumns: ['name'] }])

    const { json } = await send('POST', 'searchquery', { body: { search: 'northwind', entities } })

    expect(json).toEqual({
      '@odata.context': `${api}/$metadata#Microsoft.Dynamics.CRM.searchqueryResponse`,
      response: expect.any(String),
    })
    expect(JSON.parse(String(json['response']))).toEqual({
      Error: null,
      Value: [
        {
          Id: ids['north'],
          EntityName: 'account',
          ObjectTypeCode: 1,
          Attributes: { name: 'Northwind Traders', revenue: 10 },
          Highlights: { name: ['{crmhit}Northwind{/crmhit} Traders'] },
          Score: expect.any(Number),
        },
      ],
      Facets: {},
      QueryContext: null,
      Count: -1,
    })
  })

  it.each([
    ['tea', {}, ['ann', 'north', 'south']],
    ['COFFEE', {}, ['south']],
    ['north', {}, []],
    ['north*', {}, ['ann', 'north']],
    ['coffee sells', {}, ['north', 'south']],
    ['fine coffee', { options: "{'searchmode':'all'}" }, ['south']],
    ['"tea and coffee"', {}, ['south']],
    ['"coffee and tea"', {}, []],
    ['fine + coffee', {}, ['south']],
    ['sells | coffee', {}, ['north', 'south']],
    ['tea -coffee', {}, ['ann', 'north']],
    ['fine AND coffee', lucene, ['south']],
    ['fine && (sells || coffee)', lucene, ['north', 'south']],
    ['tea NOT fine', lucene, ['ann']],
    ['tea AND !coffee', lucene, ['ann', 'north']],
    ['north*', lucene, ['ann', 'north']],
    ['fine\\-tea', {}, ['north', 'south']],
    ['tea', { filter: 'statecode eq 0' }, ['ann', 'north', 'south']],
    ['tea', { filter: 'account:revenue gt 15, contact:statecode eq 1' }, ['south']],
    ['tea', { filter: 'account:revenue gt 15' }, ['ann', 'south']],
    ['tea', { filter: 'ownerid ne 00000000-0000-0000-0000-000000000001' }, ['ann', 'north', 'south']],
    ['southwind', { entities: '[{"Name":"account","Filter":"revenue gt 15"}]' }, ['south']],
    ['southwind', { entities: '["contact"]' }, []],
    // A table that is asked for is searched by its name, unless columns are given.
    ['tea', { entities: '[{"name":"account"}]' }, []],
    ['tea', { entities: '[{"name":"account","searchColumns":["description"]}]' }, ['north', 'south']],
  ])('finds by %s %j the records %j', async (text, more, found) => {
    expect(await foundBy(text, more)).toEqual(found)
  })

  it('counts when asked, and cuts by skip and top', async () => {
    const query = { search: 'northwind | southwind', orderby: '["name desc"]', entities: '[{"name":"account"}]' }

    const { Value, Count } = await search('searchquery', { ...query, count: true, skip: 1, top: 1 })

    expect(Count).toBe(2)
    expect(Value).toMatchObject([{ Attributes: { name: 'Northwind Traders' } }])
  })

  it('finds the beginning of a word whose last letter stands otherwise at an end', async () => {
    const { send: other } = open()
    const id = await add(other, 'accounts', { name: 'ΟΔΟΣΑ' })

    const { json } = await other('POST', 'searchquery', { body: { search: 'ΟΔΟΣ*' } })

    expect(JSON.parse(String(json['response'])).Value).toMatchObject([{ Id: id }])
  })

  it('puts first what has more of the words', async () => {
    const { Value } = await search('searchquery', { search: 'traders' })

    expect(Value.map(({ EntityName }: { EntityName: string }) => EntityName)).toEqual(['account', 'contact'])
    expect(Value[0].Score).toBeGreaterThan(Value[1].Score)
  })

  it('counts facets by value and by range', async () => {
    const facets = JSON.stringify(['@search.entityname,count:1', 'account:revenue,values:15', 'ownerid'])

    const { Facets } = await search('searchquery', { search: 'tea', facets })

    expect(Facets).toEqual({
      '@search.entityname': [{ Type: 'Value', Value: 'account', OptionalValue: null, Count: 2 }],
      'account:revenue': [
        { Type: 'Range', From: null, To: '15', Count: 1 },
        { Type: 'Range', From: '15', To: null, Count: 1 },
      ],
      ownerid: [{ Type: 'Value', Value: expect.any(String), OptionalValue: 'Robin Caller', Count: 3 }],
    })
  })

  it.each([
    [{ search: 'x'.repeat(101) }, 400, '0x800401FF'],
    [{ search: ' ' }, 400, '0x80040203'],
    [{ search: '()' }, 400, '0x80040203'],
    [{ search: 'tea', top: 101 }, 400, '0x80040203'],
    [{ search: 'tea', skip: -1 }, 400, '0x80040203'],
    [{ search: 'tea', entities: 'account' }, 400, '0x80040203'],
    [{ search: 'tea', entities: '[{"name":"person"}]' }, 400, '0x80040203'],
    [{ search: 'tea', entities: '[{"name":"account","columns":[]}]' }, 400, '0x80040203'],
    [{ search: 'tea', entities: '[{"name":"account","searchColumns":["revenue"]}]' }, 400, '0x80040203'],
    [{ search: 'tea', entities: '[{"name":"account","selectColumns":["nosuch"]}]' }, 400, '0x80040203'],
    [{ search: 'tea', orderby: '["nosuch desc"]' }, 400, '0x80040203'],
    // Contacts have it, accounts have not.
    [{ search: 'tea', orderby: '["jobtitle"]', entities: '["account"]' }, 400, '0x80040203'],
    [{ search: 'tea', facets: '["nosuch,count:5"]' }, 400, '0x80040203'],
    [{ search: 'tea', facets: '["account:jobtitle"]' }, 400, '0x80040203'],
    [{ search: 'tea', facets: '["contact:jobtitle"]', entities: '["account"]' }, 400, '0x80040203'],
    [{ search: 'tea', filter: 'nosuch eq 1' }, 400, '0x80060888'],
    [{ search: 'tea~', ...lucene }, 501, '0x80040219'],
    [{ search: 'tea^2', ...lucene }, 501, '0x80040219'],
    [{ search: 'name:tea', ...lucene }, 501, '0x80040219'],
    [{ search: '/te./', ...lucene }, 501, '0x80040219'],
    [{ search: 't*a' }, 501, '0x80040219'],
    [{ search: 'tea', options: '["semantic"]' }, 501, '0x80040219'],
    [{ search: 'tea', facets: '["revenue,interval:5"]' }, 501, '0x80040219'],
    [{}, 400, '0x80048D19'],
  ])('is refused as %j', async (body, status, code) => {
    expect(await send('POST', 'searchquery', { body })).toMatchObject(refusedWith(status, code))
  })

  it('is refused where the organization has turned search off', async () => {
    const { send: other } = open()
    const { json } = await other('GET', 'organizations?$select=isexternalsearchindexenabled')
    expect(json['value']).toMatchObject([{ isexternalsearchindexenabled: true }])
    const [{ organizationid }] = [json['value']].flat().map((row) => Object(row))
    await other('PATCH', `organizations(${organizationid})`, { body: { isexternalsearchindexenabled: false } })

    const refusal = refusedWith(400, '0x80048d0b', 'Dataverse Search feature is disabled for this organization.')
    for (const name of ['searchquery', 'searchsuggest', 'searchautocomplete']) {
      expect(await other('POST', name, { body: { search: 'tea' } })).toMatchObject(refusal)
    }
    expect(await other('GET', 'searchstatistics')).toMatchObject(refusal)
    expect((await other('GET', 'searchstatus')).text).toContain('notprovisioned')
  })
})

describe('searchsuggest', () => {
  it('finds by the beginning of the last word', async () => {
    const { Value } = await search('searchsuggest', { search: 'north', entities: '[{"name":"account"}]' })

    expect(Value).toEqual([
      {
        Text: '{crmhit}Northwind{/crmhit} Traders',
        Document: {
          '@search.objectid': ids['north'],
          '@search.entityname': 'account',
          '@search.objecttypecode': 1,
          name: 'Northwind Traders',
        },
      },
    ])
  })

  it('finds a misspelt word when it is told to, and gives as many as asked', async () => {
    const texts = async (body: Readonly<Record<string, unknown>>) =>
      (await search('searchsuggest', body)).Value.map(({ Text }: { Text: string }) => Text)

    expect(await texts({ search: 'nothwind' })).toEqual([])
    expect(await texts({ search: 'nothwind', fuzzy: true })).toEqual(['{crmhit}Northwind{/crmhit} Traders'])
    expect(await texts({ search: 'fine te', top: 1 })).toEqual(['Sells {crmhit}fine tea{/crmhit}'])
  })
})

describe('a suggestion that is refused', () => {
  it.each([
    [{ search: 'no' }, "'search' of a suggestion has fewer than 3 characters."],
    [{ search: ' no ' }, "'search' of a suggestion has fewer than 3 characters."],
    [
      { search: 'north', orderby: '["nosuch"]' },
      "None of the tables searched has a column 'nosuch', which 'orderby' names.",
    ],
    [
      { search: 'north', entities: '[{"name":"account","selectColumns":["nosuch"]}]' },
      "The table 'account' has no column 'nosuch'.",
    ],
  ])('as %j says why', async (body, message) => {
    expect(await send('POST', 'searchsuggest', { body })).toMatchObject(refusedWith(400, '0x80040203', message))
  })
})

describe('searchautocomplete', () => {
  it.each([
    ['c', '{crmhit}coffee{/crmhit}'],
    ['coff', '{crmhit}coffee{/crmhit}'],
    ['fine t', 'fine {crmhit}tea{/crmhit}'],
    ['nothing', ''],
  ])('completes %s to %s', async (text, completed) => {
    expect(await search('searchautocomplete', { search: text })).toMatchObject({ Value: completed })
  })
})

describe('the search endpoint beside the Web API', () => {
  it.each(['v2.0/query', 'v2.0/suggest', 'v1.0/autocomplete'])('%s is refused by name', async (path) => {
    const { emulator } = open()
    const url = `${emulator.orgUrl}/api/search/${path}`

    expect(await sendTo(emulator.fetch, url, 'POST', { body: { search: 'tea' } })).toMatchObject(
      refusedWith(501, '0x80040219', expect.stringContaining(`/api/search/${path}: search by searchquery`)),
    )
  })
})

describe('searchstatistics and searchstatus', () => {
  it('say how many records are searched and that search is on', async () => {
    const inner = async (name: string) => JSON.parse(String((await send('GET', name)).json['response']))

    expect(await inner('searchstatistics')).toMatchObject({ value: { documentcount: 3 } })
    expect(await inner('searchstatus')).toMatchObject({ value: { status: 'provisioned' } })
  })
})
