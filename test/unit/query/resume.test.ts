import { query } from 'dynamics365-crm'
import { lead } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const api = 'https://contoso.crm.dynamics.com/api/data/v9.2'
const link = `${api}/leads?$select=fullname&$skiptoken=%3Ccookie%3E`
const names = query(lead).select('fullname', 'versionnumber').pageSize(10).formatted()

function answer(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

describe('going on at a saved link', () => {
  it('asks for the page that the link leads to, as the query would have', () => {
    const { read: _, ...operation } = names.resume(link)

    expect(operation).toEqual({
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

  it.each([
    '',
    undefined,
    'leads?$skiptoken=x',
    `${api}/accounts?$skiptoken=x`,
    `${api}/oldleads?$skiptoken=x`,
    `${api}/accounts(5f1c2f5e-2f5e-4000-8000-00000000000a)/account_parent_leads?$skiptoken=x`,
    `${api}/accounts?x=/leads`,
  ])('refuses what is no link of the query: %s', (given) => {
    expect(() => names.resume(given as string)).toThrow(
      new UsageError('leads.query goes on at the nextLink of one of its own pages only.'),
    )
  })
})
