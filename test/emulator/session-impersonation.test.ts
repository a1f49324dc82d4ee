import { describe, expect, it } from 'vitest'
import { add, open } from './server-calls.js'

const ada = '11111111-0000-4000-8000-000000000001'
const other = '22222222-0000-4000-8000-000000000001'

describe('acting for another user', () => {
  it('notes who called and for whom, until somebody calls for nobody else', async () => {
    const { emulator, send } = open({ users: [{ id: ada, fullname: 'Ada Other' }] })
    const asAda = { headers: { MSCRMCallerID: ada } }
    const { headers } = await send('POST', 'accounts', { body: { name: 'A' }, ...asAda })
    const id = /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1]
    const read = async () => (await send('GET', `accounts(${id})`)).json

    expect(await read()).toMatchObject({
      _createdby_value: ada,
      _createdonbehalfby_value: emulator.userId,
      _modifiedby_value: ada,
      _modifiedonbehalfby_value: emulator.userId,
    })

    await send('PATCH', `accounts(${id})`, { body: { name: 'B' } })

    expect(await read()).toMatchObject({
      _createdonbehalfby_value: emulator.userId,
      _modifiedby_value: emulator.userId,
      _modifiedonbehalfby_value: null,
    })
  })

  it('notes nothing when a user calls for itself', async () => {
    const { send } = open()
    const id = await add(send, 'accounts', { name: 'A' })

    const { json } = await send('GET', `accounts(${id})`)

    expect(json).toMatchObject({ _createdonbehalfby_value: null, _modifiedonbehalfby_value: null })
  })

  it('works for everybody of the seed', async () => {
    const { send } = open({ seed: 7 })
    const { json } = await send('GET', 'systemusers?$select=azureactivedirectoryobjectid')
    const users = [json['value']].flat().map((row) => Object(row))

    expect(users.length).toBeGreaterThan(9)
    for (const { systemuserid, azureactivedirectoryobjectid: CallerObjectId } of users) {
      const who = await send('GET', 'WhoAmI', { headers: { CallerObjectId } })
      expect(who.json).toMatchObject({ UserId: systemuserid })
    }
  })
})

describe('a user that is given', () => {
  const user = { id: ada, fullname: 'Ada Other' }

  it.each([
    ['an id of the seed', 'users[1].id is that of a user whom the organization has already', {}],
    ['the id of another', 'users[1].id is that of users[0] too.', { id: ada.toUpperCase() }],
    ['an id that is none', "users[1].id is not a GUID: 'ada'.", { id: 'ada' }],
    ['an object id that is none', "users[1].entraObjectId is not a GUID: 'x'.", { id: other, entraObjectId: 'x' }],
    ['the token of another', 'users[1].token is that of users[0] too.', { id: other, token: 'a' }],
  ])('is refused with %s', async (_, message, more) => {
    const { emulator, send } = open({ seed: 7 })
    const { json } = await send('GET', 'systemusers?$select=systemuserid')
    const seeded = [json['value']].flat().map((row) => String(Object(row)['systemuserid']))
    const id = seeded.find((one) => one !== emulator.userId) ?? ''

    expect(() =>
      open({
        seed: 7,
        users: [
          { ...user, token: 'a' },
          { ...user, id, ...more },
        ],
      }),
    ).toThrow(message)
  })
})
