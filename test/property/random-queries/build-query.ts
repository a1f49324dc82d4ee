import { type Condition, type PagedQuery, query, ref, type Table, type TableType } from 'dynamics365-crm'
import {
  type ConditionPlan,
  type ExpandPlan,
  isColumnOperand,
  isRefOperand,
  type QueryPlan,
  type TestPlan,
} from './description.js'
import type { Organization, Row } from './organization.js'

/** What `where` and `expand` hand out, as it is at run time: any name leads somewhere. */
type View = { readonly [name: string]: View & ((...given: readonly unknown[]) => Condition) }
interface Builder {
  select(...columns: readonly string[]): Builder
  where(build: (view: View) => Condition): Builder
  orderBy(column: string, direction: 'asc' | 'desc'): Builder
  top(count: number): Builder
  pageSize(count: number): Builder
  expand(name: string, build: (related: Builder) => Builder): Builder
}

/** Builds a query through the package's own functions. The names come from data, so the types are set aside. */
export function buildQuery(organization: Organization, plan: QueryPlan): PagedQuery<Row> {
  const built = shape(startOf(organization, plan), plan)
  return (plan.pageSize === undefined ? built : built.pageSize(plan.pageSize)) as unknown as PagedQuery<Row>
}

/** The query's conditions alone, for what counts or groups the records. */
export function buildFiltered(organization: Organization, plan: QueryPlan): unknown {
  const { where } = plan
  const start = startOf(organization, plan)
  return where === undefined ? start : start.where((view) => buildCondition([view], where))
}

function startOf({ tables }: Organization, { table: name }: QueryPlan): Builder {
  const table = tables.get(name)?.table as Table<TableType> // the plan was made from these tables
  return query(table) as unknown as Builder
}

function shape(builder: Builder, { select, where, order, top, expands }: ExpandPlan | QueryPlan): Builder {
  let built = builder.select(...select)
  if (where !== undefined) built = built.where((view) => buildCondition([view], where))
  for (const { column, direction } of order) built = built.orderBy(column, direction)
  if (top !== undefined) built = built.top(top)
  for (const expand of expands) built = built.expand(expand.name, (related) => shape(related, expand))
  return built
}

function buildCondition(scopes: readonly View[], plan: ConditionPlan): Condition {
  switch (plan.is) {
    case 'and':
    case 'or': {
      const [first, ...rest] = plan.parts.map((part) => buildCondition(scopes, part))
      if (first === undefined) throw new Error('Nothing to join.')
      return plan.is === 'and' ? first.and(...rest) : first.or(...rest)
    }
    case 'not':
      return buildCondition(scopes, plan.part).not() // only such ones are negated in a plan
    case 'test':
      return buildTest(scopes, plan)
    case 'any':
    case 'all': {
      const { part } = plan
      const collection = member(scopes[plan.scope], plan.collection)
      return part === undefined
        ? call(collection, 'any')
        : call(collection, plan.is, (related: View) => buildCondition([...scopes, related], part))
    }
  }
}

function buildTest(scopes: readonly View[], { at, operator, given }: TestPlan): Condition {
  const record = at.way.reduce(member, scopes[at.scope])
  const operands = given.map((value) => {
    if (isColumnOperand(value)) return member(record, value.column)
    return isRefOperand(value) ? ref(value.ref, value.id) : value
  })
  return call(member(record, at.column), operator, ...operands)
}

function member(view: View | undefined, name: string): View {
  const found = view?.[name]
  if (found === undefined) throw new Error(`The view has no ${name}.`)
  return found
}

function call(view: View, operator: string, ...given: readonly unknown[]): Condition {
  const method = view[operator]
  if (typeof method !== 'function') throw new TypeError(`There is no operator ${operator}.`)
  return method.call(view, ...given)
}
