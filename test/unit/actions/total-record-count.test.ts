import { retrieveTotalRecordCount } from 'dynamics365-crm/actions'
import { account, lead } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

function answer(counts: unknown) {
  return { status: 200, headers: new Headers(), body: { EntityRecordCountCollection: counts } }
}

describe('counting whole tables', () => {
  it('asks for them by their logical names, each once', () => {
    const { read: _, ...operation } = retrieveTotalRecordCount([account, lead, 'account'])

    expect({ ...operation, path: decodeURIComponent(operation.path) }).toEqual({
      name: 'RetrieveTotalRecordCount',
      method: 'GET',
      path: 'RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["account","lead"]',
      expects: 'json',
      repeat: 'always',
    })
  })

  it('gives the counts by those names, in whatever order they come', () => {
    const { read } = retrieveTotalRecordCount([account, lead])

    expect(read(answer({ Count: 2, IsReadOnly: false, Keys: ['lead', 'account'], Values: [5, '120000'] }))).toEqual({
      account: 120_000,
      lead: 5,
    })
  })

  it.each([
    null,
    {},
    { Keys: ['account'], Values: [] },
    { Keys: ['lead'], Values: [5] },
    { Keys: ['account'], Values: ['x'] },
  ])('refuses the answer %j', (counts) => {
    expect(() => retrieveTotalRecordCount([account]).read(answer(counts))).toThrow(UnexpectedResponseError)
  })

  it('refuses a list without a table, and names that are none', () => {
    for (const wrong of [[], ['a b'], [undefined], 'account']) {
      expect(() => retrieveTotalRecordCount(wrong as never)).toThrow(UsageError)
    }
  })
})
