import {
  type BatchItem,
  batch,
  type ChangeSetResult,
  changeSet,
  create,
  createClient,
  deleteRecord,
  newGuid,
  query,
} from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account, contact } from 'dynamics365-crm/entities'
import { isDataverseError, type Outcome } from 'dynamics365-crm/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** What an item of a random batch is. `fails`: the service refuses it. */
type Kind = 'create' | 'create-fails' | 'delete-fails' | 'query' | 'set' | 'set-fails'

const kinds = fc.array(fc.constantFrom<Kind>('create', 'create-fails', 'delete-fails', 'query', 'set', 'set-fails'), {
  minLength: 1,
  maxLength: 12,
})
const isRefused = (kind: Kind) => kind.endsWith('-fails')

/** Each item with the names of the accounts that are there if and only if it is done. */
function itemOf(kind: Kind, nth: number): { readonly item: BatchItem; readonly names: readonly string[] } {
  const name = `Account ${nth} “ä” € 日本`
  switch (kind) {
    case 'create':
      return { item: create(account, { name }), names: [name] }
    case 'create-fails':
      return { item: create(account, { name: 'x'.repeat(200) }), names: [] }
    case 'delete-fails':
      return { item: deleteRecord(account, newGuid()), names: [] }
    case 'query':
      return { item: query(account).select('name'), names: [] }
    default: {
      const set = changeSet()
      const made = set.add(create(account, { name }))
      set.add(create(contact, { lastname: 'Smith', parentcustomerid: made }))
      if (kind === 'set-fails') set.add(deleteRecord(contact, newGuid()))
      return { item: set, names: [name] }
    }
  }
}

/** A client of an emulator whose answers to batches are changed on their way. */
function open(change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) {
  const { orgUrl, fetch } = createEmulator()
  const crm = createClient({
    orgUrl,
    credential: async () => 'any',
    maxRetries: 0,
    fetch: async (input, init) => {
      const answer = await fetch(input, init)
      if (!String(input).includes('$batch')) return answer
      const { status, headers } = answer
      return new Response(change(new Uint8Array(await answer.arrayBuffer())), { status, headers })
    },
  })
  return crm
}

async function run(all: readonly Kind[], change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) {
  const crm = open(change)
  const items = all.map(itemOf)
  const operation = batch(
    items.map(({ item }) => item),
    { onError: 'continue' },
  )
  const outcomes: readonly Outcome<unknown>[] = await crm.execute(operation)
  const there = new Set((await crm.all(query(account).select('name'))).map(({ name }) => name))
  const contacts = await crm.all(query(contact).select('_parentcustomerid_value'))
  return { items, outcomes, there, contacts }
}

describe('a random batch', () => {
  it('has exactly its outcome for each operation, and what is there is what was said to be done', async () => {
    await fc.assert(
      fc.asyncProperty(kinds, async (all) => {
        const { items, outcomes, there, contacts } = await run(all, (bytes) => bytes)

        expect(outcomes.map(({ ok }) => ok)).toEqual(all.map((kind) => !isRefused(kind)))
        for (const [index, { names }] of items.entries()) {
          for (const name of names) expect(there.has(name)).toBe(outcomes[index]?.ok)
        }
        expect(contacts).toHaveLength(all.filter((kind) => kind === 'set').length)
      }),
      { numRuns: 60 },
    )
  })

  it('whose answer breaks off anywhere says of nothing that it failed, or was done, which did not or was not', async () => {
    await fc.assert(
      fc.asyncProperty(kinds, fc.double({ min: 0, max: 1, noNaN: true }), async (all, share) => {
        const { items, outcomes, there } = await run(all, (bytes) => bytes.slice(0, Math.floor(bytes.length * share)))

        expect(outcomes).toHaveLength(all.length)
        for (const [index, outcome] of outcomes.entries()) {
          const names = items[index]?.names ?? []
          if (outcome.ok) for (const name of names) expect(there.has(name)).toBe(true)
          else if (
            isDataverseError(outcome.error) &&
            outcome.error.kind !== 'outcome-unknown' &&
            all[index] !== 'query'
          ) {
            for (const name of names) expect(there.has(name)).toBe(false)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('whose answer is damaged anywhere still has an outcome for each operation', async () => {
    const damage = fc.array(
      fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })),
      {
        minLength: 1,
        maxLength: 20,
      },
    )
    await fc.assert(
      fc.asyncProperty(kinds, damage, async (all, places) => {
        const { outcomes } = await run(all, (bytes) => {
          const damaged = bytes.slice()
          for (const [place, byte] of places) damaged[Math.floor(place * damaged.length)] = byte
          return damaged
        })

        expect(outcomes).toHaveLength(all.length)
        for (const outcome of outcomes) {
          if (!outcome.ok) expect(isDataverseError(outcome.error)).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('gives the results of a change set by what was added', async () => {
    const { outcomes } = await run(['set'], (bytes) => bytes)

    expect(outcomes[0]).toMatchObject({ ok: true })
    const set = changeSet()
    const other = set.add(create(account, { name: 'A' }))
    const result = outcomes[0]?.ok ? (outcomes[0].value as ChangeSetResult) : undefined // of a change set
    expect(() => result?.get(other)).toThrow(/not added/)
  })
})
