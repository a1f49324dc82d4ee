import fc from 'fast-check'
import type { Kind, KnownColumn } from './columns.js'
import { parentIds } from './hierarchy.js'
import { dayOperand, fullTextWords, listOf, optionsOf, pairOf, partOf, patternOf, sampleOf } from './operands.js'
import type { TableRows } from './organization.js'

/** An operator of `where`: which columns offer it, and what it is given. */
export interface Operator {
  readonly name: string
  /** The service's functions know columns of the queried table only. */
  readonly rootOnly: boolean
  offers(column: KnownColumn, table: TableRows): boolean
  given(column: KnownColumn, table: TableRows): fc.Arbitrary<readonly unknown[]>
}

const ordered: readonly Kind[] = ['text', 'whole', 'decimal', 'big', 'choice', 'instant', 'clock', 'day']
const listed: readonly Kind[] = ['text', 'whole', 'decimal', 'big', 'choice', 'guid', 'key', 'lookup']
const equatable: readonly Kind[] = [...listed, 'memo', 'boolean', 'instant', 'clock', 'day']
const texts: readonly Kind[] = ['text', 'memo']
const dates: readonly Kind[] = ['instant', 'clock', 'day']

const nothing = () => fc.constant<readonly unknown[]>([])

function on(kinds: readonly Kind[], name: string, given: Operator['given'] = nothing, rootOnly = false): Operator {
  return { name, rootOnly, offers: ({ kind }) => kinds.includes(kind), given }
}

const one = (column: KnownColumn) => sampleOf(column).map((value) => [value])

/** A value, `null`, or another column of the same type. */
const operand = (column: KnownColumn, table: TableRows) =>
  fc.oneof(
    { weight: 6, arbitrary: one(column) },
    { weight: 1, arbitrary: fc.constant([null]) },
    { weight: 3, arbitrary: sameType(column, table) },
  )

const comparand = (column: KnownColumn, table: TableRows) =>
  fc.oneof({ weight: 4, arbitrary: one(column) }, { weight: 1, arbitrary: sameType(column, table) })

function sameType(column: KnownColumn, table: TableRows): fc.Arbitrary<readonly unknown[]> {
  const others = table.facts.columns.filter(
    ({ type, property, dateBehavior, read }) =>
      read !== false &&
      type === column.facts.type &&
      dateBehavior === column.facts.dateBehavior &&
      property !== table.facts.primaryKey &&
      table.rows.some((row) => (row[property] ?? null) !== null),
  )
  return others.length === 0 || column.kind === 'key'
    ? one(column)
    : fc.constantFrom(...others).map(({ property }) => [{ column: property }])
}

const comparisons: readonly Operator[] = [
  on(equatable, 'eq', operand),
  on(equatable, 'ne', operand),
  on([...equatable, 'choices', 'file', 'image'], 'isNull'),
  on([...equatable, 'choices', 'file', 'image'], 'isNotNull'),
  ...['gt', 'ge', 'lt', 'le'].map((name) => on(ordered, name, comparand)),
  on(ordered, 'between', pairOf),
  on(ordered, 'notBetween', pairOf),
  on(listed, 'in', listOf),
  on(listed, 'notIn', listOf),
]

const textTests: readonly Operator[] = (['contains', 'startsWith', 'endsWith'] as const).flatMap((name) => [
  on(texts, name, (column) => partOf(column, name).map((part) => [part])),
  on(texts, name, (column) => patternOf(column, name).map((pattern) => [pattern, { wildcards: true }])),
])

const fullText: Operator = {
  name: 'fullText',
  rootOnly: true,
  offers: ({ kind, samples }, { table }) => table.name === 'kbarticle' && texts.includes(kind) && samples.length > 0,
  given: (column) => fullTextWords(column).map((words) => [words]),
}

const choices: readonly Operator[] = ['containValues', 'doesNotContainValues'].map((name) =>
  on(['choices'], name, (column) => optionsOf(column).map((options) => [options]), true),
)

const plainDates = [
  ...['today', 'yesterday', 'tomorrow', 'last7Days', 'next7Days'],
  ...['lastWeek', 'thisWeek', 'nextWeek', 'lastMonth', 'thisMonth', 'nextMonth', 'lastYear', 'thisYear', 'nextYear'],
  ...['lastFiscalPeriod', 'thisFiscalPeriod', 'nextFiscalPeriod', 'lastFiscalYear', 'thisFiscalYear', 'nextFiscalYear'],
]

const units = ['Days', 'Weeks', 'Months', 'Years', 'FiscalPeriods', 'FiscalYears']
const count = () => fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 40 })).map((number) => [number])
const period = fc.integer({ min: 1, max: 4 })
const year = fc.oneof(fc.integer({ min: 2024, max: 2027 }), fc.integer({ min: 1990, max: 2030 }))
const periodAndYear = () => fc.tuple(period, year)

const dateTests: readonly Operator[] = [
  ...plainDates.map((name) => on(dates, name, nothing, true)),
  ...['on', 'onOrAfter', 'onOrBefore'].map((name) =>
    on(dates, name, (column) => dayOperand(column).map((day) => [day]), true),
  ),
  ...['lastX', 'nextX'].flatMap((prefix) => units.map((unit) => on(dates, prefix + unit, count, true))),
  ...units.slice(0, 4).map((unit) => on(dates, `olderThanX${unit}`, count, true)),
  ...['lastXHours', 'nextXHours', 'olderThanXHours', 'olderThanXMinutes'].map((name) =>
    on(['instant', 'clock'], name, count, true),
  ),
  on(dates, 'inFiscalPeriod', () => period.map((number) => [number]), true),
  on(dates, 'inFiscalYear', () => year.map((number) => [number]), true),
  ...['inFiscalPeriodAndYear', 'inOrAfterFiscalPeriodAndYear', 'inOrBeforeFiscalPeriodAndYear'].map((name) =>
    on(dates, name, periodAndYear, true),
  ),
]

function leadsTo(tables: readonly string[]): Operator['offers'] {
  return ({ kind, facts }, { table }) =>
    kind === 'key'
      ? tables.includes(table.name)
      : kind === 'lookup' && (facts.targets ?? []).some((target) => tables.includes(target))
}

const userTests: readonly Operator[] = [
  ...[
    'eqUserId',
    'neUserId',
    'eqUserTeams',
    'eqUserOrUserTeams',
    'eqUserOrUserHierarchy',
    'eqUserOrUserHierarchyAndTeams',
  ].map((name) => ({ name, rootOnly: true, offers: leadsTo(['systemuser', 'team']), given: nothing })),
  ...['eqBusinessId', 'neBusinessId', 'eqRoleBusinessId'].map((name) => ({
    name,
    rootOnly: true,
    offers: leadsTo(['businessunit']),
    given: nothing,
  })),
  on(['whole'], 'eqUserLanguage', nothing, true),
]

const hierarchyTests: readonly Operator[] = ['above', 'aboveOrEqual', 'under', 'underOrEqual', 'notUnder'].map(
  (name) => ({
    name,
    rootOnly: true,
    offers: ({ kind }, { table, rows }) => kind === 'key' && parentIds(table.name, rows).length > 0,
    given: (column, { table, rows }) =>
      fc
        .tuple(fc.oneof(sampleOf(column), fc.constantFrom(...parentIds(table.name, rows))), fc.boolean())
        .map(([id, asRef]) => [asRef ? { ref: table.name, id: String(id) } : id]),
  }),
)

/** Every operator that a column of a shipped table offers. */
export const operators: readonly Operator[] = [
  ...comparisons,
  ...textTests,
  fullText,
  ...choices,
  ...dateTests,
  ...userTests,
  ...hierarchyTests,
]
