import { type Client, connect } from 'dynamics365-crm'
import { createEmulator, type Listening } from 'dynamics365-crm/emulator'
import { afterAll, beforeAll, describe } from 'vitest'
import { describeContract } from './describe-contract.js'

describe('the emulator over HTTP', () => {
  let server: Listening
  let connection: Promise<Client>

  beforeAll(async () => {
    server = await createEmulator({ seed: 1 }).listen()
    connection = connect({ orgUrl: server.url, credential: async () => 'any' })
  })
  afterAll(() => server.close())

  describeContract(() => connection)
})
