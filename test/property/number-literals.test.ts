import { type Client, query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openClient } from './open-client.js'

type Numeric = 'importsequencenumber' | 'address1_latitude' | 'revenue'
type Where = Parameters<ReturnType<typeof all>['where']>[0]

const all = () => query(account).select('importsequencenumber', 'address1_latitude', 'revenue')

/** Numbers that each column holds without rounding them. */
const held: Readonly<Record<Numeric, fc.Arbitrary<number>>> = {
  importsequencenumber: fc.oneof(fc.integer(), fc.integer({ min: -2, max: 2 })),
  address1_latitude: fc.integer({ min: -9_000_000, max: 9_000_000 }).map((scaled) => scaled / 100_000),
  revenue: fc.integer({ min: 0, max: 10 ** 13 }).map((cents) => cents / 100),
}

const anyNumber = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, -0, 1e-7, 1e21))

const columns = Object.keys(held).filter((name): name is Numeric => name in held)

async function withNumbers(column: Numeric, numbers: readonly number[]): Promise<Client> {
  const crm = openClient()
  for (const number of numbers) await crm.create(account, { [column]: number })
  return crm
}

describe.each(columns)('numbers of %s', (column) => {
  const several = fc.array(held[column], { minLength: 1, maxLength: 4 })

  async function found(crm: Client, where: Where): Promise<readonly unknown[]> {
    const records = await crm.all(all().where(where))
    return records.map((record) => record[column]).sort()
  }

  it('are found by equality and in lists', async () => {
    await fc.assert(
      fc.asyncProperty(several, held[column], async (given, other) => {
        const crm = await withNumbers(column, given)

        for (const sought of [...given, other]) {
          const want = given.filter((one) => one === sought).sort()
          expect(await found(crm, (a) => a[column].eq(sought))).toEqual(want)
        }
        const list = [other, ...given.slice(1), 11, 12, 13, 14, 15, 16, 17]
        expect(await found(crm, (a) => a[column].in(list))).toEqual(given.filter((one) => list.includes(one)).sort())
      }),
      { numRuns: 40 },
    )
  })

  it('are compared with any other number', async () => {
    await fc.assert(
      fc.asyncProperty(several, fc.oneof(held[column], anyNumber), anyNumber, async (given, limit, end) => {
        const crm = await withNumbers(column, given)
        const that = (holds: (one: number) => boolean) => given.filter(holds).sort()

        expect(await found(crm, (a) => a[column].gt(limit))).toEqual(that((one) => one > limit))
        expect(await found(crm, (a) => a[column].ge(limit))).toEqual(that((one) => one >= limit))
        expect(await found(crm, (a) => a[column].lt(limit))).toEqual(that((one) => one < limit))
        expect(await found(crm, (a) => a[column].le(limit))).toEqual(that((one) => one <= limit))
        expect(await found(crm, (a) => a[column].between(limit, end))).toEqual(
          that((one) => one >= limit && one <= end),
        )
      }),
      { numRuns: 40 },
    )
  })

  it.each([Number.NaN, Infinity, -Infinity])('do not include %d', (number) => {
    expect(() => all().where((a) => a[column].eq(number)).path).toThrow(UsageError)
    expect(() => all().where((a) => a[column].in([1, number])).path).toThrow(UsageError)
  })
})
