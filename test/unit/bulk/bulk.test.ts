import { type BulkOutcome, type BulkProgress, deleteRecord, query, ref } from 'dynamics365-crm'
import { account, contact, lead } from 'dynamics365-crm/entities'
import { NotRunError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it, vi } from 'vitest'
import { type Fetch, named, namesOf, open, orphan, outcomesOf } from './open-bulk.js'

describe('a bulk call', () => {
  it('creates every record of a source, and gives their ids in the order of the inputs', async () => {
    const { crm, sent } = open()
    const inputs = named(750)

    const outcomes = await outcomesOf(crm.bulk.create(account, inputs))

    expect(outcomes.map(({ index }) => index)).toEqual(inputs.map((_, index) => index))
    expect(outcomes.map(({ input }) => input)).toEqual(inputs)
    const { name } = await crm.retrieve(account, (outcomes[500] as { value: string }).value, (a) => a.select('name'))
    expect(name).toBe('1500')
    expect(sent[0]).toBe('CreateMultiple 100')
    expect(sent.length).toBeLessThan(8)
  })

  it('takes more records in a request while the service is quick with them', async () => {
    const { crm, sent } = open()

    await crm.bulk.create(account, named(6_000), { parallelism: 1 }).summary()

    expect(sent).toEqual(
      ['100', '200', '400', '800', '1000', '1000', '1000', '1000', '500'].map((n) => `CreateMultiple ${n}`),
    )
  })

  it.each([
    [
      'an async generator',
      async function* () {
        yield* named(250)
      },
    ],
    [
      'a generator',
      function* () {
        yield* named(250)
      },
    ],
    ['a set', () => new Set(named(250))],
  ])('takes %s', async (_, source) => {
    const { crm, names } = open()

    expect(await crm.bulk.create(account, source()).summary()).toEqual({
      total: 250,
      succeeded: 250,
      failed: 0,
      failures: [],
    })
    expect(await names()).toEqual(namesOf(250))
  })

  it('sends nothing for a source that is empty', async () => {
    const { crm, sent } = open()

    expect(await outcomesOf(crm.bulk.create(account, []))).toEqual([])
    expect(sent).toEqual([])
  })

  it('loses one record for each that the service refuses, and says which', async () => {
    const { crm, names, sent } = open()
    const inputs = [...named(60), orphan, ...named(100).slice(60)]

    const outcomes = await outcomesOf(crm.bulk.create(account, inputs))

    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]))).toEqual([
      { ok: false, index: 60, input: orphan, error: expect.objectContaining({ kind: 'not-found' }) },
    ])
    expect(await names()).toEqual(namesOf(100))
    expect(sent.every((one) => one.startsWith('CreateMultiple'))).toBe(true)
    expect(sent.length).toBeLessThan(2 * Math.log2(100) + 3)
  })

  it('sends them one by one, in a batch, where many are refused', async () => {
    const { crm, names, sent } = open()
    const inputs = named(100).flatMap((one) => [one, orphan])

    const { succeeded, failed } = await crm.bulk.create(account, inputs, { batchSize: 200 }).summary()

    expect({ succeeded, failed }).toEqual({ succeeded: 100, failed: 100 })
    expect(await names()).toEqual(namesOf(100))
    expect(sent).toEqual(['CreateMultiple 200', 'CreateMultiple 100', 'CreateMultiple 100', '$batch 200'])
  })

  it('sends none of what cannot be written, and all others', async () => {
    const { crm, names, sent } = open()
    const bad = { name: 'a', parentaccountid: 'a text' } as never

    const { failures } = await crm.bulk.create(account, [bad, ...named(20), bad]).summary()

    expect(failures).toEqual([
      { ok: false, index: 0, input: bad, error: expect.any(UsageError) },
      { ok: false, index: 21, input: bad, error: expect.any(UsageError) },
    ])
    expect(await names()).toEqual(namesOf(20))
    expect(sent).toEqual(['CreateMultiple 20'])
  })

  it('changes, stores and deletes records', async () => {
    const { crm, names, sent } = open()
    const made = await outcomesOf(crm.bulk.create(account, named(3)))
    const [a, b, c] = made.map((outcome) => (outcome.ok ? outcome.value : ''))
    if (a === undefined || b === undefined || c === undefined) throw new Error('Three were to be made.')

    await crm.bulk.update(account, [{ key: a, data: { name: 'changed' } }]).summary()
    await crm.bulk.upsert(account, [{ key: b, data: { name: 'stored' } }]).summary()
    await crm.bulk.delete(account, [c]).summary()

    expect(await names()).toEqual(['changed', 'stored'])
    expect(sent).toEqual(['CreateMultiple 3', 'UpdateMultiple 1', 'UpsertMultiple 1', '$batch 1'])
  })

  it('changes a record twice that stands there twice', async () => {
    const { crm, names } = open()
    const id = await crm.create(account, { name: 'before' })

    const { succeeded } = await crm.bulk
      .update(account, [
        { key: id, data: { name: 'first' } },
        { key: id, data: { name: 'second' } },
      ])
      .summary()

    expect(succeeded).toBe(2)
    expect(await names()).toEqual(['second'])
  })

  it('deletes what a query finds, page by page', async () => {
    const { crm, names } = open()
    await crm.bulk.create(account, named(300)).summary()

    const { succeeded } = await crm.bulk
      .delete(
        query(account)
          .where((a) => a.name.ge('1100'))
          .pageSize(50) as never,
      )
      .summary()

    expect(succeeded).toBe(200)
    expect(await names()).toEqual(namesOf(100))
  })

  it('relates records to others', async () => {
    const { crm } = open()
    const [northwind, ...people] = await Promise.all([
      crm.create(account, { name: 'Northwind' }),
      crm.create(contact, { lastname: 'A' }),
      crm.create(contact, { lastname: 'B' }),
    ])

    const inputs = people.map((id) => ({ key: northwind, target: ref(contact, id) }))
    const { succeeded } = await crm.bulk.associate(account, 'contact_customer_accounts', inputs).summary()

    expect(succeeded).toBe(2)
    const found = await crm.all(query(contact).where((c) => c._parentcustomerid_value.eq(northwind)))
    expect(found).toHaveLength(2)
  })

  it('runs operations of any kind, each with its own result', async () => {
    const { crm } = open()
    const id = await crm.create(account, { name: 'any' })

    const outcomes = await outcomesOf(
      crm.bulk.run([deleteRecord(account, id), deleteRecord(account, id)], { batchSize: 1, parallelism: 1 }),
    )

    expect(outcomes).toMatchObject([
      { ok: true, value: undefined },
      { ok: false, error: { kind: 'not-found' } },
    ])
  })

  it('creates with batches where the table has no CreateMultiple, and asks for it once', async () => {
    const refusing: (send: Fetch) => Fetch = (send) => (input, init) =>
      String(input).includes('CreateMultiple')
        ? Promise.resolve(Response.json({ error: { code: '0x80040800', message: 'Not here.' } }, { status: 400 }))
        : send(input, init)
    const { crm, names, sent } = open(refusing)

    const { succeeded } = await crm.bulk.create(account, named(900)).summary()

    expect(succeeded).toBe(900)
    expect(await names()).toEqual(namesOf(900))
    expect(sent.filter((one) => one.startsWith('CreateMultiple'))).toHaveLength(3)
  })
})

describe('a bulk call whose answers are lost', () => {
  it.each([{ reset: 'after' }, { halfBody: true }] as const)('makes no record twice: %j', async (fault) => {
    const { crm, emulator, names } = open()
    emulator.faults.add({ ...fault, when: { method: 'POST' }, times: 3 })

    const outcomes = await outcomesOf(crm.bulk.create(account, named(450)))

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(450)
    expect(await names()).toEqual(namesOf(450))
  })

  it('says of a delete that it was done', async () => {
    const { crm, emulator, names } = open()
    const made = await outcomesOf(crm.bulk.create(account, named(50)))
    emulator.faults.add({ reset: 'after', when: { method: 'POST' }, times: 1 })

    const ids = made.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
    expect(await crm.bulk.delete(account, ids).summary()).toMatchObject({ succeeded: 50, failed: 0 })
    expect(await names()).toEqual([])
  })

  it('looks whether records were made when the answer is of another kind', async () => {
    const { crm, names } = open((send) => async (input, init) => {
      const answer = await send(input, init)
      return String(input).includes('CreateMultiple') ? Response.json({ Ids: [] }) : answer
    })

    expect(await crm.bulk.create(account, named(30)).summary()).toMatchObject({ succeeded: 30 })
    expect(await names()).toEqual(namesOf(30))
  })

  it('still has an outcome for each input when the organization is gone', async () => {
    const { crm } = open(
      () => () =>
        Promise.reject(
          Object.assign(new TypeError('gone'), { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) }),
        ),
    )

    const outcomes = await outcomesOf(crm.bulk.create(account, named(250)))

    expect(outcomes).toHaveLength(250)
    expect(
      outcomes.every((outcome) => !outcome.ok && 'kind' in outcome.error && outcome.error.kind === 'transport'),
    ).toBe(true)
  })
})

describe('a bulk call that ends early', () => {
  it('sends nothing more after a failure where it is to stop, and says so of the rest', async () => {
    const { crm, names, sent } = open()
    const inputs = [...named(20), orphan, ...named(100).slice(20)]

    const outcomes = await outcomesOf(
      crm.bulk.create(account, inputs, { onError: 'stop', batchSize: 10, parallelism: 1 }),
    )

    expect(outcomes.slice(0, 20).every(({ ok }) => ok)).toBe(true)
    expect(outcomes[20]).toMatchObject({ ok: false, error: { kind: 'not-found' } })
    expect(outcomes.slice(30).every((outcome) => !outcome.ok && outcome.error instanceof NotRunError)).toBe(true)
    expect(await names()).toEqual(namesOf(29))
    expect(sent.filter((one) => one === 'CreateMultiple 10')).toHaveLength(3)
  })

  it('has an outcome for every input that was taken from the source', async () => {
    const { crm } = open()
    let taken = 0
    function* source() {
      for (;;) yield taken++ === 25 ? orphan : { name: String(taken) }
    }

    const outcomes = await outcomesOf(
      crm.bulk.create(account, source(), { onError: 'stop', batchSize: 10, parallelism: 2 }),
    )

    expect(outcomes.map(({ index }) => index)).toEqual(Array.from({ length: taken }, (_, index) => index))
  })

  it('gives the outcomes of what the source gave before it failed, and then its error', async () => {
    const { crm, names } = open()
    async function* source() {
      yield* named(130)
      throw new Error('The file ends here.')
    }
    const outcomes: unknown[] = []

    const run = (async () => {
      for await (const outcome of crm.bulk.create(account, source())) outcomes.push(outcome)
    })()

    await expect(run).rejects.toThrow('The file ends here.')
    expect(outcomes).toHaveLength(130)
    expect(await names()).toEqual(namesOf(130))
  })

  it('closes the source after a break, and takes little more from it than was asked for', async () => {
    const { crm } = open()
    const closed = vi.fn()
    let taken = 0
    function* source() {
      try {
        for (;;) yield { name: String(taken++) }
      } finally {
        closed()
      }
    }

    for await (const { index } of crm.bulk.create(account, source(), { batchSize: 10, parallelism: 2 }))
      if (index === 4) break

    expect(closed).toHaveBeenCalledOnce()
    expect(taken).toBeLessThanOrEqual(10 * 2 * 4 + 10)
  })

  it('ends with the reason of an abort, after the outcomes of what it took', async () => {
    const { crm } = open()
    const stop = new AbortController()
    const outcomes: BulkOutcome<unknown, string>[] = []

    const run = (async () => {
      const options = { signal: stop.signal, batchSize: 10, parallelism: 1 }
      for await (const outcome of crm.bulk.create(account, named(1_000), options)) {
        if (outcomes.push(outcome) === 10) stop.abort(new Error('Enough.'))
      }
    })()

    await expect(run).rejects.toThrow('Enough.')
    expect(outcomes.map(({ index }) => index)).toEqual(outcomes.map((_, place) => place))
    expect(outcomes.slice(0, 10).every(({ ok }) => ok)).toBe(true)
    expect(outcomes.at(-1)).toMatchObject({ ok: false })
  })

  it('does not wait for a source that has fallen silent when it is aborted', async () => {
    const { crm } = open()
    const stop = new AbortController()
    async function* source() {
      yield { name: 'one' }
      setTimeout(() => stop.abort(new Error('Enough.')), 100)
      await new Promise(() => {})
    }

    const outcomes: unknown[] = []
    const run = (async () => {
      for await (const outcome of crm.bulk.create(account, source(), { signal: stop.signal })) outcomes.push(outcome)
    })()

    await expect(run).rejects.toThrow('Enough.')
    expect(outcomes).toMatchObject([{ ok: true, index: 0 }])
  })
})

describe('the pace of a bulk call', () => {
  it('sends what is there when the source is slow', async () => {
    const { crm, names } = open()
    let release = () => {}
    async function* source() {
      yield { name: 'one' }
      await new Promise<void>((resolve) => {
        release = resolve
      })
      yield { name: 'two' }
    }

    const run = crm.bulk.create(account, source())[Symbol.asyncIterator]()
    expect(await run.next()).toMatchObject({ value: { ok: true, index: 0 } })
    expect(await names()).toEqual(['one'])
    release()
    expect(await run.next()).toMatchObject({ value: { ok: true, index: 1 } })
    expect(await run.next()).toMatchObject({ done: true })
  })

  it('takes nothing more from the source while nobody takes its outcomes', async () => {
    const { crm } = open()
    let taken = 0
    function* source() {
      for (;;) yield { name: String(taken++) }
    }
    const run = crm.bulk.create(account, source(), { batchSize: 5, parallelism: 2 })[Symbol.asyncIterator]()

    await run.next()
    await new Promise((resolve) => setTimeout(resolve, 150))
    const before = taken
    await new Promise((resolve) => setTimeout(resolve, 100))

    expect(taken).toBe(before)
    expect(taken).toBeLessThanOrEqual(5 * 2 * 4 + 2 * 5)
    await run.return()
  })

  it('has no more requests on their way than it was told', async () => {
    let most = 0
    let now = 0
    const { crm } = open((send) => async (input, init) => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setTimeout(resolve, 5))
      now -= 1
      return send(input, init)
    })

    await crm.bulk.create(account, named(200), { batchSize: 5, parallelism: 3 }).summary()

    expect(most).toBe(3)
  })

  it('gives outcomes as they come where it is asked to', async () => {
    const { crm } = open((send) => async (input, init) => {
      if (String(init?.body).includes('"slow"')) await new Promise((resolve) => setTimeout(resolve, 60))
      return send(input, init)
    })
    const inputs = ['first', 'slow', 'quick', 'quicker'].map((name) => ({ name }))

    const outcomes = await outcomesOf(crm.bulk.create(account, inputs, { batchSize: 1, order: 'completion' }))

    expect(outcomes.at(-1)?.input).toEqual({ name: 'slow' })
    expect(outcomes.map(({ index }) => index).sort()).toEqual([0, 1, 2, 3])
  })

  it('tells how far it is, with what failed among it', async () => {
    const { crm } = open()
    const told: BulkProgress[] = []

    await crm.bulk
      .create(account, [...named(15), orphan], { batchSize: 8, onProgress: (one) => told.push(one) })
      .summary()

    expect(told.map(({ done, failed, total }) => ({ done, failed, total }))).toEqual([
      { done: 8, failed: 0, total: 16 },
      { done: 16, failed: 1, total: 16 },
    ])
    expect(told[0]?.perSecond).toBeGreaterThan(0)
    expect(told.at(-1)?.secondsLeft).toBe(0)
  })

  it('ends when the function that is told about it fails', async () => {
    const { crm } = open()
    const onProgress = () => {
      throw new Error('No terminal.')
    }

    await expect(crm.bulk.create(account, named(10), { onProgress }).summary()).rejects.toThrow('No terminal.')
  })
})

describe('a bulk call that is made wrongly', () => {
  const { crm } = open()

  it.each([
    ['no table', () => crm.bulk.create(undefined as never, [])],
    ['no source', () => crm.bulk.create(lead, undefined as never)],
    ['a text for a source', () => crm.bulk.create(lead, 'leads.csv' as never)],
    ['no records in a request', () => crm.bulk.create(lead, [], { batchSize: 0 })],
    ['too many in a request', () => crm.bulk.create(lead, [], { batchSize: 1_001 })],
    ['half a request', () => crm.bulk.create(lead, [], { parallelism: 0.5 })],
    ['another way to go on', () => crm.bulk.create(lead, [], { onError: 'retry' as never })],
    ['another order', () => crm.bulk.create(lead, [], { order: 'random' as never })],
  ])('is refused: %s', (_, call) => {
    expect(call).toThrow(UsageError)
  })

  it('runs once', async () => {
    const run = crm.bulk.create(account, [])
    await run.summary()

    await expect(run.summary()).rejects.toThrow(UsageError)
  })

  it('has an outcome for an input that is no { key, data }, and for what is no operation', async () => {
    const changed = await outcomesOf(crm.bulk.update(account, [undefined as never]))
    const ran = await outcomesOf(crm.bulk.run([{} as never]))

    expect(changed).toMatchObject([{ ok: false, error: { kind: 'usage' } }])
    expect(ran).toMatchObject([{ ok: false, error: { kind: 'usage' } }])
  })
})
