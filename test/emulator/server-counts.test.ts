import { describe, expect, it } from 'vitest'
import { add, api, open, refusedWith } from './server-calls.js'

describe('RetrieveTotalRecordCount', () => {
  it('counts whole tables', async () => {
    const { send } = open()
    for (const name of ['a', 'b']) await add(send, 'accounts', { name })
    const answer = await send('GET', `RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["account","contact"]`)

    expect(answer).toMatchObject({ status: 200 })
    expect(answer.json).toEqual({
      '@odata.context': `${api}/$metadata#Microsoft.Dynamics.CRM.RetrieveTotalRecordCountResponse`,
      EntityRecordCountCollection: { Count: 2, IsReadOnly: false, Keys: ['account', 'contact'], Values: [2, 0] },
    })
    expect((await send('GET', "RetrieveTotalRecordCount(EntityNames=['account'])")).json).toMatchObject({
      EntityRecordCountCollection: { Keys: ['account'], Values: [2] },
    })
  })

  it('refuses a table that there is not, and what is no list of names', async () => {
    const { send } = open()

    expect(await send('GET', `RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["nosuch"]`)).toMatchObject(
      refusedWith(404, '0x8004024A', expect.stringContaining("'nosuch'")),
    )
    expect(await send('GET', `RetrieveTotalRecordCount(EntityNames=@p1)?@p1=[1]`)).toMatchObject(
      refusedWith(400, '0x80048D19', expect.stringContaining('Collection(Edm.String)')),
    )
    expect((await send('GET', 'RetrieveTotalRecordCount()')).status).toBe(400)
  })

  it('is declared in the metadata with the types that it answers with', async () => {
    const { text } = await open().send('GET', '$metadata')

    expect(text).toContain('<Parameter Name="EntityNames" Type="Collection(Edm.String)"')
    expect(text).toContain('<ComplexType Name="EntityRecordCountCollection">')
    expect(text).toContain('<Property Name="Values" Type="Collection(Edm.Int64)"')
  })
})

describe('the limits of an emulator', () => {
  it('may be set lower than the service has them', async () => {
    const { send } = open({ limits: { aggregateRows: 1 } })
    const path = 'accounts?$apply=aggregate($count as n)'
    await add(send, 'accounts', { name: 'a' })
    expect((await send('GET', path)).json).toMatchObject({ value: [{ n: 1 }] })
    await add(send, 'accounts', { name: 'b' })

    expect(await send('GET', path)).toMatchObject(
      refusedWith(400, '0x8004E023', 'AggregateQueryRecordLimit exceeded. Cannot perform this operation.'),
    )
  })
})

describe('a URL', () => {
  it('of more than 32,768 characters is refused', async () => {
    const { send } = open()
    const filter = (length: number) => `accounts?$filter=name eq '${'x'.repeat(length)}'`

    expect((await send('GET', filter(32_000))).status).toBe(200)
    expect(await send('GET', filter(33_000))).toMatchObject(refusedWith(400, '0x80060888'))
  })
})
