import { query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { NotRunError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { named, open, orphan, outcomesOf } from './open-bulk.js'

const sleep = (timeInMs: number) => new Promise((resolve) => setTimeout(resolve, timeInMs))

describe('a bulk call', () => {
  it('hands out what a silent source gave, however slowly its outcomes are taken', async () => {
    const { crm } = open()
    let release = () => {}
    async function* source() {
      yield* named(7)
      await new Promise<void>((resolve) => {
        release = resolve
      })
    }
    const run = crm.bulk.create(account, source(), { batchSize: 2, parallelism: 1 })[Symbol.asyncIterator]()

    const places: unknown[] = []
    for (let nth = 0; nth < 7; nth += 1) {
      const { value } = await run.next()
      places.push(value?.index)
      await sleep(80)
    }

    expect(places).toEqual([0, 1, 2, 3, 4, 5, 6])
    release()
    expect((await run.next()).done).toBe(true)
  })

  it('ends at once when it is left while its source is silent', async () => {
    const { crm } = open()
    async function* source() {
      yield { name: 'one' }
      await new Promise(() => {})
    }
    const run = crm.bulk.create(account, source())[Symbol.asyncIterator]()
    await run.next()
    const waiting = run.next()

    await run.return()

    expect((await waiting).done).toBe(true)
  })

  it('sends no halves of a refused request any more when it is left', async () => {
    const { crm, sent } = open()
    const inputs = Array.from({ length: 30 }, () => [...named(9), orphan]).flat()
    const run = crm.bulk.create(account, [{ name: 'first' }, ...inputs], { batchSize: 1, parallelism: 1 })
    for await (const { index } of run) if (index === 0) break
    const before = sent.length

    await sleep(50)

    expect(sent.length).toBe(before)
  })

  it('sends nothing beside what cannot be written where it is to stop', async () => {
    const { crm, sent } = open()

    const outcomes = await outcomesOf(
      crm.bulk.create(account, [{ parentaccountid: 'a text' } as never, ...named(99)], { onError: 'stop' }),
    )

    expect(outcomes).toHaveLength(100)
    expect(outcomes.slice(1).every((outcome) => !outcome.ok && outcome.error instanceof NotRunError)).toBe(true)
    expect(sent).toEqual([])
  })

  it('ends with the reason when what is told of its progress rejects', async () => {
    const { crm } = open()
    const onProgress = async () => {
      throw new Error('No terminal.')
    }

    await expect(crm.bulk.create(account, named(300), { onProgress, batchSize: 10 }).summary()).rejects.toThrow(
      'No terminal.',
    )
  })

  it('looks for what it is to delete with the options of its call', async () => {
    const seen: (string | null)[] = []
    const { crm } = open((send) => (input, init) => {
      if (init?.method === 'GET') seen.push(new Headers(init.headers).get('callerobjectid'))
      return send(input, init)
    })
    const as = '11111111-0000-0000-0000-000000000001'

    await crm.bulk
      .delete(query(account), { as })
      .summary()
      .catch(() => undefined)

    expect(seen).toEqual([as])
  })
})
