import type { ColumnFacts, TableFacts } from '../../schema/index.js'
import { Refusal, type StoredRecord } from '../model.js'
import type { Argument } from '../odata/expression.js'
import type { Reader } from '../odata/index.js'
import { QueryBudget } from '../odata/query-budget.js'
import { compileQueryFunction } from '../odata/query-functions/index.js'
import { Relations } from '../odata/relations.js'
import { scopeOf, type Truth } from '../odata/scope.js'
import { guidIn, timeIn } from './condition-value.js'
import type { ConditionNode } from './document.js'
import { badFetch, codes } from './refuse.js'

/** A value's type in the query function that an operator is. */
type Takes = 'nothing' | 'count' | 'date' | 'id' | 'list' | 'period-and-year'

type Named = readonly [operator: string, function: readonly [name: string, takes: Takes]]

/** Operators that a query function of OData's has another name for. Source: protocol/query.md 3.5, 4.6. */
const functions: ReadonlyMap<string, Named[1]> = new Map([
  ...renamed('nothing', {
    'eq-userid': 'EqualUserId',
    'ne-userid': 'NotEqualUserId',
    'eq-businessid': 'EqualBusinessId',
    'ne-businessid': 'NotEqualBusinessId',
    'eq-userlanguage': 'EqualUserLanguage',
    'eq-userteams': 'EqualUserTeams',
    'eq-useroruserteams': 'EqualUserOrUserTeams',
    'eq-useroruserhierarchy': 'EqualUserOrUserHierarchy',
    'eq-useroruserhierarchyandteams': 'EqualUserOrUserHierarchyAndTeams',
    'last-seven-days': 'Last7Days',
    'next-seven-days': 'Next7Days',
  }),
  ...same('nothing', 'today yesterday tomorrow last-week this-week next-week last-month this-month next-month'),
  ...same('nothing', 'last-year this-year next-year last-fiscal-period this-fiscal-period next-fiscal-period'),
  ...same('nothing', 'last-fiscal-year this-fiscal-year next-fiscal-year'),
  ...same('count', 'in-fiscal-period in-fiscal-year'),
  ...same('count', 'last-x-hours last-x-days last-x-weeks last-x-months last-x-years'),
  ...same('count', 'next-x-hours next-x-days next-x-weeks next-x-months next-x-years'),
  ...same('count', 'last-x-fiscal-periods last-x-fiscal-years next-x-fiscal-periods next-x-fiscal-years'),
  ...renamed('count', {
    'olderthan-x-minutes': 'OlderThanXMinutes',
    'olderthan-x-hours': 'OlderThanXHours',
    'olderthan-x-days': 'OlderThanXDays',
    'olderthan-x-weeks': 'OlderThanXWeeks',
    'olderthan-x-months': 'OlderThanXMonths',
    'olderthan-x-years': 'OlderThanXYears',
  }),
  ...same('date', 'on on-or-after on-or-before'),
  ...renamed('id', {
    above: 'Above',
    'eq-or-above': 'AboveOrEqual',
    under: 'Under',
    'eq-or-under': 'UnderOrEqual',
    'not-under': 'NotUnder',
  }),
  ...renamed('list', { 'contain-values': 'ContainValues', 'not-contain-values': 'DoesNotContainValues' }),
  ...same('period-and-year', 'in-fiscal-period-and-year in-or-before-fiscal-period-and-year'),
  ...same('period-and-year', 'in-or-after-fiscal-period-and-year'),
])

/** Compiles an operator that is one of the query functions; undefined when it is none. Their rules are the same. */
export function namedOperator(
  reader: Reader,
  facts: TableFacts,
  column: ColumnFacts,
  { operator, values }: ConditionNode,
): ((record: StoredRecord) => Truth) | undefined {
  const [name, takes] = functions.get(operator) ?? []
  if (name === undefined || takes === undefined) return undefined
  const given = new Map<string, Argument>([
    ['PropertyName', { type: 'text', value: column.logicalName }],
    ...argumentsOf(takes, column, operator, values),
  ])
  const scope = scopeOf(reader, new Relations(reader.store), new QueryBudget(), facts)
  try {
    const test = compileQueryFunction(scope, { kind: 'query-function', name, given })
    return (record) => test([record])
  } catch (reason) {
    if (!(reason instanceof Refusal) || reason.status !== 400) throw reason
    // What OData calls a bad query is here an operator that does not fit its column or its value.
    throw badFetch(
      `The operator '${operator}' is not valid for '${column.logicalName}': ${reason.message}`,
      codes.operator,
    )
  }
}

function argumentsOf(takes: Takes, column: ColumnFacts, operator: string, values: readonly string[]) {
  const [first = '', second = ''] = values
  const wrong = () => {
    throw badFetch(`A value of '${operator}' on '${column.logicalName}' cannot be read.`, codes.value)
  }
  const number = (text: string): Argument =>
    /^\d{1,9}$/.test(text) ? { type: 'number', value: Number(text) } : wrong()
  const text = (value: string | undefined): Argument => (value === undefined ? wrong() : { type: 'text', value })
  const build: Readonly<Record<Takes, () => readonly (readonly [string, Argument])[]>> = {
    nothing: () => [],
    count: () => [['PropertyValue', number(first)]],
    date: () => [['PropertyValue', text(instantIn(first))]],
    id: () => [['PropertyValue', text(guidIn(first))]],
    list: () => [['PropertyValues', { type: 'list', values }]],
    'period-and-year': () => [
      ['PropertyValue1', number(first)],
      ['PropertyValue2', number(second)],
    ],
  }
  return build[takes]()
}

function instantIn(value: string): string | undefined {
  const time = timeIn(value.trim())
  return time === undefined ? undefined : new Date(time).toISOString()
}

function renamed(takes: Takes, names: Readonly<Record<string, string>>): readonly Named[] {
  return Object.entries(names).map(([operator, name]) => [operator, [name, takes]])
}

/** Operators whose function has the same words. */
function same(takes: Takes, operators: string): readonly Named[] {
  return operators.split(' ').map((operator) => [operator, [pascal(operator), takes]])
}

function pascal(words: string): string {
  return words
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
