import { newGuid, query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'
import { type Fetch, named, namesOf, open, orphan, outcomesOf } from './open-bulk.js'

const broken = (code: string) =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('broken'), { code }) })

describe('a record whose answer was lost', () => {
  const kinds = (outcomes: readonly { readonly ok: boolean; readonly error?: Error }[]) =>
    new Set(outcomes.map(({ ok, error }) => ok || (error !== undefined && 'kind' in error && error.kind)))

  it('is not said to be unsent when looking for it fails', async () => {
    let posts = 0
    const { crm, names } = open((send) => async (input, init) => {
      if (init?.method !== 'POST') return send(input, init)
      posts += 1
      if (posts > 1) throw broken('ECONNREFUSED')
      await send(input, init)
      throw broken('ECONNRESET')
    })

    const outcomes = await outcomesOf(crm.bulk.create(account, named(20)))

    expect(kinds(outcomes)).toEqual(new Set(['outcome-unknown']))
    expect(await names()).toEqual(namesOf(20))
  })

  it('is not said to be refused when the service has no time to look', async () => {
    const { crm, emulator } = open()
    emulator.faults.add({ reset: 'after', when: { method: 'POST' }, times: 1 })
    emulator.faults.add({ throttle: 'requests', retryAfter: 9_999, when: { path: '$batch' } })

    expect(kinds(await outcomesOf(crm.bulk.create(account, named(20))))).toEqual(new Set(['outcome-unknown']))
  })

  it('is known, or not, apart from the others', async () => {
    const { crm, emulator } = open()
    emulator.faults.add({ reset: 'after', when: { method: 'POST' }, times: 1 })
    emulator.faults.add({ sql: 'timeout', when: { inBatch: true }, times: 5 })

    const outcomes = await outcomesOf(crm.bulk.create(account, named(20)))

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(15)
    expect(kinds(outcomes)).toEqual(new Set([true, 'outcome-unknown']))
  })
})

describe('options that belong to the operations of a batch', () => {
  it('go with each of them, also where a request falls back to a batch', async () => {
    const { crm, emulator, names } = open()
    emulator.faults.add({ reset: 'after', when: { method: 'POST' }, times: 1 })

    const made = await outcomesOf(crm.bulk.create(account, named(20), { headers: { 'x-import': 'fair' } }))
    const ids = made.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
    const { succeeded } = await crm.bulk.delete(account, ids, { consistency: 'strong' }).summary()

    expect([ids.length, succeeded]).toEqual([20, 20])
    expect(await names()).toEqual([])
  })
})

describe('requests that are too large or take too long', () => {
  const length = ({ body }: RequestInit = {}) => String(body).length

  it('are made smaller until the service takes them, and no record is lost', async () => {
    const { crm, names, sent } = open(
      (send) => (input, init) =>
        length(init) > 3_000 ? Promise.resolve(new Response('too large', { status: 413 })) : send(input, init),
    )

    const { succeeded } = await crm.bulk.create(account, named(600), { parallelism: 1 }).summary()

    expect(succeeded).toBe(600)
    expect(await names()).toEqual(namesOf(600))
    // What was too large once is not tried again.
    expect(sent.filter((one) => one === 'CreateMultiple 100')).toHaveLength(1)
  })

  it('are made smaller in batches as well', async () => {
    const { crm, names } = open(
      (send) => (input, init) =>
        length(init) > 12_000 ? Promise.resolve(new Response('too large', { status: 413 })) : send(input, init),
    )
    const made = await outcomesOf(crm.bulk.create(account, named(300), { batchSize: 20 }))
    const ids = made.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))

    const { succeeded } = await crm.bulk.delete(account, ids).summary()

    expect(succeeded).toBe(300)
    expect(await names()).toEqual([])
  })

  it('are made smaller where they run out of time', async () => {
    const many = ({ body }: RequestInit = {}) => (String(body).match(/"name"/g) ?? []).length > 40
    const { crm, names } = open(
      (send) => (input, init) =>
        many(init)
          ? new Promise((_, reject) => {
              init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
            })
          : send(input, init),
      { timeoutInMs: 150, maxRetries: 0 },
    )

    const { succeeded } = await crm.bulk.create(account, named(200), { parallelism: 1 }).summary()

    expect(succeeded).toBe(200)
    expect(await names()).toEqual(namesOf(200))
  })
})

describe('one that stands in the way of others', () => {
  it('fails alone where no batch can hold it', async () => {
    const { crm } = open()
    const long = {
      name: 'long',
      method: 'GET',
      path: `accounts?$filter=${'x'.repeat(70_000)}`,
      expects: 'json',
      repeat: 'always',
      read: () => undefined,
    } as const
    const reads = Array.from({ length: 5 }, () => query(account).select('name'))

    const outcomes = await outcomesOf(crm.bulk.run<unknown>([...reads, long]))

    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false])
    expect(outcomes[5]).toMatchObject({ error: { kind: 'usage' } })
  })

  it.each(['{27339a6b-f733-4433-a407-b482b53bf548}', 'not-an-id', '', 7])(
    'an id that is none is refused, and no other one is made for it: %j',
    async (accountid) => {
      const { crm, names } = open()

      const outcomes = await outcomesOf(crm.bulk.create(account, [{ accountid, name: 'wrong' } as never, ...named(1)]))

      expect(outcomes).toMatchObject([{ ok: false, error: { kind: 'usage' } }, { ok: true }])
      expect(await names()).toEqual(namesOf(1))
    },
  )

  it('keeps an id of its own', async () => {
    const { crm } = open()
    const accountid = newGuid()

    expect(await outcomesOf(crm.bulk.create(account, [{ accountid, name: 'own' }]))).toMatchObject([
      { value: accountid },
    ])
  })
})

describe('a table without the bulk messages', () => {
  const withoutMessage: (send: Fetch) => Fetch = (send) => (input, init) =>
    String(input).includes('CreateMultiple')
      ? Promise.resolve(Response.json({ error: { code: '0x80040800', message: 'Not here.' } }, { status: 400 }))
      : send(input, init)

  it('is known after the first request, also where one of its records is refused', async () => {
    const { crm, sent } = open(withoutMessage)
    const inputs = named(500).map((one, nth) => (nth % 100 === 50 ? orphan : one))

    const { failed } = await crm.bulk.create(account, inputs, { batchSize: 100 }).summary()

    expect(failed).toBe(5)
    expect(sent.filter((one) => one.startsWith('CreateMultiple'))).toHaveLength(3)
  })

  it('is not mistaken for one that fails for a moment', async () => {
    const { crm, emulator, sent } = open(undefined, { maxRetries: 0 })
    emulator.faults.add({ status: 500, body: 'json', when: { path: /CreateMultiple/ }, times: 3 })

    await crm.bulk.create(account, named(500), { batchSize: 100 }).summary()

    expect(sent.filter((one) => one === 'CreateMultiple 100')).toHaveLength(5)
  })
})
