import { associate, createClient, disassociate, ref } from 'dynamics365-crm'
import { account, contact, lead, opportunity, systemuser } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { recordingFetch } from '../http/recording-fetch.js'

const one = '11111111-0000-0000-0000-000000000001'
const other = '22222222-0000-0000-0000-000000000002'
const orgUrl = 'https://contoso.crm.dynamics.com'

async function sentFor(operation: Parameters<ReturnType<typeof createClient>['execute']>[0]) {
  const { fetch, sent } = recordingFetch(() => new Response(null, { status: 204 }))
  await createClient({ orgUrl, fetch, credential: async () => 'any' }).execute(operation)
  return sent.map(({ method, url, body }) => [method, url, body])
}

const api = `${orgUrl}/api/data/v9.2/`

describe('a relation', () => {
  it('of a collection takes a record in, by its absolute URL', async () => {
    expect(await sentFor(associate(account, one, 'contact_customer_accounts', ref(contact, other)))).toEqual([
      ['POST', `${api}accounts(${one})/contact_customer_accounts/$ref`, `{"@odata.id":"${api}contacts(${other})"}`],
    ])
  })

  it('of a lookup is set by the navigation property of the target’s table', async () => {
    expect(await sentFor(associate(opportunity, one, 'customerid', ref(contact, other)))).toEqual([
      ['PUT', `${api}opportunities(${one})/customerid_contact/$ref`, `{"@odata.id":"${api}contacts(${other})"}`],
    ])
  })

  it('of a collection lets a record go', async () => {
    expect(await sentFor(disassociate(account, one, 'contact_customer_accounts', ref(contact, other)))).toEqual([
      ['DELETE', `${api}accounts(${one})/contact_customer_accounts(${other})/$ref`, ''],
    ])
  })

  it('of a lookup is cleared, whatever it holds', async () => {
    expect(await sentFor(disassociate(opportunity, one, 'parentaccountid'))).toEqual([
      ['DELETE', `${api}opportunities(${one})/parentaccountid/$ref`, ''],
    ])
  })

  it.each([
    ['a lookup that cannot hold it', () => associate(opportunity, one, 'customerid', ref(lead, other) as never)],
    ['an id in place of a ref', () => associate(account, one, 'contact_customer_accounts', other as never)],
    ['nothing to take out', () => disassociate(account, one, 'contact_customer_accounts', undefined as never)],
    ['a name that is no name', () => associate(account, one, 'a/b' as never, ref(contact, other) as never)],
    [
      'a ref whose entity set nobody knows',
      () => associate(account, one, 'contact_customer_accounts', ref('new_thing', other) as never),
    ],
    ['a key that is none', () => associate(account, 'one', 'contact_customer_accounts', ref(contact, other))],
  ])('is refused: %s', (_, make) => {
    expect(make).toThrow(UsageError)
  })

  it('takes what its type holds, and nothing else', () => {
    associate(account, one, 'ownerid', ref(systemuser, other))
    // @ts-expect-error a collection of contacts
    associate(account, one, 'contact_customer_accounts', ref(lead, other))
    // @ts-expect-error no relation of accounts
    expect(() => associate(account, one, 'no such', ref(contact, other))).toThrow(UsageError)
    // @ts-expect-error a collection needs to be told what to let go
    expect(() => disassociate(account, one, 'contact_customer_accounts')).toThrow(UsageError)
    // @ts-expect-error a lookup lets go what it holds
    disassociate(account, one, 'ownerid', ref(systemuser, other))
  })
})
