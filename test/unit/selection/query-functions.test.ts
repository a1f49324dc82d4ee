import type { Condition, Filterable } from 'dynamics365-crm'
import { ref } from 'dynamics365-crm'
import { type Account, account, businessunit, kbarticle, systemuser, team } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { type Machine, machine } from '../machine.js'
import { textOf } from './filter-of.js'

/** All of them, by their parameters. Source: protocol/query.md 3.5. */
const documented = `
EqualBusinessId NotEqualBusinessId EqualRoleBusinessId EqualUserId NotEqualUserId EqualUserLanguage
EqualUserOrUserHierarchy EqualUserOrUserHierarchyAndTeams EqualUserOrUserTeams EqualUserTeams Today Yesterday Tomorrow
Last7Days LastWeek LastMonth LastYear LastFiscalPeriod LastFiscalYear ThisWeek ThisMonth ThisYear ThisFiscalPeriod
ThisFiscalYear Next7Days NextWeek NextMonth NextYear NextFiscalPeriod NextFiscalYear
Above AboveOrEqual Under UnderOrEqual NotUnder On OnOrAfter OnOrBefore Contains
InFiscalPeriod InFiscalYear LastXHours LastXDays LastXWeeks LastXMonths LastXYears LastXFiscalPeriods LastXFiscalYears
NextXHours NextXDays NextXWeeks NextXMonths NextXYears NextXFiscalPeriods NextXFiscalYears OlderThanXMinutes
OlderThanXHours OlderThanXDays OlderThanXWeeks OlderThanXMonths OlderThanXYears
InFiscalPeriodAndYear InOrAfterFiscalPeriodAndYear InOrBeforeFiscalPeriodAndYear
In NotIn Between NotBetween ContainValues DoesNotContainValues`
  .trim()
  .split(/\s+/)

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const names = Array.from({ length: 9 }, (_, at) => `Company ${at}`)

type Build = (a: Filterable<Account>) => Condition

const onAccounts: Readonly<Record<string, readonly [build: Build, column: string, argument: string]>> = {
  EqualUserId: [(a) => a._ownerid_value.eqUserId(), 'ownerid', ''],
  NotEqualUserId: [(a) => a._ownerid_value.neUserId(), 'ownerid', ''],
  EqualUserTeams: [(a) => a._ownerid_value.eqUserTeams(), 'ownerid', ''],
  EqualUserOrUserTeams: [(a) => a._ownerid_value.eqUserOrUserTeams(), 'ownerid', ''],
  EqualUserOrUserHierarchy: [(a) => a._ownerid_value.eqUserOrUserHierarchy(), 'ownerid', ''],
  EqualUserOrUserHierarchyAndTeams: [(a) => a._ownerid_value.eqUserOrUserHierarchyAndTeams(), 'ownerid', ''],
  EqualBusinessId: [(a) => a._owningbusinessunit_value.eqBusinessId(), 'owningbusinessunit', ''],
  NotEqualBusinessId: [(a) => a._owningbusinessunit_value.neBusinessId(), 'owningbusinessunit', ''],
  EqualRoleBusinessId: [(a) => a._owningbusinessunit_value.eqRoleBusinessId(), 'owningbusinessunit', ''],
  EqualUserLanguage: [(a) => a.numberofemployees.eqUserLanguage(), 'numberofemployees', ''],
  Today: [(a) => a.createdon.today(), 'createdon', ''],
  Yesterday: [(a) => a.createdon.yesterday(), 'createdon', ''],
  Tomorrow: [(a) => a.createdon.tomorrow(), 'createdon', ''],
  Last7Days: [(a) => a.createdon.last7Days(), 'createdon', ''],
  LastWeek: [(a) => a.createdon.lastWeek(), 'createdon', ''],
  LastMonth: [(a) => a.createdon.lastMonth(), 'createdon', ''],
  LastYear: [(a) => a.createdon.lastYear(), 'createdon', ''],
  LastFiscalPeriod: [(a) => a.createdon.lastFiscalPeriod(), 'createdon', ''],
  LastFiscalYear: [(a) => a.createdon.lastFiscalYear(), 'createdon', ''],
  ThisWeek: [(a) => a.createdon.thisWeek(), 'createdon', ''],
  ThisMonth: [(a) => a.createdon.thisMonth(), 'createdon', ''],
  ThisYear: [(a) => a.createdon.thisYear(), 'createdon', ''],
  ThisFiscalPeriod: [(a) => a.createdon.thisFiscalPeriod(), 'createdon', ''],
  ThisFiscalYear: [(a) => a.createdon.thisFiscalYear(), 'createdon', ''],
  Next7Days: [(a) => a.createdon.next7Days(), 'createdon', ''],
  NextWeek: [(a) => a.createdon.nextWeek(), 'createdon', ''],
  NextMonth: [(a) => a.createdon.nextMonth(), 'createdon', ''],
  NextYear: [(a) => a.createdon.nextYear(), 'createdon', ''],
  NextFiscalPeriod: [(a) => a.createdon.nextFiscalPeriod(), 'createdon', ''],
  NextFiscalYear: [(a) => a.createdon.nextFiscalYear(), 'createdon', ''],
  Above: [(a) => a.accountid.above(id.toUpperCase()), 'accountid', `,PropertyValue='${id}'`],
  AboveOrEqual: [(a) => a.accountid.aboveOrEqual(id), 'accountid', `,PropertyValue='${id}'`],
  Under: [(a) => a.accountid.under(ref(account, id)), 'accountid', `,PropertyValue='${id}'`],
  UnderOrEqual: [(a) => a.accountid.underOrEqual(id), 'accountid', `,PropertyValue='${id}'`],
  NotUnder: [(a) => a.accountid.notUnder(id), 'accountid', `,PropertyValue='${id}'`],
  On: [(a) => a.createdon.on('2026-03-02'), 'createdon', ",PropertyValue='2026-03-02'"],
  OnOrAfter: [(a) => a.createdon.onOrAfter('2026-03-02'), 'createdon', ",PropertyValue='2026-03-02'"],
  OnOrBefore: [(a) => a.createdon.onOrBefore('2026-03-02'), 'createdon', ",PropertyValue='2026-03-02'"],
  InFiscalPeriod: [(a) => a.createdon.inFiscalPeriod(3), 'createdon', ',PropertyValue=3'],
  InFiscalYear: [(a) => a.createdon.inFiscalYear(2026), 'createdon', ',PropertyValue=2026'],
  LastXHours: [(a) => a.createdon.lastXHours(2), 'createdon', ',PropertyValue=2'],
  LastXDays: [(a) => a.createdon.lastXDays(2), 'createdon', ',PropertyValue=2'],
  LastXWeeks: [(a) => a.createdon.lastXWeeks(2), 'createdon', ',PropertyValue=2'],
  LastXMonths: [(a) => a.createdon.lastXMonths(2), 'createdon', ',PropertyValue=2'],
  LastXYears: [(a) => a.createdon.lastXYears(2), 'createdon', ',PropertyValue=2'],
  LastXFiscalPeriods: [(a) => a.createdon.lastXFiscalPeriods(2), 'createdon', ',PropertyValue=2'],
  LastXFiscalYears: [(a) => a.createdon.lastXFiscalYears(2), 'createdon', ',PropertyValue=2'],
  NextXHours: [(a) => a.createdon.nextXHours(2), 'createdon', ',PropertyValue=2'],
  NextXDays: [(a) => a.createdon.nextXDays(2), 'createdon', ',PropertyValue=2'],
  NextXWeeks: [(a) => a.createdon.nextXWeeks(2), 'createdon', ',PropertyValue=2'],
  NextXMonths: [(a) => a.createdon.nextXMonths(2), 'createdon', ',PropertyValue=2'],
  NextXYears: [(a) => a.createdon.nextXYears(2), 'createdon', ',PropertyValue=2'],
  NextXFiscalPeriods: [(a) => a.createdon.nextXFiscalPeriods(2), 'createdon', ',PropertyValue=2'],
  NextXFiscalYears: [(a) => a.createdon.nextXFiscalYears(2), 'createdon', ',PropertyValue=2'],
  OlderThanXMinutes: [(a) => a.createdon.olderThanXMinutes(2), 'createdon', ',PropertyValue=2'],
  OlderThanXHours: [(a) => a.createdon.olderThanXHours(2), 'createdon', ',PropertyValue=2'],
  OlderThanXDays: [(a) => a.createdon.olderThanXDays(2), 'createdon', ',PropertyValue=2'],
  OlderThanXWeeks: [(a) => a.createdon.olderThanXWeeks(2), 'createdon', ',PropertyValue=2'],
  OlderThanXMonths: [(a) => a.createdon.olderThanXMonths(2), 'createdon', ',PropertyValue=2'],
  OlderThanXYears: [(a) => a.createdon.olderThanXYears(2), 'createdon', ',PropertyValue=2'],
  InFiscalPeriodAndYear: [
    (a) => a.createdon.inFiscalPeriodAndYear(1, 2026),
    'createdon',
    ',PropertyValue1=1,PropertyValue2=2026',
  ],
  InOrAfterFiscalPeriodAndYear: [
    (a) => a.createdon.inOrAfterFiscalPeriodAndYear(1, 2026),
    'createdon',
    ',PropertyValue1=1,PropertyValue2=2026',
  ],
  InOrBeforeFiscalPeriodAndYear: [
    (a) => a.createdon.inOrBeforeFiscalPeriodAndYear(1, 2026),
    'createdon',
    ',PropertyValue1=1,PropertyValue2=2026',
  ],
  In: [(a) => a.name.in(names), 'name', `,PropertyValues=${JSON.stringify(names)}`],
  NotIn: [(a) => a.name.notIn(names), 'name', `,PropertyValues=${JSON.stringify(names)}`],
  Between: [(a) => a.revenue.between(1, 2), 'revenue', ',PropertyValues=["1","2"]'],
  NotBetween: [(a) => a.revenue.notBetween(1, 2), 'revenue', ',PropertyValues=["1","2"]'],
}

type BuildForMachine = (m: Filterable<Machine>) => Condition

const onMachines: Readonly<Record<string, BuildForMachine>> = {
  ContainValues: (m) => m.new_colors.containValues([1, 3]),
  DoesNotContainValues: (m) => m.new_colors.doesNotContainValues([1, 3]),
}

const written = (name: string, column: string, argument: string) =>
  `Microsoft.Dynamics.CRM.${name}(PropertyName='${column}'${argument})`

describe('the query functions of the service', () => {
  it('are 70, and each is a case here', () => {
    expect(new Set(documented).size).toBe(70)
    expect([...Object.keys(onAccounts), ...Object.keys(onMachines), 'Contains'].sort()).toEqual([...documented].sort())
  })

  it.each(Object.entries(onAccounts))('write %s', (name, [build, column, argument]) => {
    expect(textOf(account, build)).toBe(written(name, column, argument))
  })

  it.each(Object.entries(onMachines))('write %s', (name, build) => {
    expect(textOf(machine, build)).toBe(written(name, 'new_colors', ',PropertyValues=["1","3"]'))
  })

  it('write Contains', () => {
    expect(textOf(kbarticle, (a) => a.title.fullText('won’t'))).toBe(
      written('Contains', 'title', ",PropertyValue='won’t'"),
    )
  })

  it('compare keys of users, teams and business units with who asks', () => {
    expect(textOf(systemuser, (u) => u.systemuserid.eqUserId())).toBe(written('EqualUserId', 'systemuserid', ''))
    expect(textOf(team, (t) => t.teamid.eqUserTeams())).toBe(written('EqualUserTeams', 'teamid', ''))
    expect(textOf(businessunit, (b) => b.businessunitid.eqBusinessId())).toBe(
      written('EqualBusinessId', 'businessunitid', ''),
    )
  })

  it.each(Object.entries(onAccounts).filter(([name]) => !/^(Not)?(In|Between)$/.test(name)))(
    'refuse %s on a column that was walked to, and in a collection',
    (name, [build]) => {
      const refusal = new RegExp(`^${name} works on columns of the queried table only`)

      expect(() => textOf(account, (a) => build(a.parentaccountid))).toThrow(refusal)
      expect(() => textOf(account, (a) => a.account_parent_account.any(build))).toThrow(refusal)
    },
  )

  it('refuse a place in a hierarchy that is none', () => {
    expect(() => textOf(account, (a) => a.accountid.under('Northwind'))).toThrow(
      new UsageError('accountid takes a GUID without braces.'),
    )
    expect(() => textOf(account, (a) => a.accountid.above(undefined as never))).toThrow(UsageError)
    expect(() => textOf(account, (a) => a.accountid.above(ref('contact', id)))).toThrow(
      new UsageError('accountid is the key of account: it takes a ref to that table, not to contact.'),
    )
  })

  it.each([[[]], [[1.5]], [['1']], [undefined], ['1,3']])('refuse %j as options', (given) => {
    const options = given as never

    expect(() => textOf(machine, (m) => m.new_colors.containValues(options))).toThrow(
      new UsageError('ContainValues on new_colors takes a list of options as numbers, at least one.'),
    )
  })
})
