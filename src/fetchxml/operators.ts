import { UsageError } from '../errors/index.js'
import { type Comparison, compare } from './compare.js'
import type { FetchCondition } from './condition.js'
import { conditionAt } from './condition-at.js'
import { dateOperators } from './date-operators.js'
import type { Operator } from './operator.js'
import type { Place } from './place.js'
import { contains, endsWith, startsWith } from './text-operators.js'
import { recordValue, valueText } from './value-text.js'

/** Operator of a column of `schema` → operator of FetchXML. Source: "FetchXML condition operators". */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ...(['eq', 'ne', 'gt', 'ge', 'lt', 'le'] satisfies Comparison[]).map(
    (name) => [name, (place: Place, value: unknown) => compare(place, name, value)] as const,
  ),
  ...valueless({
    isNull: 'null',
    isNotNull: 'not-null',
    eqUserId: 'eq-userid',
    neUserId: 'ne-userid',
    eqUserTeams: 'eq-userteams',
    eqUserOrUserTeams: 'eq-useroruserteams',
    eqUserOrUserHierarchy: 'eq-useroruserhierarchy',
    eqUserOrUserHierarchyAndTeams: 'eq-useroruserhierarchyandteams',
    eqBusinessId: 'eq-businessid',
    neBusinessId: 'ne-businessid',
    eqUserLanguage: 'eq-userlanguage',
  }),
  ...entries({ above: 'above', aboveOrEqual: 'eq-or-above', under: 'under' }, hierarchy),
  ...entries({ underOrEqual: 'eq-or-under', notUnder: 'not-under' }, hierarchy),
  ...entries({ between: 'between', notBetween: 'not-between' }, (operator) => (place, from, to) => {
    return conditionAt(place, operator, [valueText(from, place), valueText(to, place)])
  }),
  ['in', (place, values) => listed(place, values, 'in', 'eq')],
  ['notIn', (place, values) => listed(place, values, 'not-in', 'ne')],
  ...entries({ containValues: 'contain-values', doesNotContainValues: 'not-contain-values' }, (operator) => {
    return (place, options) => conditionAt(place, operator, optionsOf(place, options, operator), { isList: true })
  }),
  ['contains', contains],
  ['startsWith', startsWith],
  ['endsWith', endsWith],
  ...dateOperators,
  ['eqRoleBusinessId', refused('EqualRoleBusinessId')],
  ['fullText', refused('Contains, the search for words')],
])

function entries(
  names: Readonly<Record<string, string>>,
  make: (operator: string) => Operator,
): readonly (readonly [string, Operator])[] {
  return Object.entries(names).map(([name, operator]) => [name, make(operator)])
}

function valueless(names: Readonly<Record<string, string>>) {
  return entries(names, (operator) => (place) => conditionAt(place, operator))
}

function hierarchy(operator: string): Operator {
  return (place, record) => conditionAt(place, operator, [recordValue(record, place)])
}

/** A list of one is a comparison. */
function listed(place: Place, values: unknown, operator: string, single: string): FetchCondition {
  const { attribute } = place
  if (!Array.isArray(values) || values.length === 0) {
    throw new UsageError(`The list that ${attribute} is compared with is empty.`)
  }
  if (values.includes(null)) {
    throw new UsageError(`The list that ${attribute} is compared with holds null: add isNull() to it.`)
  }
  const texts = values.map((value) => valueText(value, place))
  return texts.length === 1 ? conditionAt(place, single, texts) : conditionAt(place, operator, texts, { isList: true })
}

function optionsOf({ attribute }: Place, options: unknown, operator: string): readonly string[] {
  if (Array.isArray(options) && options.length > 0 && options.every(Number.isSafeInteger)) return options.map(String)
  throw new UsageError(`${operator} on ${attribute} takes a list of options as numbers, at least one.`)
}

/** What OData has and FetchXML has not. */
function refused(name: string): Operator {
  return ({ attribute }) => {
    throw new UsageError(`FetchXML has no operator for ${name}, asked for on ${attribute}: OData's query() has it.`)
  }
}
