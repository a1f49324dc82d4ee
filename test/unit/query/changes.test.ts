import { changesOf, query, queryRelated } from 'dynamics365-crm'
import { account, task } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { machine } from '../machine.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const accounts = 'https://contoso.crm.dynamics.com/api/data/v9.2/accounts'
const token = `${accounts}?$select=name&$deltatoken=919042%2108%2f22%2f2026%2008%3a10%3a44`
const names = query(account).select('name')

function answer(value: unknown, more: object = {}) {
  return { status: 200, headers: new Headers(), body: { value, ...more } }
}

function deleted(gone: string) {
  return {
    '@odata.context': `${accounts.replace('accounts', '$metadata')}#accounts/$deletedEntity`,
    id: gone,
    reason: 'deleted',
  }
}

describe('reading changes', () => {
  it('begins with every record, and asks that changes be tracked from then on', () => {
    const { read: _, ...operation } = changesOf(names)

    expect(operation).toEqual({
      name: 'accounts.changes',
      method: 'GET',
      path: 'accounts?$select=name',
      headers: { Prefer: 'odata.track-changes' },
      expects: 'json',
      repeat: 'always',
    })
  })

  it('asks for pages of a size beside it, on each of them', () => {
    const changes = changesOf(names.pageSize(50))
    const { next, token: early } = changes.read(
      answer([{ name: 'A' }], { '@odata.nextLink': `${accounts}?$skiptoken=2` }),
    )

    expect(changes.headers).toEqual({ Prefer: 'odata.track-changes,odata.maxpagesize=50' })
    expect(early).toBeUndefined()
    expect(next).toMatchObject({ path: `${accounts}?$skiptoken=2`, headers: changes.headers })
    expect(next?.read(answer([{ name: 'B' }], { '@odata.deltaLink': token }))).toEqual({
      records: [{ kind: 'changed', record: { name: 'B' } }],
      token,
    })
  })

  it('goes on at a token as it came', () => {
    expect(changesOf(names, { since: token })).toMatchObject({ path: token, headers: {} })
    expect(changesOf(names.pageSize(5), { since: token }).headers).toEqual({ Prefer: 'odata.maxpagesize=5' })
  })

  it('tells what was changed from what was deleted', () => {
    const { records } = changesOf(names, { since: token }).read(
      answer([{ '@odata.etag': 'W/"1"', name: 'A' }, deleted(id.toUpperCase())], { '@odata.deltaLink': token }),
    )

    expect(records).toEqual([
      { kind: 'changed', record: { '@odata.etag': 'W/"1"', name: 'A' } },
      { kind: 'deleted', id },
    ])
  })

  it('has nothing to tell when nothing happened, and a new token all the same', () => {
    const page = changesOf(names, { since: token }).read(answer([], { '@odata.deltaLink': `${token}5` }))

    expect(page).toEqual({ records: [], token: `${token}5` })
  })

  it('gives 64-bit integers in the type that the table says', () => {
    const { records } = changesOf(query(machine).select('new_counter', 'new_total')).read(
      answer([{ new_counter: 7, new_total: 8 }], { '@odata.deltaLink': token }),
    )

    expect(records).toEqual([{ kind: 'changed', record: { new_counter: '7', new_total: 8n } }])
  })

  it.each([
    ['where', names.where((a) => a.name.eq('A'))],
    ['orderBy', names.orderBy('name')],
    ['expand', names.expand('primarycontactid', (c) => c.select('fullname'))],
    ['top', names.top(5)],
    ['count', names.count()],
  ])('is refused for a query with %s', (option, made) => {
    expect(() => changesOf(made)).toThrow(
      new UsageError(`Change tracking does not go with ${option}: take it out of the query.`),
    )
    expect(() => changesOf(made, { since: token })).toThrow(UsageError)
  })

  it('is refused from the token of a query with other columns, which the changes would come with', () => {
    const refusal = new UsageError(
      'The token was saved by another query, whose columns are others: read all records anew, without it.',
    )
    const both = query(account).select('telephone1', 'name')
    const tokenOfBoth = token.replace('$select=name', '$select=name,telephone1')

    expect(() => changesOf(query(account).select('telephone1'), { since: token })).toThrow(refusal)
    expect(() => changesOf(both, { since: token })).toThrow(refusal)
    expect(() => changesOf(query(account), { since: token })).toThrow(refusal)
    expect(changesOf(both, { since: tokenOfBoth }).path).toBe(tokenOfBoth)
  })

  it('is refused for what is no query', () => {
    expect(() => changesOf({} as never)).toThrow(new UsageError('Change tracking takes what query(…) makes.'))
  })

  it('is refused for the collection of one record', () => {
    expect(() => changesOf(queryRelated(account, id, 'Account_Tasks', task))).toThrow(UsageError)
  })

  it.each([
    '',
    '919042!08/22/2026',
    'accounts?$deltatoken=1',
    `${accounts}?$skiptoken=1`,
    token.replace('accounts', 'contacts'),
    null,
    5,
  ])('is refused from %j, which is no token of the table', (since) => {
    expect(() => changesOf(names, { since: since as never })).toThrow(
      new UsageError('since takes the token that an earlier reading of changes in accounts ended with.'),
    )
  })

  it.each([
    undefined,
    'x',
    {},
    { value: {} },
    { value: [] },
    { value: [], '@odata.nextLink': token },
    { value: [{ ...deleted('x') }], '@odata.deltaLink': token },
  ])('refuses the answer %j', (body) => {
    const { read } = changesOf(names, { since: token })

    expect(() => read({ status: 200, headers: new Headers(), body })).toThrow(UnexpectedResponseError)
  })
})
