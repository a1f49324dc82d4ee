import { createClient } from 'dynamics365-crm'
import { whoAmI } from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account } from 'dynamics365-crm/entities'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const emulator = createEmulator()
const server = setupServer(...emulator.handlers(http))
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => server.close())

const credential = async () => 'any'

describe('the emulator behind msw', () => {
  it.each([
    ['over the Node transport', emulator.orgUrl, undefined],
    ['over the global fetch', emulator.orgUrl, (...given: Parameters<typeof fetch>) => globalThis.fetch(...given)],
    ['by the other form of its host', 'https://contoso.api.crm.dynamics.com', undefined],
  ])('answers a client %s', async (_, orgUrl, fetch) => {
    const crm = createClient({ orgUrl, fetch, credential })

    const { UserId } = await crm.execute(whoAmI())
    const id = await crm.create(account, { name: 'Northwind' })

    expect(UserId).toBe(emulator.userId)
    expect(await crm.retrieve(account, id, (a) => a.select('name'))).toMatchObject({ name: 'Northwind' })
  })

  it('breaks connections where a fault says so', async () => {
    const crm = createClient({ orgUrl: emulator.orgUrl, credential, maxRetries: 0 })
    emulator.faults.add({ reset: 'before', times: 1 })

    await expect(crm.execute(whoAmI())).rejects.toMatchObject({ kind: 'transport' })
  })
})
