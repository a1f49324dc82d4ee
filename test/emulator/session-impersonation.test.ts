import { describe, expect, it } from 'vitest'
import { add, open } from './server-calls.js'

const ada = '11111111-0000-4000-8000-000000000001'

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
})
