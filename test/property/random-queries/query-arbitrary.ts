import fc from 'fast-check'
import { columnsOf, waysOf } from './columns.js'
import { columnTest, conditionOn, isNegatable } from './condition-arbitrary.js'
import {
  type ConditionPlan,
  type ExpandPlan,
  joinsOf,
  type OrderPlan,
  type QueryPlan,
  type TestPlan,
} from './description.js'
import { operators } from './operators.js'
import type { Organization, TableRows } from './organization.js'

const roots = `account contact lead opportunity incident task phonecall activitypointer queueitem systemuser team
  businessunit product slakpiinstance subject annotation kbarticle new_survey`.split(/\s+/)

/** Source: "Join tables using OData". */
const mostJoins = 15

/** Queries over the tables of an organization, of every shape that the service allows. No operator is rare in them. */
export function queryOn(organization: Organization): fc.Arbitrary<QueryPlan> {
  const tables = roots.flatMap((name) => organization.tables.get(name) ?? [])
  const featured = operators.map((operator) => {
    const offering = tables.flatMap((table) => {
      const test = columnTest(operator, table)
      if (test === undefined) return []
      const weight = table.rows.length > 20 ? 3 : 1
      return [{ weight, arbitrary: queryOf(organization, table, whereWith(organization, table, test)) }]
    })
    return fc.oneof(...offering)
  })
  const free = tables.map((table) => queryOf(organization, table, conditionOn(organization, [table])))
  return fc
    .oneof({ weight: 4, arbitrary: fc.oneof(...featured) }, { weight: 1, arbitrary: fc.oneof(...free) })
    .filter((plan) => joinsOf(plan) <= mostJoins)
}

/** A condition in which a test has a part. */
function whereWith(
  organization: Organization,
  table: TableRows,
  test: fc.Arbitrary<TestPlan>,
): fc.Arbitrary<ConditionPlan> {
  const joined = fc
    .tuple(test, conditionOn(organization, [table], 1), fc.constantFrom('and' as const, 'or' as const))
    .map(([one, other, is]): ConditionPlan => ({ is, parts: [one, other] }))
  const negated = test.map((part): ConditionPlan => (isNegatable(part) ? { is: 'not', part } : part))
  return fc.oneof(test, joined, negated)
}

function queryOf(
  organization: Organization,
  table: TableRows,
  where: fc.Arbitrary<ConditionPlan>,
): fc.Arbitrary<QueryPlan> {
  return fc
    .record({
      table: fc.constant(table.table.name),
      select: selectOf(table),
      where: fc.option(where, { nil: undefined, freq: 12 }),
      order: orderOf(table),
      top: fc.option(fc.integer({ min: 1, max: table.rows.length + 5 }), { nil: undefined, freq: 3 }),
      pages: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined, freq: 2 }),
      expands: expandsOf(organization, table),
    })
    .map(({ pages, where, top, ...plan }) => ({
      ...plan,
      ...(where === undefined ? {} : { where }),
      ...(top === undefined ? {} : { top }),
      // The page size cuts the collections of a nested expand as well.
      ...(pages === undefined || isNested(plan.expands) ? {} : { pageSize: Math.ceil(table.rows.length / pages) }),
    }))
}

function isNested(expands: readonly ExpandPlan[]): boolean {
  return expands.some((expand) => expand.expands.length > 0)
}

function selectOf(table: TableRows): fc.Arbitrary<readonly string[]> {
  const names = table.facts.columns.filter(({ read }) => read !== false).map(({ property }) => property)
  return fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 6 })
}

const unordered = new Set(['choices', 'image', 'file', 'memo'])

/** Columns with ties are as likely as others. */
function orderOf(table: TableRows): fc.Arbitrary<readonly OrderPlan[]> {
  const columns = columnsOf(table).filter(({ kind }) => !unordered.has(kind))
  return fc.uniqueArray(
    fc.record({
      column: fc.constantFrom(...columns.map(({ property }) => property)),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    }),
    { maxLength: 3, selector: ({ column }) => column },
  )
}

/** None, some that are flat, some that nest, or some that are many to many and stand alone. */
function expandsOf(organization: Organization, table: TableRows): fc.Arbitrary<readonly ExpandPlan[]> {
  const { ones, links } = waysOf(organization, table)
  const manies = shortOf(organization, table)
  const none = fc.constant<readonly ExpandPlan[]>([])
  const flat = some([
    ...[...ones].map(([name, target]) => oneOf(name, target, none)),
    ...[...manies].map(([name, target]) => manyOf(organization, name, target, true, none)),
  ])
  const nested = some([
    ...[...ones].map(([name, target]) => oneOf(name, target, innerOf(organization, target))),
    ...[...manies].map(([name, target]) => manyOf(organization, name, target, false, innerOf(organization, target))),
  ])
  const linked = some([...links].map(([name, target]) => manyOf(organization, name, target, true, none)))
  return fc.oneof(
    { weight: 4, arbitrary: none },
    { weight: 2, arbitrary: flat },
    // By chance nothing may nest: then nothing is ordered either, which is allowed.
    { weight: 2, arbitrary: nested },
    { weight: 1, arbitrary: linked },
  )
}

/** Inside an expand. */
function innerOf(organization: Organization, table: TableRows): fc.Arbitrary<readonly ExpandPlan[]> {
  const { ones } = waysOf(organization, table)
  const manies = shortOf(organization, table)
  const none = fc.constant<readonly ExpandPlan[]>([])
  return some([
    ...[...ones].map(([name, target]) => oneOf(name, target, none)),
    ...[...manies].map(([name, target]) => manyOf(organization, name, target, false, none)),
  ])
}

function shortOf(organization: Organization, table: TableRows): readonly (readonly [string, TableRows])[] {
  const { manies, short } = waysOf(organization, table)
  return [...manies].filter(([name]) => short.has(name))
}

function some(ways: readonly fc.Arbitrary<ExpandPlan>[]): fc.Arbitrary<readonly ExpandPlan[]> {
  if (ways.length === 0) return fc.constant([])
  return fc.uniqueArray(fc.oneof(...ways), { minLength: 0, maxLength: 2, selector: ({ name }) => name })
}

function oneOf(
  name: string,
  target: TableRows,
  expands: fc.Arbitrary<readonly ExpandPlan[]>,
): fc.Arbitrary<ExpandPlan> {
  return fc.record({ name: fc.constant(name), select: selectOf(target), order: fc.constant([]), expands })
}

function manyOf(
  organization: Organization,
  name: string,
  target: TableRows,
  isFlat: boolean,
  expands: fc.Arbitrary<readonly ExpandPlan[]>,
): fc.Arbitrary<ExpandPlan> {
  return fc
    .record({
      name: fc.constant(name),
      select: selectOf(target),
      where: fc.option(conditionOn(organization, [target], 1), { nil: undefined }),
      order: isFlat ? orderOf(target) : fc.constant([]),
      top: isFlat ? fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }) : fc.constant(undefined),
      expands,
    })
    .map(({ where, top, ...plan }) => ({
      ...plan,
      ...(where === undefined ? {} : { where }),
      ...(top === undefined ? {} : { top }),
    }))
}
