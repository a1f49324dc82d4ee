import { changeSet, createClient } from 'dynamics365-crm'
import * as actions from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import { BatchError, isDataverseError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { others, samples } from './samples.js'

describe('every action', () => {
  it('has a sample, or is no single request', () => {
    const functions = Object.entries(actions).filter(([, value]) => typeof value === 'function')

    expect([...Object.keys(samples), ...others].sort()).toEqual(functions.map(([name]) => name).sort())
  })

  const single = Object.entries(samples).filter(([, { make, args }]) => 'path' in make(...args))

  it.each(single)('in a batch comes to what it comes to alone: %s', async (_, { make, args }) => {
    const alone = await codeOf((crm) => crm.execute(make(...args)))
    const inBatch = await codeOf(async (crm) => {
      const [outcome] = await crm.batch([make(...args)], { onError: 'continue' })
      if (!outcome.ok) throw outcome.error
    })

    expect(inBatch).toBe(alone)
  })

  const writes = single.filter(([, { make, args }]) => make(...args).method !== 'GET')

  it.each(writes)('in a change set comes to what it comes to alone: %s', async (_, { make, args }) => {
    const alone = await codeOf((crm) => crm.execute(make(...args)))
    const inSet = await codeOf(async (crm) => {
      const set = changeSet()
      set.add(make(...args))
      await crm.batch([set])
    })

    expect(inSet).toBe(alone)
  })
})

/** `done`, or how the service refuses it. Each gets an organization of its own. */
async function codeOf(send: (crm: ReturnType<typeof createClient>) => Promise<unknown>): Promise<string> {
  const { orgUrl, fetch } = createEmulator()
  const crm = createClient({ orgUrl, credential: async () => 'any', fetch, maxRetries: 0 })
  try {
    await send(crm)
    return 'done'
  } catch (error) {
    const reason = error instanceof BatchError ? error.cause : error
    return isDataverseError(reason) ? `${reason.name} ${'code' in reason ? reason.code : ''}` : String(error)
  }
}
