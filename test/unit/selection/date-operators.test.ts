import { lead, task } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { textOf } from './filter-of.js'

describe('a function over dates', () => {
  it.each([
    ['today', 'Today'],
    ['yesterday', 'Yesterday'],
    ['tomorrow', 'Tomorrow'],
    ['last7Days', 'Last7Days'],
    ['next7Days', 'Next7Days'],
    ['lastWeek', 'LastWeek'],
    ['thisWeek', 'ThisWeek'],
    ['nextWeek', 'NextWeek'],
    ['lastMonth', 'LastMonth'],
    ['thisMonth', 'ThisMonth'],
    ['nextMonth', 'NextMonth'],
    ['lastYear', 'LastYear'],
    ['thisYear', 'ThisYear'],
    ['nextYear', 'NextYear'],
  ] as const)('of the name %s is the service’s %s', (operator, name) => {
    const want = `Microsoft.Dynamics.CRM.${name}(PropertyName='createdon')`

    expect(textOf(lead, (l) => l.createdon[operator]())).toBe(want)
  })

  it.each([
    ['lastXHours', 'LastXHours'],
    ['nextXHours', 'NextXHours'],
    ['lastXDays', 'LastXDays'],
    ['nextXDays', 'NextXDays'],
    ['lastXWeeks', 'LastXWeeks'],
    ['nextXWeeks', 'NextXWeeks'],
    ['lastXMonths', 'LastXMonths'],
    ['nextXMonths', 'NextXMonths'],
    ['lastXYears', 'LastXYears'],
    ['nextXYears', 'NextXYears'],
    ['olderThanXMinutes', 'OlderThanXMinutes'],
    ['olderThanXHours', 'OlderThanXHours'],
    ['olderThanXDays', 'OlderThanXDays'],
    ['olderThanXWeeks', 'OlderThanXWeeks'],
    ['olderThanXMonths', 'OlderThanXMonths'],
    ['olderThanXYears', 'OlderThanXYears'],
  ] as const)('of the name %s takes a number to the service’s %s', (operator, name) => {
    const want = `Microsoft.Dynamics.CRM.${name}(PropertyName='createdon',PropertyValue=30)`

    expect(textOf(lead, (l) => l.createdon[operator](30))).toBe(want)
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '3', undefined])(
    'refuses the number %s',
    (given) => {
      const count = given as never

      expect(() => textOf(lead, (l) => l.createdon.lastXDays(count))).toThrow(
        new UsageError('lastXDays takes a whole number above 0.'),
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

  it('takes the UTC day of an instant, in whatever zone it is written', () => {
    const want = "Microsoft.Dynamics.CRM.On(PropertyName='createdon',PropertyValue='2026-03-02')"

    for (const instant of [
      new Date('2026-03-02T23:59:59Z'),
      '2026-03-02T00:00:00Z',
      '2026-03-01T23:30:00-05:00',
      '2026-03-03T00:30:00+02:00',
    ]) {
      expect(textOf(lead, (l) => l.createdon.on(instant))).toBe(want)
    }
  })

  it.each([
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2026-03-01garbage',
    '2026-03-01T',
    '',
    'today',
    new Date('x'),
    null,
    undefined,
  ])('refuses %s as a day', (given) => {
    const day = given as never

    expect(() => textOf(lead, (l) => l.createdon.on(day))).toThrow(UsageError)
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
        'LastXDays works on columns of the queried table only, not on parentaccountid/createdon: compare with ge and lt.',
      ),
    )
    expect(() => textOf(lead, (l) => l.Lead_Tasks.any((t) => t.scheduledend.today()))).toThrow(
      /^Today works on columns/,
    )
    expect(() => textOf(lead, (l) => l.parentcontactid.birthdate.on('1980-01-01'))).toThrow(/^On works on columns/)
  })
})
