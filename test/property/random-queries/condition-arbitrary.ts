import fc from 'fast-check'
import { columnsOf, waysOf } from './columns.js'
import { type ConditionPlan, isColumnOperand, type TestPlan } from './description.js'
import { type Operator, operators } from './operators.js'
import type { Organization, TableRows } from './organization.js'

/** Where a condition stands: the queried table and the variables of the lambdas around it, innermost last. */
type Scopes = readonly [TableRows, ...TableRows[]]

/** A condition of tests on columns, joined, negated, and quantified over collections. */
export function conditionOn(organization: Organization, scopes: Scopes, depth = 3): fc.Arbitrary<ConditionPlan> {
  const test = testOn(organization, scopes)
  if (depth === 0) return test
  const inner = conditionOn(organization, scopes, depth - 1)
  const joined = fc
    .tuple(
      fc.constantFrom('and' as const, 'or' as const, 'or' as const),
      fc.array(inner, { minLength: 2, maxLength: 3 }),
    )
    .map(([is, parts]): ConditionPlan => ({ is, parts }))
  const negated = inner.filter(isNegatable).map((part): ConditionPlan => ({ is: 'not', part }))
  return fc.oneof(
    { withCrossShrink: true, maxDepth: 4 },
    { weight: 6, arbitrary: test },
    { weight: 3, arbitrary: joined },
    { weight: 2, arbitrary: negated },
    ...lambdasOn(organization, scopes).map((arbitrary) => ({ weight: 2, arbitrary })),
  )
}

const negative = new Set(
  `in notIn between notBetween containValues doesNotContainValues under notUnder eqUserId neUserId eqBusinessId
  neBusinessId`.split(/\s+/),
)

/** The service has no negative of most of its functions. */
export function isNegatable(condition: ConditionPlan): boolean {
  if (condition.is === 'test') {
    return (
      negative.has(condition.operator) ||
      !operators.some(({ name, rootOnly }) => rootOnly && name === condition.operator)
    )
  }
  if (condition.is === 'not') return isNegatable(condition.part)
  return 'parts' in condition ? condition.parts.every(isNegatable) : true
}

const made = new WeakMap<TableRows, fc.Arbitrary<TestPlan>>()

function testOn(organization: Organization, scopes: Scopes): fc.Arbitrary<TestPlan> {
  if (scopes.length > 1) return testsOn(organization, scopes)
  const known = made.get(scopes[0]) ?? testsOn(organization, scopes)
  made.set(scopes[0], known)
  return known
}

/** An operator first, then a column that offers it: so each operator comes up as often as the next. */
function testsOn(organization: Organization, scopes: Scopes): fc.Arbitrary<TestPlan> {
  const [root] = scopes
  const own = operators.flatMap((operator) => {
    const test = scopes.length === 1 ? columnTest(operator, root) : undefined
    return test === undefined ? [] : [test]
  })
  const places = scopes.flatMap((table, scope) =>
    // Inside a lambda the queried table cannot be named.
    scopes.length > 1 && scope === 0 ? [] : [placeTests(organization, table, scope)],
  )
  return own.length === 0
    ? fc.oneof(...places)
    : fc.oneof({ weight: 2, arbitrary: fc.oneof(...own) }, { weight: 1, arbitrary: fc.oneof(...places) })
}

/** Tests of a variable's columns, and of those behind its lookups. */
function placeTests(organization: Organization, table: TableRows, scope: number): fc.Arbitrary<TestPlan> {
  const { ones } = waysOf(organization, table)
  const here = testsAt(table, scope, [])
  if (ones.size === 0) return here
  const behind = fc.constantFrom(...ones).chain(([name, target]) => {
    const further = [...waysOf(organization, target).ones]
    const near = testsAt(target, scope, [name])
    if (further.length === 0) return near
    const far = fc.constantFrom(...further).chain(([next, last]) => testsAt(last, scope, [name, next]))
    return fc.oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: far })
  })
  return fc.oneof(here, behind)
}

function testsAt(table: TableRows, scope: number, way: readonly string[]): fc.Arbitrary<TestPlan> {
  const possible = operators
    .filter(({ rootOnly }) => !rootOnly)
    .map((operator) => columnTest(operator, table, scope, way))
  return fc.oneof(...possible.filter((test) => test !== undefined))
}

/** A test of the operator on some column of the table that offers it; undefined where none does. */
export function columnTest(
  operator: Operator,
  table: TableRows,
  scope = 0,
  way: readonly string[] = [],
): fc.Arbitrary<TestPlan> | undefined {
  const columns = columnsOf(table).filter((column) => operator.offers(column, table))
  if (columns.length === 0) return undefined
  return fc.constantFrom(...columns).chain((column) =>
    operator.given(column, table).map(
      (given): TestPlan => ({
        is: 'test',
        at: { scope, way, column: column.property },
        operator: operator.name,
        given,
      }),
    ),
  )
}

/** `any` and `all` over the collections of the innermost variable: the service looks into none behind a lookup. */
function lambdasOn(organization: Organization, scopes: Scopes): readonly fc.Arbitrary<ConditionPlan>[] {
  if (scopes.length > 2) return []
  const scope = scopes.length - 1
  const { manies, links } = waysOf(organization, scopes[scope] ?? scopes[0])
  const collections = [...manies, ...links, ...links]
  if (collections.length === 0) return []
  return [
    fc.constantFrom(...collections).chain(([collection, target]) => {
      const part = conditionOn(organization, [...scopes, target], 1)
      return fc.oneof(
        { weight: 1, arbitrary: fc.constant<ConditionPlan>({ is: 'any', scope, collection }) },
        { weight: 4, arbitrary: part.map((inner): ConditionPlan => ({ is: 'any', scope, collection, part: inner })) },
        { weight: 4, arbitrary: part.map((inner): ConditionPlan => ({ is: 'all', scope, collection, part: inner })) },
      )
    }),
  ]
}

/** The name under which a use of an operator is counted. */
export function usesOf({ operator, given }: TestPlan): readonly string[] {
  const isWild = typeof given[1] === 'object' && given[1] !== null && 'wildcards' in given[1]
  return [
    operator,
    ...(isWild ? [`${operator} with wildcards`] : []),
    ...(given.some(isColumnOperand) ? ['a column'] : []),
  ]
}
