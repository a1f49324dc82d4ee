import { changeSet, create, createClient, deleteRecord, newGuid, query, retrieve, update } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account } from 'dynamics365-crm/entities'
import { type BatchError, NotRunError, UsageError } from 'dynamics365-crm/errors'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pass, resumeTime, stopTime } from '../http/fake-time.js'

const missing = '99999999-0000-0000-0000-000000000009'
const named = (count: number, from = 0) =>
  Array.from({ length: count }, (_, nth) => create(account, { name: `${from + nth}` }))

/** A client of an emulator, and how many operations each batch held. */
function open(
  change: (answer: Response, nth: number) => Response | Promise<Response> = (answer) => answer,
  budget: { readonly maxRetries?: number; readonly maxElapsedInMs?: number } = {},
) {
  const { orgUrl, fetch } = createEmulator()
  const sizes: number[] = []
  const crm = createClient({
    ...budget,
    orgUrl,
    credential: async () => 'any',
    fetch: async (input, init) => {
      if (!String(input).includes('$batch')) return fetch(input, init)
      const nth = sizes.push(String(init?.body).split(' HTTP/1.1').length - 1)
      return change(await fetch(input, init), nth)
    },
  })
  const count = async () => (await crm.count(query(account).select('name'))).count
  return { crm, sizes, count }
}

describe('a list of operations', () => {
  it('longer than a batch goes out in several, a change set never divided, with one result', async () => {
    const { crm, sizes, count } = open()
    const set = changeSet()
    for (const operation of named(5, 5_000)) set.add(operation)

    const results = await crm.batch([...named(998), set, ...named(998, 1_000)])

    expect(sizes).toEqual([998, 1_000, 3])
    expect(results).toHaveLength(1_997)
    expect(await count()).toBe(2_001)
  })

  it('stops at the first that fails, whichever batch it is in, and says what became of all', async () => {
    const { crm, sizes, count } = open()

    const error = await crm
      .batch([...named(1_001), deleteRecord(account, missing), ...named(1_000, 2_000)])
      .catch((reason: unknown) => reason)

    expect(error).toMatchObject({ kind: 'batch', index: 1_001, cause: { kind: 'not-found' } })
    const { outcomes } = error as BatchError
    expect(outcomes).toHaveLength(2_002)
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1_001)
    expect(outcomes.at(-1)).toMatchObject({ ok: false, error: expect.any(NotRunError) })
    expect(sizes).toEqual([1_000, 1_000])
    expect(await count()).toBe(1_001)
  })

  it('has an outcome for each, also where a whole batch is lost', async () => {
    const { crm } = open((answer, nth) => (nth === 1 ? new Response('<html>', { status: 502 }) : answer))

    const outcomes = await crm.batch(named(1_500), { onError: 'continue' })

    expect(outcomes).toHaveLength(1_500)
    expect(
      outcomes.slice(0, 1_000).every((outcome) => !outcome.ok && outcome.error.name === 'OutcomeUnknownError'),
    ).toBe(true)
    expect(outcomes.slice(1_000).every(({ ok }) => ok)).toBe(true)
  })

  it('that cannot be sent as it is sends nothing', async () => {
    const { crm, sizes } = open()

    await expect(crm.batch([])).rejects.toThrow(UsageError)
    await expect(crm.batch({} as never)).rejects.toThrow(UsageError)
    await expect(crm.batch([...named(1_000), {} as never], { onError: 'continue' })).rejects.toThrow(/no operation/)
    expect(sizes).toEqual([])
  })
})

describe('an operation of a batch that is told to slow down', () => {
  beforeEach(() => stopTime())
  afterEach(() => resumeTime())

  const throttled =
    'HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json\r\nRetry-After: 7\r\n\r\n{"error":{"code":"0x80072322","message":"Number of requests exceeded."}}'

  /** Tells the second operation of the first batch to slow down, and the others what became of them. */
  const slowOne = async (answer: Response, nth: number) => {
    if (nth > 1) return answer
    const [first = '', second = '', ...rest] = (await answer.text()).split(/(?=--batchresponse_)/)
    const head = second.slice(0, second.indexOf('HTTP/1.1'))
    return new Response([first, `${head}${throttled}\r\n`, ...rest].join(''), answer)
  }

  it('is sent again, alone, when it may be', async () => {
    const { crm, sizes } = open(slowOne)
    const outcome = crm.batch(named(3), { onError: 'continue' })

    await pass(6_999)
    const before = [...sizes]
    await pass(2)

    expect([before, sizes]).toEqual([[3], [3, 1]])
    expect((await outcome).map(({ ok }) => ok)).toEqual([true, true, true])
  })

  it.each([{ maxRetries: 0 }, { maxElapsedInMs: 6_999 }])(
    'is not sent again where the budget has no room: %j',
    async (budget) => {
      const { crm, sizes } = open(slowOne, budget)

      const outcomes = await crm.batch(named(3), { onError: 'continue' })

      expect(sizes).toEqual([3])
      expect(outcomes.map((outcome) => outcome.ok || outcome.error.name)).toEqual([true, 'ThrottledError', true])
    },
  )
})

describe('a batch whose answer is lost', () => {
  /** The first batch is done, and its answer does not arrive. */
  const losing = () =>
    open(async (answer, nth) => {
      if (nth > 1) return answer
      await answer.body?.cancel()
      throw Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
      })
    })

  it('is sent again when each item can be, and what the first one did counts as done', async () => {
    const [deleting, creating] = [losing(), losing()]
    const made = await deleting.crm.create(account, { name: 'to be deleted' })
    const id = newGuid()

    const deleted = await deleting.crm.batch([deleteRecord(account, made)], { onError: 'continue' })
    const created = await creating.crm.batch([create(account, { name: 'own id' }, { id })], { onError: 'continue' })

    expect([deleted, created]).toEqual([[{ ok: true, value: undefined }], [{ ok: true, value: id }]])
    expect([deleting.sizes, creating.sizes]).toEqual([
      [1, 1],
      [1, 1],
    ])
    expect(await creating.count()).toBe(1)
  })

  it.each([
    [
      'reads together with writes',
      (id: string) => [retrieve(account, id, (a) => a.select('name')), update(account, id, {})],
    ],
    ['deletes together with other writes', (id: string) => [update(account, id, {}), deleteRecord(account, id)]],
  ])('is not sent again when it holds %s', async (_, items) => {
    const { crm, sizes } = losing()
    const id = await crm.create(account, { name: 'any' })

    const outcomes = await crm.batch(items(id), { onError: 'continue' })

    expect(outcomes).toMatchObject([{ error: { kind: 'outcome-unknown' } }, { error: { kind: 'outcome-unknown' } }])
    expect(sizes).toEqual([2])
  })

  it('says of what it does not reach the second time that it may have been done', async () => {
    const emulator = createEmulator()
    const { orgUrl, fetch } = emulator
    const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })
    const [a, b] = [await crm.create(account, { name: 'a' }), await crm.create(account, { name: 'b' })]
    emulator.faults.add({ reset: 'after', when: { method: 'POST' }, times: 1 })
    let seen = 0
    const sending = createClient({
      orgUrl: emulator.orgUrl,
      credential: async () => 'any',
      fetch: (input, init) => {
        seen += 1
        if (seen === 2) emulator.faults.add({ sql: 'timeout', when: { inBatch: true }, times: 1 })
        return emulator.fetch(input, init)
      },
    })

    const error = await sending
      .batch([update(account, a, { name: 'A2' }), update(account, b, { name: 'B2' })])
      .catch((reason: unknown) => reason)

    expect(error).toMatchObject({ kind: 'batch', cause: { kind: 'outcome-unknown' } })
    const { outcomes } = error as BatchError
    expect(outcomes[1]).toMatchObject({ ok: false, error: { kind: 'outcome-unknown' } })
    expect(await crm.retrieve(account, b, (one) => one.select('name'))).toMatchObject({ name: 'B2' })
  })

  it('is not sent again where it would stop at what the first one did', async () => {
    const { crm, sizes } = losing()
    const made = await crm.create(account, { name: 'to be deleted' })

    const error = await crm.batch([deleteRecord(account, made)]).catch((reason: unknown) => reason)

    expect(error).toMatchObject({ kind: 'outcome-unknown' })
    expect(sizes).toEqual([1])
  })
})
