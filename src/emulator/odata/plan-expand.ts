import type { CollectionFacts, NavigationFacts, TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { noAliases } from './aliases.js'
import { compileFilter } from './compile-filter.js'
import { type Order, parseOrder } from './order.js'
import { parseTop } from './page.js'
import { type ExpandText, isNested } from './parse-expand.js'
import { parseFilter } from './parse-filter.js'
import { principal } from './principal.js'
import { badQuery, notEmulated, unknownProperty } from './refuse.js'
import { type Scope, scopeOf } from './scope.js'
import { parseSelect, type Selection } from './select.js'
import { tableIndex } from './table-index.js'

/** What is read along a navigation property, checked against the tables. */
export type ExpandPlan = ExpandOne | ExpandMany

/** What is answered of the expanded rows. */
export interface Shape {
  readonly facts: TableFacts
  readonly selection: Selection
  readonly expands: readonly ExpandPlan[]
}

/** Along a lookup. */
export interface ExpandOne extends Shape {
  readonly many: false
  readonly name: string
  readonly reference: boolean
  readonly alternatives: readonly NavigationFacts[]
}

/** Along a collection. */
export interface ExpandMany extends Shape {
  readonly many: true
  readonly name: string
  readonly collection: CollectionFacts
  readonly options: ReadonlyMap<string, string>
  readonly order: Order
  readonly top?: number
  readonly matches?: (record: StoredRecord) => boolean
}

/** Looks up what the items name and checks their options. Source: protocol/query.md 3.9, the table and the lines below it. */
export function planExpands(scope: Scope, items: readonly ExpandText[]): readonly ExpandPlan[] {
  const nested = isNested(items)
  const plans = planItems(scope, items, nested)
  const linked = plans.filter((plan) => plan.many && plan.collection.intersect !== undefined)
  if (linked.length > 0 && linked.length < plans.length) throw mixedExpand()
  return plans
}

function planItems(scope: Scope, items: readonly ExpandText[], nested: boolean): readonly ExpandPlan[] {
  const { facts, key } = scope.variables[0]
  const { navigation, collections } = tableIndex(facts)
  return items.map((item) => {
    const path = `${key}/${item.name}${scope.budget.newKey()}`
    scope.budget.join(path)
    const alternatives = navigation.get(item.name)
    if (alternatives !== undefined) return planOne(scope, item, alternatives, nested, path)
    const collection = collections.get(item.name)
    if (collection !== undefined) return planMany(scope, item, collection, nested, path)
    throw unknownProperty(item.name, facts.logicalName)
  })
}

function planOne(
  scope: Scope,
  item: ExpandText,
  alternatives: readonly NavigationFacts[],
  nested: boolean,
  key: string,
): ExpandOne {
  requireOptions(item, ['$select', '$expand'])
  const [first] = alternatives
  // `ownerid` leads to users and to teams, and answers what they have in common.
  const facts = first === undefined || alternatives.length > 1 ? principal : tableOf(scope, item, first.target)
  const inner = scopeOf(scope.reader, scope.relations, scope.budget, facts, key)
  return {
    many: false,
    name: item.name,
    reference: item.reference,
    alternatives,
    facts,
    selection: parseSelect(facts, item.options.get('$select')),
    expands: planItems(inner, item.expands, nested),
  }
}

function planMany(
  scope: Scope,
  item: ExpandText,
  collection: CollectionFacts,
  nested: boolean,
  key: string,
): ExpandMany {
  if (item.reference) throw badQuery('Expand with $ref is only supported on lookup type navigation property.')
  requireOptions(
    item,
    nested ? ['$select', '$filter', '$expand'] : ['$select', '$filter', '$orderby', '$top', '$expand'],
  )
  if (nested && collection.intersect !== undefined) throw mixedExpand()
  const facts = tableOf(scope, item, collection.target)
  const inner = scopeOf(scope.reader, scope.relations, scope.budget, facts, key)
  const filter = item.options.get('$filter')
  const top = item.options.get('$top')
  return {
    many: true,
    name: item.name,
    collection,
    options: item.options,
    facts,
    // The lookup back to the parent comes along. Source: protocol/query.md 3.2.
    selection: parseSelect(
      facts,
      item.options.get('$select'),
      collection.lookup === undefined ? [] : [collection.lookup],
    ),
    expands: planItems(inner, item.expands, nested),
    ...(filter === undefined ? {} : { matches: compileFilter(inner, parseFilter(filter, noAliases)) }),
    order: parseOrder(inner, item.options.get('$orderby'), noAliases),
    ...(top === undefined ? {} : { top: parseTop(top) }),
  }
}

function tableOf(scope: Scope, { name }: ExpandText, target: string): TableFacts {
  const facts = scope.reader.store.tables.get(target)
  if (facts === undefined) throw notEmulated(`'${name}', as it has no table ${target}`)
  return facts
}

function requireOptions({ options }: ExpandText, legal: readonly string[]): void {
  if ([...options.keys()].every((option) => legal.includes(option))) return
  throw badQuery(
    'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.',
  )
}

/** Source: protocol/query.md 3.9, which has no text for it. */
function mixedExpand() {
  return badQuery('A many-to-many relationship cannot be expanded together with others or in a nested expand.')
}
