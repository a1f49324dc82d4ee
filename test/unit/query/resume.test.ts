import { createClient, query } from 'dynamics365-crm'
import { account, lead } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { answer as httpAnswer } from '../http/answers.js'
import { recordingFetch } from '../http/recording-fetch.js'

const api = 'https://contoso.crm.dynamics.com/api/data/v9.2'
const link = `${api}/leads?$select=versionnumber,fullname&$skiptoken=%3Ccookie%3E`
const names = query(lead).select('fullname', 'versionnumber').pageSize(10).formatted()

function answer(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

describe('going on at a saved link', () => {
  it('asks for the page that the link leads to, as the query would have', () => {
    const { name, method, path, headers, expects, repeat } = names.resume(link)

    expect({ name, method, path, headers, expects, repeat }).toEqual({
      name: 'leads.query',
      method: 'GET',
      path: link,
      headers: names.headers,
      expects: 'json',
      repeat: 'always',
    })
  })

  it('reads the records in the same way, to the end', () => {
    const page = names.resume(link).read(answer({ value: [{ versionnumber: 7 }], '@odata.nextLink': `${link}2` }))

    expect(page.records).toEqual([{ versionnumber: '7' }])
    expect(page.nextLink).toBe(`${link}2`)
    expect(page.next?.headers).toEqual(names.headers)
  })

  it('starts a limit anew', () => {
    const page = names
      .top(11)
      .resume(link)
      .read(answer({ value: Array(12).fill({}), '@odata.nextLink': `${link}2` }))

    expect(page.records).toHaveLength(11)
    expect(page).not.toHaveProperty('next')
    expect(page).not.toHaveProperty('nextLink')
  })

  it('asks for pages of the size that is chosen, whatever the limit', () => {
    const base = query(lead).select('fullname', 'versionnumber')

    expect(base.resume(link).headers).toEqual({})
    expect(base.resume(link).pageSize(100)).toMatchObject({
      path: link,
      headers: { Prefer: 'odata.maxpagesize=100' },
    })
    expect(base.resume(link).top(3).headers).toEqual({})
    expect(base.top(3).resume(link).pageSize(20).headers).toEqual({ Prefer: 'odata.maxpagesize=20' })
    expect(base.top(3).resume(link).pageSize(2).headers).toEqual({ Prefer: 'odata.maxpagesize=2' })
    expect(() => base.resume(link).pageSize(0)).toThrow(UsageError)
  })

  it('is read by the client in pages of a size, or to its first record', async () => {
    const { fetch, sent } = recordingFetch(() => httpAnswer(200, { value: [{ fullname: 'A' }] }))
    const crm = createClient({ orgUrl: 'https://contoso.crm.dynamics.com', credential: async () => 'a', fetch })
    const rest = query(lead).select('fullname', 'versionnumber').resume(link)

    expect(await crm.all(rest, { pageSize: 100 })).toEqual([{ fullname: 'A' }])
    expect(await crm.first(rest)).toEqual({ fullname: 'A' })
    expect(sent.map(({ url, headers }) => [url, headers.get('prefer')])).toEqual([
      [link, 'odata.maxpagesize=100'],
      [link, null],
    ])
  })

  it.each([
    '',
    undefined,
    'leads?$select=fullname,versionnumber&$skiptoken=x',
    `${api}/leads`,
    `${api}/leads?$select=fullname,versionnumber`,
    `${api}/leads?$select=fullname,versionnumber&$deltatoken=1`,
    `${api}/accounts?$skiptoken=x`,
    `${api}/oldleads?$skiptoken=x`,
    `${api}/accounts(5f1c2f5e-2f5e-4000-8000-00000000000a)/account_parent_leads?$skiptoken=x`,
    `${api}/accounts?x=/leads`,
  ])('refuses what is no link of the query: %s', (given) => {
    expect(() => names.resume(given as string)).toThrow(
      new UsageError('leads.query goes on at the nextLink of one of its own pages only.'),
    )
  })

  it.each([
    ['$select', `${api}/leads?$select=fullname&$skiptoken=x`],
    ['$select', `${api}/leads?$skiptoken=x`],
    ['$filter', `${link}&$filter=statecode%20eq%200`],
    ['$orderby', `${link}&$orderby=fullname,leadid`],
    ['$expand', `${link}&$expand=parentaccountid($select=name)`],
    ['$deltatoken', `${link}&$deltatoken=1`],
    ['$apply', `${link}&$apply=groupby((statecode))`],
    ['savedQuery', `${link}&savedQuery=5f1c2f5e-2f5e-4000-8000-00000000000a`],
    ['userQuery', `${link}&userQuery=5f1c2f5e-2f5e-4000-8000-00000000000a`],
    ['fetchXml', `${link}&fetchXml=%3Cfetch/%3E`],
  ])('refuses the link of another query, whose %s is another', (option, given) => {
    expect(() => names.resume(given)).toThrow(
      new UsageError(
        `leads.query cannot go on there: the link was saved by another query, whose ${option} is another.`,
      ),
    )
  })

  it('knows its own link by what it says, however that is encoded', () => {
    const asked = query(account)
      .where((a) => a.name.eq("A+B's & C"))
      .expand('primarycontactid', (c) => c.select('fullname'))
      .count()
    const [path, ...options] = asked.path.split(/[?&]/)
    const kept = options.filter((option) => !option.startsWith('$count'))
    const encoded = kept.join('&').replaceAll('%20', '+').replaceAll("'", '%27').replaceAll('(', '%28')

    expect(asked.resume(`${api}/${path}?${encoded}&%24skiptoken=x`).path).toContain('%27A%2BB%27%27s+%26+C%27')
  })

  it('knows its own order by the primary key at its end, and refuses another', () => {
    const asked = query(lead).select('fullname').orderBy('fullname', 'desc')
    const own = `${api}/leads?$select=fullname&$orderby=fullname%20desc,%20leadid&$skiptoken=x`

    expect(asked.resume(own).path).toBe(own)
    for (const other of ['fullname,leadid', 'leadid,fullname%20desc', 'fullname%20desc'])
      expect(() => asked.resume(`${api}/leads?$select=fullname&$orderby=${other}&$skiptoken=x`)).toThrow(
        /whose \$orderby is another/,
      )
  })

  it('knows its own expands in whatever order, with commas and brackets in their texts', () => {
    const asked = query(account)
      .expand('primarycontactid', (c) => c.select('fullname', 'jobtitle'))
      .expand('contact_customer_accounts', (c) => c.select('fullname').where((p) => p.fullname.eq("A,(B's")))
    const [path, expand = ''] = asked.path.split('?$expand=')
    const at = expand.indexOf(',contact_customer_accounts')
    const turned = `${expand.slice(at + 1)},%20${expand.slice(0, at)}`

    expect(asked.resume(`${api}/${path}?$expand=${turned}&$skiptoken=x`).path).toContain(turned)
    for (const other of [expand.slice(0, at), `${expand},createdby`, expand.replace('A%2C(', 'A%2C)')])
      expect(() => asked.resume(`${api}/${path}?$expand=${other}&$skiptoken=x`)).toThrow(/whose \$expand is another/)
  })

  it('takes a raw plus for a plus or for a blank', () => {
    const asked = query(account).where((a) => a.name.eq('A+B C'))
    const linkWith = (text: string) => `${api}/accounts?$filter=${text}&$skiptoken=x`

    for (const text of ["name%20eq%20'A+B%20C'", "name+eq+'A%2BB+C'", "name%20eq%20'A%2BB%20C'"])
      expect(asked.resume(linkWith(text)).path).toBe(linkWith(text))
    expect(() => asked.resume(linkWith("name%20eq%20'A%20B%20C'"))).toThrow(/whose \$filter is another/)
  })
})
