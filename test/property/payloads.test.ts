import { type CreateOf, otherOption } from 'dynamics365-crm'
import { type Account, account, contact, task } from 'dynamics365-crm/entities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText } from './hostile-text.js'
import { openClient } from './open-client.js'

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null })

/** Values of every kind that the columns hold without rounding them. */
const values: fc.Arbitrary<CreateOf<Account>> = fc.record({
  name: optional(hostileText),
  description: optional(fc.array(hostileText, { maxLength: 5 }).map((lines) => `- ${lines.join('\n')}`)),
  importsequencenumber: optional(fc.integer()),
  numberofemployees: optional(fc.integer({ min: 0, max: 10 ** 9 })),
  address1_latitude: optional(fc.integer({ min: -9_000_000, max: 9_000_000 }).map((scaled) => scaled / 100_000)),
  revenue: optional(fc.integer({ min: 0, max: 10 ** 13 }).map((cents) => cents / 100)),
  creditonhold: optional(fc.boolean()),
  industrycode: optional(fc.integer({ min: 1, max: 33 }).map(otherOption)),
})

const columns = [
  'name',
  'description',
  'importsequencenumber',
  'numberofemployees',
  'address1_latitude',
  'revenue',
  'creditonhold',
  'industrycode',
] as const

describe('what is written', () => {
  it('is read back equal once it is created', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (given) => {
        const crm = openClient()

        const id = await crm.create(account, given)
        const returned = await crm.create(account, given, (a) => a.select(...columns))

        expect(await crm.retrieve(account, id, (a) => a.select(...columns))).toMatchObject(given)
        expect(returned).toMatchObject(given)
      }),
      { numRuns: 100 },
    )
  })

  it('replaces what was there once it is changed, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(values, values, fc.subarray([...columns]), async (first, second, changed) => {
        const crm = openClient()
        const id = await crm.create(account, first)
        const { importsequencenumber: _, ...changeable } = second
        const change = Object.fromEntries(
          Object.entries(changeable).filter(([name]) => changed.some((c) => c === name)),
        )

        await crm.update(account, id, change)

        expect(await crm.retrieve(account, id, (a) => a.select(...columns))).toMatchObject({ ...first, ...change })
      }),
      { numRuns: 60 },
    )
  })

  it('keeps its days and instants', async () => {
    const time = fc.integer({ min: Date.UTC(1753, 0, 1), max: Date.UTC(9999, 11, 31) }).map((ms) => new Date(ms))
    await fc.assert(
      fc.asyncProperty(time, time, async (birth, end) => {
        const crm = openClient()
        const birthdate = birth.toISOString().slice(0, 10)

        const person = await crm.create(contact, { lastname: 'A', birthdate })
        const call = await crm.create(task, { subject: 'A', scheduledend: end })

        expect(await crm.retrieve(contact, person, (c) => c.select('birthdate'))).toMatchObject({ birthdate })
        expect(await crm.retrieve(task, call, (t) => t.select('scheduledend'))).toMatchObject({
          scheduledend: `${end.toISOString().slice(0, 19)}Z`,
        })
      }),
      { numRuns: 60 },
    )
  })
})
