import { query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { RecordNotFoundError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { createClient } from '../../../src/client/index.js'
import { refusal } from '../http/answers.js'

const id = '11111111-0000-0000-0000-000000000001'
const crm = createClient({
  orgUrl: 'https://contoso.crm.dynamics.com',
  credential: async () => 'token',
  fetch: async () => refusal(404, '0x80040217', 'account Does Not Exist'),
})

async function errorOf(call: Promise<unknown>): Promise<Error> {
  const error = await call.catch((thrown: unknown) => thrown)
  if (error instanceof Error) return error
  throw new Error('Nothing was thrown')
}

async function readNorthwind(): Promise<void> {
  await crm.retrieve(account, id, (a) => a.select('name'))
}

describe('the stack of a refusal', () => {
  it('leads to the caller', async () => {
    const error = await errorOf(readNorthwind())

    expect(error).toBeInstanceOf(RecordNotFoundError)
    expect(error.stack).toMatch(/^RecordNotFoundError: accounts\.retrieve was refused/)
    expect(error.stack).toContain('readNorthwind')
  })
})

describe('a verb that is used wrongly', () => {
  it.each([
    ['retrieve', () => crm.retrieve(account, 'nope', (a) => a.select('name'))],
    ['retrieve without a selection', () => crm.retrieve(account, id, undefined as never)],
    ['retrieve from no table', () => crm.retrieve('account' as never, id, (a) => a)],
    ['create', () => crm.create(account, { name: Number.NaN as never })],
    ['update', () => crm.update(account, {}, { name: 'A' })],
    ['update with a version that is none', () => crm.update(account, id, { name: 'A' }, { ifMatch: 'nonsense' })],
    ['upsert', () => crm.upsert(account, '{}', { name: 'A' })],
    ['delete', () => crm.delete(account, '')],
    ['execute', () => crm.execute('accounts' as never)],
    ['all', () => crm.all(account as never)],
  ])('rejects and does not throw: %s', async (_, call) => {
    expect(await errorOf(call())).toBeInstanceOf(UsageError)
  })

  it('rejects where its pages are read', async () => {
    const read = async () => {
      for await (const _ of crm.pages(query(account), { pageSize: 0 })) return
    }

    expect(await errorOf(read())).toBeInstanceOf(UsageError)
  })
})
