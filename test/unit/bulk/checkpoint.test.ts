import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Checkpoint,
  type CheckpointEntry,
  createClient,
  deleteRecord,
  fileCheckpoint,
  query,
} from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checkpoint-'))
})
afterEach(() => rm(folder, { recursive: true }))

const named = (count: number) => Array.from({ length: count }, (_, nth) => ({ name: `${1_000 + nth}` }))

function open() {
  const { orgUrl, fetch, faults } = createEmulator()
  let requests = 0
  const counting: typeof fetch = (input, init) => {
    if (init?.method === 'POST') requests += 1
    return fetch(input, init)
  }
  const crm = createClient({ orgUrl, fetch: counting, credential: async () => 'any' })
  const names = async () => (await crm.all(query(account).select('name'))).map(({ name }) => name).sort()
  return { crm, names, faults, requests: () => requests }
}

/** Keeps so many entries, and fails at the next: as far as the checkpoint goes, the process has ended there. */
function cutAfter(entries: CheckpointEntry[], most: number): Checkpoint {
  return {
    read: async () => [...entries],
    append: async (entry) => {
      if (entries.length === most) throw new Error('The process has ended.')
      entries.push(entry)
    },
  }
}

describe('a checkpoint', () => {
  it('lets a second run send nothing of what the first one did, and give the same ids', async () => {
    const { crm, names, requests } = open()
    const checkpoint = () => fileCheckpoint(join(folder, 'leads'))
    const ids = async () => {
      const all: string[] = []
      for await (const outcome of crm.bulk.create(account, named(250), { checkpoint: checkpoint() })) {
        if (outcome.ok) all.push(outcome.value)
      }
      return all
    }

    const first = await ids()
    const sent = requests()
    const second = await ids()

    expect(second).toEqual(first)
    expect(requests()).toBe(sent)
    expect(await names()).toHaveLength(250)
  })

  it('sends again what failed, and that only', async () => {
    const { crm, names, faults } = open()
    const checkpoint = () => fileCheckpoint(join(folder, 'leads'))
    const options = { checkpoint: checkpoint(), batchSize: 50, parallelism: 1 }
    faults.add({ throttle: 'requests', retryAfter: 9_999, times: 1, when: { path: /CreateMultiple/ } })

    const first = await crm.bulk.create(account, named(200), options).summary()
    const second = await crm.bulk.create(account, named(200), { checkpoint: checkpoint() }).summary()

    expect([first.failed, second.failed]).toEqual([50, 0])
    expect(await names()).toEqual(named(200).map(({ name }) => name))
  })

  it.each([1, 2, 3, 4, 5, 6])('makes no record twice when the process ended after %i of its entries', async (most) => {
    const { crm, names } = open()
    const entries: CheckpointEntry[] = []
    const options = { checkpoint: cutAfter(entries, most), batchSize: 100, parallelism: 1 }

    await expect(crm.bulk.create(account, named(300), options).summary()).rejects.toThrow('The process has ended.')
    const again = await crm.bulk.create(account, named(300), { checkpoint: cutAfter(entries, 99) }).summary()

    expect(again).toMatchObject({ total: 300, succeeded: 300 })
    expect(await names()).toEqual(named(300).map(({ name }) => name))
  })

  it('does nothing again that cannot be repeated, and says so', async () => {
    const { crm } = open()
    const entries: CheckpointEntry[] = []
    const won = {
      ...deleteRecord(account, '99999999-0000-0000-0000-000000000009'),
      method: 'POST',
      repeat: 'when-refused',
    } as const
    await expect(crm.bulk.run([won], { checkpoint: cutAfter(entries, 2) }).summary()).rejects.toThrow('ended')

    const { failures } = await crm.bulk.run([won], { checkpoint: cutAfter(entries, 99) }).summary()

    expect(failures).toMatchObject([{ error: { kind: 'outcome-unknown' } }])
  })

  it('sends again what was refused, as if for the first time', async () => {
    const { crm, names } = open()
    const accountid = '11111111-0000-0000-0000-000000000001'
    await crm.create(account, { name: 'there before' }, { id: accountid })
    const entries: CheckpointEntry[] = []
    const create = () =>
      crm.bulk
        .create(account, [{ accountid, name: 'taken' }, { name: 'free' }], { checkpoint: cutAfter(entries, 99) })
        .summary()

    const [first, second] = [await create(), await create()]

    // Its id is taken by another record: that is no sign that it was made.
    expect([first, second]).toMatchObject([{ failures: [{ index: 0 }] }, { failures: [{ index: 0 }] }])
    expect(await names()).toEqual(['free', 'there before'])
  })

  it('goes with operations whose result is in no answer, and is refused for the others', async () => {
    const { crm } = open()
    const id = await crm.create(account, { name: 'any' })
    const entries: CheckpointEntry[] = []
    const run = () =>
      crm.bulk.run<unknown>([deleteRecord(account, id), query(account).select('name')], {
        checkpoint: cutAfter(entries, 99),
      })

    const [first, second] = [await run().summary(), await run().summary()]

    expect([first, second]).toMatchObject([
      { succeeded: 1, failures: [{ index: 1, error: { kind: 'usage' } }] },
      { succeeded: 1, failures: [{ index: 1, error: { kind: 'usage' } }] },
    ])
  })

  it('is refused with a query, which finds others the second time', () => {
    const { crm } = open()
    const options = { checkpoint: cutAfter([], 99) }

    // @ts-expect-error no checkpoint with a query
    expect(() => crm.bulk.delete(query(account), options)).toThrow(UsageError)
  })

  it('is of one organization and one relation', async () => {
    const entries: CheckpointEntry[] = []
    const options = { checkpoint: cutAfter(entries, 99) }
    const { orgUrl, fetch } = createEmulator({ orgUrl: 'https://fabrikam.crm.dynamics.com' })
    const other = createClient({ orgUrl, fetch, credential: async () => 'any' })
    const { crm } = open()
    await crm.bulk.associate(account, 'contact_customer_accounts', [], options).summary()

    await expect(other.bulk.associate(account, 'contact_customer_accounts', [], options).summary()).rejects.toThrow(
      UsageError,
    )
    await expect(crm.bulk.associate(account, 'primarycontactid', [], options).summary()).rejects.toThrow(UsageError)
  })

  it('has an outcome also where the source gives something else than before', async () => {
    const { crm } = open()
    const entries: CheckpointEntry[] = []
    await crm.bulk.create(account, named(2), { checkpoint: cutAfter(entries, 99) }).summary()

    const other = [{ name: 'a', parentaccountid: 'text' } as never, ...named(1)]
    const summary = await crm.bulk.create(account, other, { checkpoint: cutAfter(entries, 99) }).summary()

    expect(summary).toMatchObject({ total: 2, succeeded: 1, failures: [{ index: 0, error: { kind: 'usage' } }] })
  })

  it('is refused for another kind of call', async () => {
    const { crm } = open()
    const checkpoint = fileCheckpoint(join(folder, 'leads'))
    await crm.bulk.create(account, named(1), { checkpoint }).summary()

    await expect(crm.bulk.delete(account, [], { checkpoint }).summary()).rejects.toThrow(UsageError)
  })

  it('that cannot be kept ends the call, and nothing is sent without it', async () => {
    const { crm, requests } = open()
    const append = async ({ type }: CheckpointEntry) => {
      if (type === 'sending') throw new Error('The disk is full.')
    }

    await expect(
      crm.bulk.create(account, named(10), { checkpoint: { read: async () => [], append } }).summary(),
    ).rejects.toThrow('The disk is full.')
    expect(requests()).toBe(0)
  })
})

describe('the file of a checkpoint', () => {
  it('holds places and an id, and nothing of the records', async () => {
    const { crm } = open()
    const path = join(folder, 'leads')
    await crm.bulk.create(account, named(3), { checkpoint: fileCheckpoint(path) }).summary()

    const lines = (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toEqual([
      { type: 'job', id: expect.any(String), name: expect.stringMatching(/^accounts\.create [0-9a-f]{8}$/) },
      { type: 'sending', first: 0, last: 2 },
      { type: 'done', first: 0, last: 2 },
    ])
  })

  it.each(['{"type":"do', ''])('is read as far as it was written whole: %j', async (rest) => {
    const path = join(folder, 'leads')
    const job = { type: 'job', id: 'any', name: 'accounts.create' } as const
    await writeFile(path, `${JSON.stringify(job)}\n${rest}`)

    const checkpoint = fileCheckpoint(path)
    expect(await checkpoint.read()).toEqual([job])
    await checkpoint.append({ type: 'done', first: 0, last: 9 })
    await checkpoint.close?.()
    expect(await fileCheckpoint(path).read()).toEqual([job, { type: 'done', first: 0, last: 9 }])
  })

  it.each(['{"type":"jo', ''])('is begun anew where not even its first line was written: %j', async (text) => {
    const path = join(folder, 'leads')
    await writeFile(path, text)

    expect(await fileCheckpoint(path).read()).toEqual([])
    expect(await readFile(path, 'utf8')).toBe('')
  })

  it.each(['Subject,Name\nA,B\n', 'Subject', '{"some":"json"}\n', '[]\n'])(
    'is not one that holds something else: %j',
    async (text) => {
      const path = join(folder, 'leads.csv')
      await writeFile(path, text)

      await expect(fileCheckpoint(path).read()).rejects.toThrow(UsageError)
      expect(await readFile(path, 'utf8')).toBe(text)
    },
  )

  it('is one call’s at a time', async () => {
    const { crm, names } = open()
    const path = join(folder, 'leads')
    const create = () =>
      crm.bulk.create(account, named(200), { checkpoint: fileCheckpoint(path), batchSize: 20 }).summary()

    const [first, second] = await Promise.allSettled([create(), create()])
    const third = await create()

    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected'])
    expect(third.succeeded).toBe(200)
    expect(await names()).toHaveLength(200)
  })

  it.each(['999999999', 'no number', String(process.pid)])(
    'is taken over from a process that is no more: %s',
    async (pid) => {
      const path = join(folder, 'leads')
      await writeFile(`${path}.lock`, pid)

      expect(await fileCheckpoint(path).read()).toEqual([])
    },
  )

  it('is not taken from a process that lives', async () => {
    const path = join(folder, 'leads')
    await writeFile(`${path}.lock`, String(process.ppid))

    await expect(fileCheckpoint(path).read()).rejects.toThrow(/in use by process/)
  })

  it('needs a path', () => {
    expect(() => fileCheckpoint('')).toThrow(UsageError)
  })
})
