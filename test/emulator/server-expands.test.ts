import { describe, expect, it } from 'vitest'
import { add, open, refusedWith, type Sent, sendTo } from './server-calls.js'

const two: Sent = { headers: { Prefer: 'odata.maxpagesize=2' } }

async function setUp() {
  const { emulator, send } = open()
  const account = await add(send, 'accounts', { name: 'Northwind' })
  for (const subject of ['a', 'b', 'c', 'd', 'e']) {
    await add(send, 'tasks', { subject, 'regardingobjectid_account_task@odata.bind': `/accounts(${account})` })
  }
  const follow = async (link: unknown) => (await sendTo(emulator.fetch, String(link), 'GET', two)).json
  const expanded = async (options: string) => {
    const { json } = await send('GET', `accounts?$select=name&$expand=Account_Tasks(${options})`, two)
    return Object(json['value'])[0] as Record<string, unknown>
  }
  return { send, account, follow, expanded }
}

const subjects = (rows: unknown) => (rows as { subject: string }[]).map(({ subject }) => subject)

describe('the link of an expanded collection', () => {
  it('leads to the same rows again when the query is flat', async () => {
    const { follow, expanded } = await setUp()
    const row = await expanded("$select=subject;$filter=subject ne 'c'")

    expect(subjects(row['Account_Tasks'])).toHaveLength(4)
    const again = await follow(row['Account_Tasks@odata.nextLink'])
    const rest = await follow(again['@odata.nextLink'])
    expect([...subjects(again['value']), ...subjects(rest['value'])].sort()).toEqual(['a', 'b', 'd', 'e'])
  })

  it('leads on when the query is nested, to the end', async () => {
    const { follow, expanded } = await setUp()
    const row = await expanded('$select=subject;$expand=createdby($select=fullname)')
    const seen = subjects(row['Account_Tasks'])
    expect(seen).toHaveLength(2)

    let link = row['Account_Tasks@odata.nextLink']
    while (link !== undefined) {
      const page = await follow(link)
      expect(page['value']).toMatchObject(
        [{ createdby: { fullname: 'Robin Caller' } }, {}].slice(0, seen.length === 4 ? 1 : 2),
      )
      seen.push(...subjects(page['value']))
      link = page['@odata.nextLink']
    }

    expect(seen.sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})

describe('the references of a collection', () => {
  it('take the options of a collection', async () => {
    const { send, account } = await setUp()

    const { json } = await send('GET', `accounts(${account})/Account_Tasks/$ref?$filter=subject eq 'a'&$count=true`)

    expect(json).toMatchObject({ '@odata.count': 1, value: [{ '@odata.id': expect.stringMatching(/\/tasks\(/) }] })
    expect(await send('GET', `accounts(${account})/Account_Tasks/$ref?$skip=1`)).toMatchObject(
      refusedWith(400, '0x80060888', expect.stringContaining("'$skip'")),
    )
  })
})
