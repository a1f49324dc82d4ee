import { describe, expect, it } from 'vitest'
import { badQuery, Rows } from './odata-rows.js'

/** The first day of every month from 2024 to 2028, and the last instant of each. */
const instants = Array.from({ length: 60 }, (_, month) => [
  new Date(Date.UTC(2024, month, 1)).toISOString().replace('.000', ''),
  new Date(Date.UTC(2024, month + 1, 1) - 1000).toISOString().replace('.000', ''),
]).flat()

/** The reader's now is 2026-03-11. */
function byDate(organization: Record<string, unknown> = {}) {
  const rows = new Rows()
  rows.add('organization', 1, organization)
  for (const [index, createdon] of instants.entries()) rows.add('account', index + 1, { createdon })
  rows.add('account', 999)
  return (name: string, ...values: number[]) => {
    const names = values.length === 1 ? ['PropertyValue'] : ['PropertyValue1', 'PropertyValue2']
    const given = values.map((value, index) => `,${names[index]}=${value}`).join('')
    return rows.found('account', `Microsoft.Dynamics.CRM.${name}(PropertyName='createdon'${given})`, 'createdon')
  }
}

const between = (from: string, to: string) => instants.filter((instant) => instant >= from && instant < to)

describe('a fiscal function with a count beyond the calendar', () => {
  it.each([
    ['LastXFiscalYears', [300_000], '2024-01-01', '2026-01-01'],
    ['NextXFiscalPeriods', [9_007_199_254_740_991], '2026-04-01', '2029-01-01'],
    ['InFiscalYear', [300_000], '2029-01-01', '2029-01-01'],
    ['InOrBeforeFiscalPeriodAndYear', [1, 300_000], '2024-01-01', '2029-01-01'],
  ])('reaches to its end: %s %o', (name, values, from, to) => {
    expect(byDate()(name, ...values)).toEqual(between(from, to))
  })
})

describe('a fiscal function, where nothing is set', () => {
  it.each([
    ['ThisFiscalPeriod', [], '2026-01-01', '2026-04-01'],
    ['LastFiscalPeriod', [], '2025-10-01', '2026-01-01'],
    ['NextFiscalPeriod', [], '2026-04-01', '2026-07-01'],
    ['ThisFiscalYear', [], '2026-01-01', '2027-01-01'],
    ['LastFiscalYear', [], '2025-01-01', '2026-01-01'],
    ['NextFiscalYear', [], '2027-01-01', '2028-01-01'],
    ['LastXFiscalPeriods', [2], '2025-07-01', '2026-01-01'],
    ['NextXFiscalPeriods', [2], '2026-04-01', '2026-10-01'],
    ['LastXFiscalYears', [2], '2024-01-01', '2026-01-01'],
    ['NextXFiscalYears', [2], '2027-01-01', '2029-01-01'],
    ['InFiscalYear', [2025], '2025-01-01', '2026-01-01'],
    ['InFiscalPeriodAndYear', [3, 2025], '2025-07-01', '2025-10-01'],
    ['InOrAfterFiscalPeriodAndYear', [3, 2027], '2027-07-01', '2030-01-01'],
    ['InOrBeforeFiscalPeriodAndYear', [1, 2024], '2000-01-01', '2024-04-01'],
  ])('%s counts quarters from January', (name, values, from, to) => {
    expect(between(from, to).length).toBeGreaterThan(0)
    expect(byDate()(name, ...values)).toEqual(between(from, to))
  })

  it('InFiscalPeriod speaks of a period of every year', () => {
    expect(byDate()('InFiscalPeriod', 4)).toEqual(
      [2024, 2025, 2026, 2027, 2028].flatMap((year) => between(`${year}-10-01`, `${year + 1}-01-01`)),
    )
  })

  it('refuses a period that no year has', () => {
    expect(() => byDate()('InFiscalPeriod', 5)).toThrow(badQuery('a fiscal year has 4 periods'))
    expect(() => byDate()('InFiscalPeriodAndYear', 0, 2026)).toThrow(badQuery("'PropertyValue1'"))
  })

  it('takes dates only', () => {
    expect(() =>
      new Rows().read('account', "$filter=Microsoft.Dynamics.CRM.ThisFiscalYear(PropertyName='name')"),
    ).toThrow(badQuery("'name' is no date"))
  })
})

describe('a fiscal function, by what the organization sets', () => {
  it('counts months from the day that the year starts on', () => {
    const find = byDate({ fiscalcalendarstart: '2020-04-01T00:00:00Z', fiscalperiodtype: 2003 })

    expect(find('ThisFiscalYear')).toEqual(between('2025-04-01', '2026-04-01'))
    expect(find('ThisFiscalPeriod')).toEqual(between('2026-03-01', '2026-04-01'))
    expect(find('InFiscalPeriodAndYear', 12, 2025)).toEqual(between('2026-03-01', '2026-04-01'))
    expect(find('InFiscalPeriod', 1)).toContain('2027-04-01T00:00:00Z')
  })

  it('may call a year by its end, and have halves or whole years as periods', () => {
    const settings = { fiscalcalendarstart: '2020-07-01T00:00:00Z', fiscalyeardisplaycode: 2 }

    expect(byDate({ ...settings, fiscalperiodtype: 2001 })('InFiscalPeriodAndYear', 2, 2026)).toEqual(
      between('2026-01-01', '2026-07-01'),
    )
    expect(byDate({ ...settings, fiscalperiodtype: 2000 })('InFiscalPeriodAndYear', 1, 2026)).toEqual(
      between('2025-07-01', '2026-07-01'),
    )
  })
})
