import { type Client, query } from 'dynamics365-crm'
import { contact, task } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openClient } from './open-client.js'

const earliest = Date.UTC(1753, 0, 1)
const latest = Date.UTC(9999, 11, 31)

/** Instants in whole seconds, as the service keeps them, many of them close together. */
const instant = fc
  .oneof(
    fc.integer({ min: earliest / 1_000, max: latest / 1_000 }),
    fc.integer({ min: 0, max: 3 }).map((seconds) => Date.UTC(2026, 2, 1) / 1_000 + seconds),
  )
  .map((seconds) => new Date(seconds * 1_000))

const day = instant.map((date) => date.toISOString().slice(0, 10))

const textOf = (date: Date) => date.toISOString().replace('.000Z', 'Z')

describe('days', () => {
  type Where = Parameters<ReturnType<typeof birthdays>['where']>[0]

  const birthdays = () => query(contact).select('birthdate')

  async function found(crm: Client, where: Where): Promise<readonly unknown[]> {
    const records = await crm.all(birthdays().where(where))
    return records.map(({ birthdate }) => birthdate).sort()
  }

  it('are found and compared as the calendar has them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(day, { minLength: 1, maxLength: 4 }), day, day, async (given, other, end) => {
        const crm = openClient()
        for (const birthdate of given) await crm.create(contact, { lastname: 'A', birthdate })
        const that = (holds: (one: string) => boolean) => given.filter(holds).sort()

        for (const sought of [...given, other]) {
          expect(await found(crm, (c) => c.birthdate.eq(sought))).toEqual(that((one) => one === sought))
          expect(await found(crm, (c) => c.birthdate.on(sought))).toEqual(that((one) => one === sought))
          expect(await found(crm, (c) => c.birthdate.lt(sought))).toEqual(that((one) => one < sought))
          expect(await found(crm, (c) => c.birthdate.onOrAfter(sought))).toEqual(that((one) => one >= sought))
        }
        expect(await found(crm, (c) => c.birthdate.between(other, end))).toEqual(
          that((one) => one >= other && one <= end),
        )
      }),
      { numRuns: 40 },
    )
  })

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '01.03.2026', '2026-03-01T00:00:00Z', '', 'today'])(
    'do not include %s',
    (text) => {
      expect(() => birthdays().where((c) => c.birthdate.eq(text)).path).toThrow(UsageError)
    },
  )
})

describe('instants', () => {
  type Where = Parameters<ReturnType<typeof ends>['where']>[0]

  const ends = () => query(task).select('scheduledend')

  async function found(crm: Client, where: Where): Promise<readonly unknown[]> {
    const records = await crm.all(ends().where(where))
    return records.map(({ scheduledend }) => scheduledend).sort()
  }

  /** The same instant as a clock somewhere else shows it. */
  function elsewhere(date: Date, hours: number): string {
    const local = new Date(date.getTime() + hours * 3_600_000).toISOString().slice(0, 19)
    return `${local}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`
  }

  it('are found and compared whichever way they are written', async () => {
    const several = fc.array(instant, { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(several, instant, fc.integer({ min: -11, max: 13 }), async (given, other, hours) => {
        const crm = openClient()
        for (const scheduledend of given) await crm.create(task, { subject: 'A', scheduledend })
        const that = (holds: (one: number) => boolean) =>
          given
            .filter((one) => holds(one.getTime()))
            .map(textOf)
            .sort()

        for (const sought of [...given, other]) {
          const time = sought.getTime()
          const ways = [sought, textOf(sought), ...(isFar(sought) ? [] : [elsewhere(sought, hours)])]
          for (const way of ways) {
            expect(await found(crm, (t) => t.scheduledend.eq(way))).toEqual(that((one) => one === time))
            expect(await found(crm, (t) => t.scheduledend.gt(way))).toEqual(that((one) => one > time))
            expect(await found(crm, (t) => t.scheduledend.le(way))).toEqual(that((one) => one <= time))
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  /** So late that the same instant elsewhere has a year of five digits. */
  const isFar = (date: Date) => date.getTime() > latest - 86_400_000

  it.each([
    new Date(Number.NaN),
    '2026-03-01T25:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T10:00:00+14:30',
    '2026-03-01T10:00:00',
    'now',
    '',
  ])('do not include %s', (value) => {
    expect(() => ends().where((t) => t.scheduledend.eq(value)).path).toThrow(UsageError)
  })
})
