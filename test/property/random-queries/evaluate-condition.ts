import type { CollectionFacts, ColumnFacts } from '../../../src/schema/index.js'
import { kindOf } from './columns.js'
import { type ColumnPlan, type ConditionPlan, isColumnOperand, type TestPlan } from './description.js'
import { type Column, decide, type Truth, valueIn } from './evaluate-operator.js'
import type { Organization, Row, TableRows } from './organization.js'

/** A record and its table. */
export interface Place {
  readonly from: TableRows
  readonly row: Row
}

/** Told what became of each test. */
export type Witness = (test: TestPlan, truth: Truth) => void

/**
 * Whether a condition holds of the records in scope: the queried one first, then those of the lambdas around it.
 * In three values, as SQL has it: of a column without a value most tests are neither true nor false.
 */
export function evaluate(
  organization: Organization,
  scopes: readonly Place[],
  plan: ConditionPlan,
  witness: Witness,
): Truth {
  const of = (part: ConditionPlan) => evaluate(organization, scopes, part, witness)
  switch (plan.is) {
    case 'and':
      return all(plan.parts.map(of))
    case 'or':
      return not(all(plan.parts.map((part) => not(of(part)))))
    case 'not':
      return isLambda(plan.part) ? not(of(plan.part)) : of(opposite(plan.part))
    case 'test':
      return evaluateTest(organization, scopes, plan, witness)
    case 'any':
    case 'all': {
      const place = scopes[plan.scope] as Place // the plan names scopes that are there
      const collection = collectionOf(place.from, plan.collection)
      const target = organization.tables.get(collection.target) as TableRows
      const { part } = plan
      const rows = organization.many(place.from, place.row, collection)
      if (part === undefined) return rows.length > 0
      const holds = rows.map(
        (row) => evaluate(organization, [...scopes, { from: target, row }], part, witness) === true,
      )
      return plan.is === 'any' ? holds.includes(true) : !holds.includes(false)
    }
  }
}

function isLambda({ is }: ConditionPlan): boolean {
  return is === 'any' || is === 'all'
}

function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false
  return truths.includes(null) ? null : true
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth
}

const twins: Readonly<Record<string, string>> = {
  eq: 'ne',
  ne: 'eq',
  gt: 'le',
  le: 'gt',
  ge: 'lt',
  lt: 'ge',
  isNull: 'isNotNull',
  isNotNull: 'isNull',
  in: 'notIn',
  notIn: 'in',
  between: 'notBetween',
  notBetween: 'between',
  containValues: 'doesNotContainValues',
  doesNotContainValues: 'containValues',
  under: 'notUnder',
  notUnder: 'under',
  eqUserId: 'neUserId',
  neUserId: 'eqUserId',
  eqBusinessId: 'neBusinessId',
  neBusinessId: 'eqBusinessId',
}

/** The condition that `not()` makes: pushed down to the tests, where the negative twin of an operator takes its place. */
function opposite(plan: ConditionPlan): ConditionPlan {
  switch (plan.is) {
    case 'and':
    case 'or':
      return { is: plan.is === 'and' ? 'or' : 'and', parts: plan.parts.map(opposite) }
    case 'not':
      return plan.part
    case 'test': {
      const twin = twins[plan.operator]
      return twin === undefined ? { ...plan, operator: `not ${plan.operator}` } : { ...plan, operator: twin }
    }
    default:
      return { is: 'not', part: plan }
  }
}

function evaluateTest(organization: Organization, scopes: readonly Place[], test: TestPlan, witness: Witness): Truth {
  const { operator, given } = test
  if (operator.startsWith('not ')) {
    return not(evaluateTest(organization, scopes, { ...test, operator: operator.slice(4) }, witness))
  }
  const place = walk(organization, scopes, test.at)
  const from = tableAt(organization, scopes, test.at)
  const column = columnOf(from, test.at.column)
  const row = place?.row
  const operands = given.map((value) =>
    isColumnOperand(value) ? { value: valueIn(columnOf(from, value.column), row) } : value,
  )
  const truth = decide(organization, column, operator, valueIn(column, row), operands)
  witness(test, truth)
  return truth
}

/** The record that a way leads to; undefined where a lookup on it is empty. */
function walk(organization: Organization, scopes: readonly Place[], { scope, way }: ColumnPlan): Place | undefined {
  let place = scopes[scope]
  for (const name of way) {
    if (place === undefined) return undefined
    const navigation = place.from.facts.navigation.find((other) => other.name === name)
    const row = navigation && organization.one(place.from, place.row, navigation)
    const from = navigation && organization.tables.get(navigation.target)
    place = row && from && { from, row }
  }
  return place
}

function tableAt({ tables }: Organization, scopes: readonly Place[], { scope, way }: ColumnPlan): TableRows {
  return way.reduce(
    (from, name) => {
      const navigation = from.facts.navigation.find((other) => other.name === name)
      return tables.get(navigation?.target ?? '') as TableRows // the plan was made from these tables
    },
    (scopes[scope] as Place).from,
  )
}

function columnOf(table: TableRows, property: string): Column {
  const facts = table.facts.columns.find((column) => column.property === property) as ColumnFacts // as above
  return { facts, kind: kindOf(facts, table.facts) ?? 'text', table }
}

function collectionOf({ facts }: TableRows, name: string): CollectionFacts {
  return facts.collections.find((collection) => collection.name === name) as CollectionFacts // as above
}
