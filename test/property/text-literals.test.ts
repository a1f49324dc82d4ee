import { type Client, createClient, query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { recordingFetch } from '../unit/http/recording-fetch.js'
import { brokenText, hostileText, textAndPart } from './hostile-text.js'
import { openClient } from './open-client.js'

type Where = Parameters<ReturnType<typeof names>['where']>[0]

const orgUrl = 'https://contoso.crm.dynamics.com'

const names = () => query(account).select('name')

/** The service compares text ignoring case; both small forms of sigma have one capital. */
const fold = (text: string) => text.toLowerCase().replaceAll('ς', 'σ')

async function withAccounts(given: readonly string[]): Promise<Client> {
  const crm = openClient()
  for (const name of given) await crm.create(account, { name })
  return crm
}

async function found(crm: Client, where: Where): Promise<readonly (string | null)[]> {
  const records = await crm.all(names().where(where))
  return records.map(({ name }) => name).sort()
}

const several = fc.array(hostileText, { minLength: 1, maxLength: 4 })

describe('text, whatever it is', () => {
  it('finds the records that equal it, and no others', async () => {
    await fc.assert(
      fc.asyncProperty(several, hostileText, async (given, another) => {
        const crm = await withAccounts(given)

        for (const sought of [...given, ...given.map((name) => name.toUpperCase()), another]) {
          const want = given.filter((name) => fold(name) === fold(sought)).sort()
          expect(await found(crm, (a) => a.name.eq(sought))).toEqual(want)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('finds the records of a list, short or long, and leaves out the others', async () => {
    await fc.assert(
      fc.asyncProperty(several, fc.array(hostileText, { minLength: 1, maxLength: 6 }), async (given, others) => {
        const crm = await withAccounts(given)
        const filler = Array.from({ length: 12 }, (_, index) => `${index} is nobody's name ${index}`)

        for (const list of [others, [...others, ...given.slice(1)], [...others, ...given.slice(1), ...filler]]) {
          const isListed = (name: string) => list.some((one) => fold(one) === fold(name))
          expect(await found(crm, (a) => a.name.in(list))).toEqual(given.filter(isListed).sort())
          expect(await found(crm, (a) => a.name.notIn(list))).toEqual(given.filter((name) => !isListed(name)).sort())
        }
      }),
      { numRuns: 40 },
    )
  })

  it('finds the records that hold, begin or end with it, and no others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(textAndPart, { minLength: 1, maxLength: 4 }), async (pairs) => {
        const given = pairs.map(([text]) => text)
        const crm = await withAccounts(given)

        for (const [, part] of pairs) {
          const that = (holds: (name: string, part: string) => boolean) =>
            given.filter((name) => holds(fold(name), fold(part))).sort()
          expect(await found(crm, (a) => a.name.contains(part))).toEqual(that((name, one) => name.includes(one)))
          expect(await found(crm, (a) => a.name.startsWith(part))).toEqual(that((name, one) => name.startsWith(one)))
          expect(await found(crm, (a) => a.name.endsWith(part))).toEqual(that((name, one) => name.endsWith(one)))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('stands in a condition without changing the others', async () => {
    await fc.assert(
      fc.asyncProperty(textAndPart, hostileText, async ([text, part], other) => {
        const crm = await withAccounts([text])
        const isOther = fold(text) === fold(other)

        const both = await found(crm, (a) => a.name.contains(part).and(a.name.ne(other), a.statecode.eq(0)))
        const either = await found(crm, (a) => a.name.eq(other).or(a.name.contains(part).not()))

        expect([both.length, either.length]).toEqual([isOther ? 0 : 1, isOther ? 1 : 0])
      }),
      { numRuns: 60 },
    )
  })

  it('is the key of the record that has it', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (text, other) => {
        const [accountnumber, name] = [shortened(text), other]
        const crm = openClient({ alternateKeys: { account: [['accountnumber']] } })
        const { id, created } = await crm.upsert(account, { accountnumber }, { name })

        const record = await crm.retrieve(account, { accountnumber }, (a) => a.select('accountid', 'accountnumber'))
        const again = await crm.upsert(account, { accountnumber }, { name })

        expect(created).toBe(true)
        expect(record).toMatchObject({ accountid: id, accountnumber })
        expect(again).toEqual({ id, created: false })
      }),
      { numRuns: 60 },
    )
  })

  it('reaches the service as the tag that it was', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (tag) => {
        const { fetch, sent } = recordingFetch(() => Response.json({ value: [] }))
        const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })

        await crm.execute(
          names().where((a) => a.name.eq(tag)),
          { tag },
        )

        expect(sent.map(({ url }) => new URL(url).searchParams.getAll('tag'))).toEqual([[tag]])
      }),
      { numRuns: 60 },
    )
  })
})

/** As an account number holds it. */
function shortened(text: string): string {
  const [kept] = [...text].reduce<readonly [string, boolean]>(
    ([sum, isFull], character) =>
      isFull || sum.length + character.length > 20 ? [sum, true] : [sum + character, false],
    ['', false],
  )
  return kept
}

describe('text with half of a surrogate pair', () => {
  const conditions: readonly (readonly [string, (text: string) => Where])[] = [
    ['eq', (text) => (a) => a.name.eq(text)],
    ['ne', (text) => (a) => a.name.ne(text)],
    ['a list of one', (text) => (a) => a.name.in([text])],
    ['a long list', (text) => (a) => a.name.in(['1', '2', '3', '4', '5', '6', '7', text])],
    ['notIn', (text) => (a) => a.name.notIn(['1', '2', '3', '4', '5', '6', '7', text])],
    ['contains', (text) => (a) => a.name.contains(text)],
    ['startsWith', (text) => (a) => a.name.startsWith(text)],
    ['endsWith', (text) => (a) => a.name.endsWith(text)],
  ]

  it.each(conditions)('is refused by the builder: %s', (_, where) => {
    fc.assert(
      fc.property(brokenText, (text) => {
        expect(() => names().where(where(text)).path).toThrow(UsageError)
      }),
      { numRuns: 50 },
    )
  })

  it('is refused as a key and as a tag, with nothing sent', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>()
    const crm = createClient({ orgUrl, credential: async () => 'a', fetch })

    await fc.assert(
      fc.asyncProperty(brokenText, async (text) => {
        const byKey = async () => crm.retrieve(account, { accountnumber: text }, (a) => a.select('name'))
        await expect(byKey()).rejects.toBeInstanceOf(UsageError)
        await expect(crm.execute(names(), { tag: text })).rejects.toBeInstanceOf(UsageError)
      }),
      { numRuns: 50 },
    )

    expect(fetch).not.toHaveBeenCalled()
  })
})
