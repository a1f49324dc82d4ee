import type { Condition } from 'dynamics365-crm'
import { lead, task } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { machine } from '../machine.js'
import { textOf } from './filter-of.js'

describe('a function over dates', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '3', undefined])(
    'refuses the number %s',
    (given) => {
      const count = given as never

      expect(() => textOf(lead, (l) => l.createdon.lastXDays(count))).toThrow(
        new UsageError('lastXDays on createdon takes a whole number above 0.'),
      )
    },
  )

  it.each([
    [0, 2026],
    [1, 0],
    [1.5, 2026],
    [1, '2026'],
    [undefined, 2026],
    [1, undefined],
  ])('refuses the fiscal period %s of the year %s', (period, year) => {
    const given = [period, year] as never as [number, number]

    expect(() => textOf(lead, (l) => l.createdon.inFiscalPeriodAndYear(...given))).toThrow(
      new UsageError('inFiscalPeriodAndYear on createdon takes a whole number above 0.'),
    )
  })

  it.each(['lastXHours', 'nextXHours', 'olderThanXHours', 'olderThanXMinutes'])(
    'of the name %s is refused on a column of days',
    (name) => {
      const hours = (column: unknown) =>
        (column as Record<string, (count: number) => Condition>)[name]?.(3) as Condition

      expect(() => textOf(lead, (l) => hours(l.estimatedclosedate))).toThrow(
        new UsageError(`${name} does not work on estimatedclosedate, which holds days.`),
      )
    },
  )

  it.each([
    ['on', 'On'],
    ['onOrAfter', 'OnOrAfter'],
    ['onOrBefore', 'OnOrBefore'],
  ] as const)('of the name %s takes a day to the service’s %s', (operator, name) => {
    const want = (column: string) =>
      `Microsoft.Dynamics.CRM.${name}(PropertyName='${column}',PropertyValue='2026-03-02')`

    expect(textOf(lead, (l) => l.estimatedclosedate[operator]('2026-03-02'))).toBe(want('estimatedclosedate'))
    expect(textOf(task, (t) => t.scheduledend[operator]('2026-03-02'))).toBe(want('scheduledend'))
  })

  it.each([
    '2026-03-02T00:00:00Z',
    new Date(2026, 2, 1),
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2026-03-01garbage',
    '2026-03-01T',
    '',
    'today',
    null,
    undefined,
  ])('refuses %s as a day', (given) => {
    const day = given as never
    const refusal = (column: string) => new UsageError(`on on ${column} takes a day: YYYY-MM-DD.`)

    expect(() => textOf(lead, (l) => l.createdon.on(day))).toThrow(refusal('createdon'))
    expect(() => textOf(lead, (l) => l.estimatedclosedate.on(day))).toThrow(refusal('estimatedclosedate'))
    expect(() => textOf(machine, (m) => m.new_opens.on(day))).toThrow(refusal('new_opens'))
  })

  it('compares hours of times in no time zone too', () => {
    expect(textOf(machine, (m) => m.new_opens.lastXHours(3))).toBe(
      "Microsoft.Dynamics.CRM.LastXHours(PropertyName='new_opens',PropertyValue=3)",
    )
  })

  it('joins with other conditions', () => {
    expect(textOf(lead, (l) => l.createdon.lastXDays(30).and(l.statecode.eq(0).or(l.createdon.today())))).toBe(
      "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=30) and " +
        "(statecode eq 0 or Microsoft.Dynamics.CRM.Today(PropertyName='createdon'))",
    )
  })

  it('is refused on a column that was walked to, and in a collection', () => {
    expect(() => textOf(lead, (l) => l.parentaccountid.createdon.lastXDays(30))).toThrow(
      new UsageError(
        'LastXDays works on columns of the queried table only, not on parentaccountid/createdon: compare with values there.',
      ),
    )
    expect(() => textOf(lead, (l) => l.Lead_Tasks.any((t) => t.scheduledend.today()))).toThrow(
      /^Today works on columns/,
    )
    expect(() => textOf(lead, (l) => l.parentcontactid.birthdate.on('1980-01-01'))).toThrow(/^On works on columns/)
  })
})
