import type { Condition, Table, TableType } from 'dynamics365-crm'
import {
  account,
  businessunit,
  kbarticle,
  type Lead,
  LeadSource,
  lead,
  slakpiinstance,
  systemuser,
  usersettings,
} from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { fetchXml, like, notLike } from 'dynamics365-crm/fetchxml'
import { describe, expect, it } from 'vitest'
import { machine } from '../machine.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const other = '5f1c2f5e-2f5e-4000-8000-00000000000b'

/** The conditions of a document, without what stands around them. */
function conditionsOf<Type extends TableType>(table: Table<Type>, build: (t: Type['columns']) => Condition): string {
  const { path } = fetchXml(table).where(build)
  const text = decodeURIComponent(path)
  return text.slice(text.indexOf('<filter'), text.indexOf('</entity>'))
}

function onLead(build: (l: Lead['columns']) => Condition): string {
  return conditionsOf(lead, build)
}

const valueless: readonly (readonly [string, string])[] = [
  [onLead((l) => l.createdon.isNull()), 'null'],
  [onLead((l) => l.createdon.isNotNull()), 'not-null'],
  [onLead((l) => l.createdon.eq(null)), 'null'],
  [onLead((l) => l.createdon.ne(null)), 'not-null'],
  [onLead((l) => l.createdon.today()), 'today'],
  [onLead((l) => l.createdon.yesterday()), 'yesterday'],
  [onLead((l) => l.createdon.tomorrow()), 'tomorrow'],
  [onLead((l) => l.createdon.last7Days()), 'last-seven-days'],
  [onLead((l) => l.createdon.next7Days()), 'next-seven-days'],
  [onLead((l) => l.createdon.lastWeek()), 'last-week'],
  [onLead((l) => l.createdon.thisWeek()), 'this-week'],
  [onLead((l) => l.createdon.nextWeek()), 'next-week'],
  [onLead((l) => l.createdon.lastMonth()), 'last-month'],
  [onLead((l) => l.createdon.thisMonth()), 'this-month'],
  [onLead((l) => l.createdon.nextMonth()), 'next-month'],
  [onLead((l) => l.createdon.lastYear()), 'last-year'],
  [onLead((l) => l.createdon.thisYear()), 'this-year'],
  [onLead((l) => l.createdon.nextYear()), 'next-year'],
  [onLead((l) => l.createdon.lastFiscalPeriod()), 'last-fiscal-period'],
  [onLead((l) => l.createdon.thisFiscalPeriod()), 'this-fiscal-period'],
  [onLead((l) => l.createdon.nextFiscalPeriod()), 'next-fiscal-period'],
  [onLead((l) => l.createdon.lastFiscalYear()), 'last-fiscal-year'],
  [onLead((l) => l.createdon.thisFiscalYear()), 'this-fiscal-year'],
  [onLead((l) => l.createdon.nextFiscalYear()), 'next-fiscal-year'],
]

const ofCallers: readonly (readonly [string, string])[] = [
  [conditionsOf(systemuser, (u) => u.systemuserid.eqUserId()), 'eq-userid'],
  [conditionsOf(systemuser, (u) => u.systemuserid.neUserId()), 'ne-userid'],
  [conditionsOf(systemuser, (u) => u.systemuserid.eqUserTeams()), 'eq-userteams'],
  [conditionsOf(systemuser, (u) => u.systemuserid.eqUserOrUserTeams()), 'eq-useroruserteams'],
  [conditionsOf(systemuser, (u) => u.systemuserid.eqUserOrUserHierarchy()), 'eq-useroruserhierarchy'],
  [conditionsOf(systemuser, (u) => u.systemuserid.eqUserOrUserHierarchyAndTeams()), 'eq-useroruserhierarchyandteams'],
]

const counted: readonly (readonly [string, string])[] = [
  [onLead((l) => l.createdon.lastXHours(7)), 'last-x-hours'],
  [onLead((l) => l.createdon.lastXDays(7)), 'last-x-days'],
  [onLead((l) => l.createdon.lastXWeeks(7)), 'last-x-weeks'],
  [onLead((l) => l.createdon.lastXMonths(7)), 'last-x-months'],
  [onLead((l) => l.createdon.lastXYears(7)), 'last-x-years'],
  [onLead((l) => l.createdon.lastXFiscalPeriods(7)), 'last-x-fiscal-periods'],
  [onLead((l) => l.createdon.lastXFiscalYears(7)), 'last-x-fiscal-years'],
  [onLead((l) => l.createdon.nextXHours(7)), 'next-x-hours'],
  [onLead((l) => l.createdon.nextXDays(7)), 'next-x-days'],
  [onLead((l) => l.createdon.nextXWeeks(7)), 'next-x-weeks'],
  [onLead((l) => l.createdon.nextXMonths(7)), 'next-x-months'],
  [onLead((l) => l.createdon.nextXYears(7)), 'next-x-years'],
  [onLead((l) => l.createdon.nextXFiscalPeriods(7)), 'next-x-fiscal-periods'],
  [onLead((l) => l.createdon.nextXFiscalYears(7)), 'next-x-fiscal-years'],
  [onLead((l) => l.createdon.olderThanXMinutes(7)), 'olderthan-x-minutes'],
  [onLead((l) => l.createdon.olderThanXHours(7)), 'olderthan-x-hours'],
  [onLead((l) => l.createdon.olderThanXDays(7)), 'olderthan-x-days'],
  [onLead((l) => l.createdon.olderThanXWeeks(7)), 'olderthan-x-weeks'],
  [onLead((l) => l.createdon.olderThanXMonths(7)), 'olderthan-x-months'],
  [onLead((l) => l.createdon.olderThanXYears(7)), 'olderthan-x-years'],
  [onLead((l) => l.createdon.inFiscalPeriod(7)), 'in-fiscal-period'],
  [onLead((l) => l.createdon.inFiscalYear(7)), 'in-fiscal-year'],
]

const compared: readonly (readonly [string, string])[] = [
  [onLead((l) => l.lastname.eq('A & B')), "attribute='lastname' operator='eq' value='A &amp; B'"],
  [onLead((l) => l.lastname.ne('')), "attribute='lastname' operator='ne' value=''"],
  [onLead((l) => l.estimatedamount.gt(1.5)), "attribute='estimatedamount' operator='gt' value='1.5'"],
  [onLead((l) => l.estimatedamount.ge(-1)), "attribute='estimatedamount' operator='ge' value='-1'"],
  [onLead((l) => l.estimatedamount.lt(0)), "attribute='estimatedamount' operator='lt' value='0'"],
  [onLead((l) => l.estimatedamount.le(9)), "attribute='estimatedamount' operator='le' value='9'"],
  [onLead((l) => l.donotemail.eq(true)), "attribute='donotemail' operator='eq' value='1'"],
  [onLead((l) => l.donotemail.eq(false)), "attribute='donotemail' operator='eq' value='0'"],
  [onLead((l) => l._ownerid_value.eq(id.toUpperCase())), `attribute='ownerid' operator='eq' value='${id}'`],
  [onLead((l) => l.leadid.eq(id)), `attribute='leadid' operator='eq' value='${id}'`],
  [onLead((l) => l.versionnumber.gt(2n ** 60n)), "attribute='versionnumber' operator='gt' value='1152921504606846976'"],
  [
    onLead((l) => l.createdon.ge(new Date('2026-03-01T10:00:00Z'))),
    "attribute='createdon' operator='ge' value='2026-03-01T10:00:00Z'",
  ],
  [
    onLead((l) => l.createdon.le('2026-03-01T10:00:00+01:00')),
    "attribute='createdon' operator='le' value='2026-03-01T10:00:00+01:00'",
  ],
  [
    onLead((l) => l.estimatedclosedate.eq('2026-03-01')),
    "attribute='estimatedclosedate' operator='eq' value='2026-03-01'",
  ],
  [
    conditionsOf(slakpiinstance, (s) => s.successcheckedat.lt('2026-03-01T09:00:00')),
    "attribute='successcheckedat' operator='lt' value='2026-03-01T09:00:00Z'",
  ],
  [onLead((l) => l.createdon.on('2026-03-01')), "attribute='createdon' operator='on' value='2026-03-01'"],
  [
    onLead((l) => l.createdon.onOrAfter('2026-03-01')),
    "attribute='createdon' operator='on-or-after' value='2026-03-01'",
  ],
  [
    onLead((l) => l.estimatedclosedate.onOrBefore('2026-03-01')),
    "attribute='estimatedclosedate' operator='on-or-before' value='2026-03-01'",
  ],
  [onLead((l) => like(l.lastname, '[a-c]%_')), "attribute='lastname' operator='like' value='[a-c]%_'"],
  [onLead((l) => notLike(l.description, '%x%')), "attribute='description' operator='not-like' value='%x%'"],
  [onLead((l) => l.lastname.startsWith('Mc')), "attribute='lastname' operator='begins-with' value='Mc'"],
  [onLead((l) => l.lastname.endsWith('son')), "attribute='lastname' operator='ends-with' value='son'"],
  [onLead((l) => l.lastname.contains('it')), "attribute='lastname' operator='like' value='%it%'"],
  [onLead((l) => l.lastname.startsWith('Mc').not()), "attribute='lastname' operator='not-begin-with' value='Mc'"],
  [onLead((l) => l.lastname.endsWith('son').not()), "attribute='lastname' operator='not-end-with' value='son'"],
  [onLead((l) => l.lastname.contains('it').not()), "attribute='lastname' operator='not-like' value='%it%'"],
  [conditionsOf(account, (a) => a.accountid.above(id)), `attribute='accountid' operator='above' value='${id}'`],
  [
    conditionsOf(account, (a) => a.accountid.aboveOrEqual(id)),
    `attribute='accountid' operator='eq-or-above' value='${id}'`,
  ],
  [conditionsOf(account, (a) => a.accountid.under(id)), `attribute='accountid' operator='under' value='${id}'`],
  [
    conditionsOf(account, (a) => a.accountid.underOrEqual(id)),
    `attribute='accountid' operator='eq-or-under' value='${id}'`,
  ],
  [
    conditionsOf(account, (a) => a.accountid.notUnder({ table: 'account', id })),
    `attribute='accountid' operator='not-under' value='${id}'`,
  ],
  [
    conditionsOf(businessunit, (b) => b.businessunitid.eqBusinessId()),
    "attribute='businessunitid' operator='eq-businessid'",
  ],
  [
    conditionsOf(businessunit, (b) => b.businessunitid.neBusinessId()),
    "attribute='businessunitid' operator='ne-businessid'",
  ],
  [
    conditionsOf(usersettings, (u) => u.uilanguageid.eqUserLanguage()),
    "attribute='uilanguageid' operator='eq-userlanguage'",
  ],
]

function values(...texts: readonly string[]): string {
  return texts.map((text) => `<value>${text}</value>`).join('')
}

const listed: readonly (readonly [string, string, string])[] = [
  [onLead((l) => l.lastname.in(['A', "O'B"])), "attribute='lastname' operator='in'", values('A', 'O&apos;B')],
  [onLead((l) => l.lastname.notIn(['A', 'B'])), "attribute='lastname' operator='not-in'", values('A', 'B')],
  [onLead((l) => l._ownerid_value.in([id, other])), "attribute='ownerid' operator='in'", values(id, other)],
  [
    onLead((l) => l.leadsourcecode.in([LeadSource.Web, LeadSource.Other])),
    "attribute='leadsourcecode' operator='in'",
    values(String(LeadSource.Web), String(LeadSource.Other)),
  ],
  [onLead((l) => l.estimatedamount.between(1, 2)), "attribute='estimatedamount' operator='between'", values('1', '2')],
  [
    onLead((l) => l.estimatedamount.notBetween(1, 2)),
    "attribute='estimatedamount' operator='not-between'",
    values('1', '2'),
  ],
  [
    onLead((l) => l.createdon.inFiscalPeriodAndYear(1, 2026)),
    "attribute='createdon' operator='in-fiscal-period-and-year'",
    values('1', '2026'),
  ],
  [
    onLead((l) => l.createdon.inOrAfterFiscalPeriodAndYear(1, 2026)),
    "attribute='createdon' operator='in-or-after-fiscal-period-and-year'",
    values('1', '2026'),
  ],
  [
    onLead((l) => l.createdon.inOrBeforeFiscalPeriodAndYear(1, 2026)),
    "attribute='createdon' operator='in-or-before-fiscal-period-and-year'",
    values('1', '2026'),
  ],
  [
    conditionsOf(machine, (m) => m.new_colors.containValues([1, 2])),
    "attribute='new_colors' operator='contain-values'",
    values('1', '2'),
  ],
  [
    conditionsOf(machine, (m) => m.new_colors.containValues([3])),
    "attribute='new_colors' operator='contain-values'",
    values('3'),
  ],
  [
    conditionsOf(machine, (m) => m.new_colors.doesNotContainValues([1])),
    "attribute='new_colors' operator='not-contain-values'",
    values('1'),
  ],
]

/** Source: protocol/query.md 4.6. */
const everyOperator = [
  'above',
  'begins-with',
  'between',
  'contain-values',
  'ends-with',
  'eq',
  'eq-businessid',
  'eq-or-above',
  'eq-or-under',
  'eq-userid',
  'eq-userlanguage',
  'eq-useroruserhierarchy',
  'eq-useroruserhierarchyandteams',
  'eq-useroruserteams',
  'eq-userteams',
  'ge',
  'gt',
  'in',
  'in-fiscal-period',
  'in-fiscal-period-and-year',
  'in-fiscal-year',
  'in-or-after-fiscal-period-and-year',
  'in-or-before-fiscal-period-and-year',
  'last-fiscal-period',
  'last-fiscal-year',
  'last-month',
  'last-seven-days',
  'last-week',
  'last-x-days',
  'last-x-fiscal-periods',
  'last-x-fiscal-years',
  'last-x-hours',
  'last-x-months',
  'last-x-weeks',
  'last-x-years',
  'last-year',
  'le',
  'like',
  'lt',
  'ne',
  'ne-businessid',
  'ne-userid',
  'next-fiscal-period',
  'next-fiscal-year',
  'next-month',
  'next-seven-days',
  'next-week',
  'next-x-days',
  'next-x-fiscal-periods',
  'next-x-fiscal-years',
  'next-x-hours',
  'next-x-months',
  'next-x-weeks',
  'next-x-years',
  'next-year',
  'not-begin-with',
  'not-between',
  'not-contain-values',
  'not-end-with',
  'not-in',
  'not-like',
  'not-null',
  'not-under',
  'null',
  'olderthan-x-days',
  'olderthan-x-hours',
  'olderthan-x-minutes',
  'olderthan-x-months',
  'olderthan-x-weeks',
  'olderthan-x-years',
  'on',
  'on-or-after',
  'on-or-before',
  'this-fiscal-period',
  'this-fiscal-year',
  'this-month',
  'this-week',
  'this-year',
  'today',
  'tomorrow',
  'under',
  'yesterday',
]

describe('an operator of FetchXML', () => {
  it.each(valueless)('stands without a value: %s', (text, operator) => {
    expect(text).toBe(`<filter><condition attribute='createdon' operator='${operator}'/></filter>`)
  })

  it.each(ofCallers)('looks at who calls: %s', (text, operator) => {
    expect(text).toBe(`<filter><condition attribute='systemuserid' operator='${operator}'/></filter>`)
  })

  it.each(counted)('takes a number: %s', (text, operator) => {
    expect(text).toBe(`<filter><condition attribute='createdon' operator='${operator}' value='7'/></filter>`)
  })

  it.each(compared)('takes one value as an attribute: %s', (text, condition) => {
    expect(text).toBe(`<filter><condition ${condition}/></filter>`)
  })

  it.each(listed)('takes several values as elements: %s', (text, condition, inside) => {
    expect(text).toBe(`<filter><condition ${condition}>${inside}</condition></filter>`)
  })

  it('is reached for each one that the service has, but the old spelling of ne', () => {
    const written = [...valueless, ...ofCallers, ...counted, ...compared, ...listed].map(
      ([text]) => /operator='([^']+)'/.exec(text)?.[1],
    )

    expect([...new Set(written)].sort()).toEqual(everyOperator)
  })
})

describe('a list of one', () => {
  it('is a comparison', () => {
    expect(onLead((l) => l.lastname.in(['A']))).toContain("operator='eq' value='A'")
    expect(onLead((l) => l.lastname.notIn(['A']))).toContain("operator='ne' value='A'")
  })
})

describe('a text with wildcards in it', () => {
  it('is found as it is', () => {
    expect(onLead((l) => l.lastname.contains('50%'))).toContain("operator='like' value='%50[%]%'")
    expect(onLead((l) => l.lastname.startsWith('a_b'))).toContain("operator='like' value='a[_]b%'")
    expect(onLead((l) => l.lastname.endsWith('[x]').not())).toContain("operator='not-like' value='%[[]x]'")
  })

  it('is a pattern where that is asked for', () => {
    expect(onLead((l) => l.lastname.contains('a_c', { wildcards: true }))).toContain("value='%a_c%'")
    expect(onLead((l) => l.lastname.startsWith('[ab]', { wildcards: true }))).toContain("operator='like' value='[ab]%'")
    expect(onLead((l) => l.lastname.endsWith('_n', { wildcards: true }))).toContain("operator='like' value='%_n'")
  })
})

describe('a condition is refused', () => {
  const refusals: readonly (readonly [string, () => unknown, string])[] = [
    [
      'for an operator that only OData has',
      () => conditionsOf(businessunit, (b) => b.businessunitid.eqRoleBusinessId()),
      'FetchXML has no operator for EqualRoleBusinessId',
    ],
    [
      'for a search for words',
      () => conditionsOf(kbarticle, (k) => k.title.fullText('pump')),
      'FetchXML has no operator for Contains',
    ],
    ['for an empty list', () => onLead((l) => l.lastname.in([])), 'The list that lastname is compared with is empty.'],
    [
      'for a list with null',
      () => onLead((l) => l.lastname.in([null as never])),
      'The list that lastname is compared with holds null: add isNull() to it.',
    ],
    [
      'for undefined',
      () => onLead((l) => l.lastname.eq(undefined as never)),
      'The value that lastname is compared with is undefined.',
    ],
    [
      'for more than null',
      () => onLead((l) => l.estimatedamount.gt(null as never)),
      'estimatedamount is neither more nor less than null.',
    ],
    [
      'for null as an end',
      () => onLead((l) => l.estimatedamount.between(1, null as never)),
      'estimatedamount is compared with null by isNull() and isNotNull() alone.',
    ],
    ['for a GUID that is none', () => onLead((l) => l.leadid.eq('x')), 'leadid takes a GUID without braces.'],
    ['for no number', () => onLead((l) => l.estimatedamount.gt(Number.NaN)), 'estimatedamount takes a finite number'],
    [
      'for half a day',
      () => onLead((l) => l.createdon.lastXDays(0.5)),
      'lastXDays on createdon takes a whole number above 0.',
    ],
    [
      'for an empty text to find',
      () => onLead((l) => l.lastname.contains('')),
      'contains on lastname takes a text that is not empty.',
    ],
    [
      'for a wildcard at the beginning',
      () => onLead((l) => l.lastname.startsWith('%a', { wildcards: true })),
      'startsWith on lastname takes a pattern that does not begin with %.',
    ],
    [
      'for a wildcard at the end',
      () => onLead((l) => l.lastname.endsWith('a%', { wildcards: true })),
      'endsWith on lastname takes a pattern that does not end with %.',
    ],
    [
      'for no option',
      () => conditionsOf(machine, (m) => m.new_colors.containValues([])),
      'contain-values on new_colors takes a list of options as numbers, at least one.',
    ],
    [
      'for a record of another table',
      () => conditionsOf(account, (a) => a.accountid.under({ table: 'contact', id })),
      'accountid takes a record of account, not of contact.',
    ],
    [
      'for hours of a day',
      () => onLead((l) => (l.estimatedclosedate as never as typeof l.createdon).lastXHours(2)),
      'lastXHours does not work on estimatedclosedate, which holds days.',
    ],
    [
      'for an instant in place of a day',
      () => onLead((l) => l.createdon.on(new Date(2026, 2, 1) as never)),
      'on on createdon takes a day: YYYY-MM-DD.',
    ],
    [
      'for like on something else',
      () => onLead(() => like('lastname' as never, 'x')),
      "like takes a column that the where() of fetchXml() hands out; on columns of query() there is contains('A%', { wildcards: true }).",
    ],
    ['for what is no condition', () => onLead(() => true as never), 'A condition of FetchXML is made by the columns'],
  ]

  it.each(refusals)('%s', (_, make, message) => {
    expect(make).toThrow(UsageError)
    expect(make).toThrow(message)
  })
})
