import { kindOf } from './columns.js'
import type { ExpandPlan, OrderPlan, QueryPlan } from './description.js'
import { evaluate, type Witness } from './evaluate-condition.js'
import { type Column, valueIn } from './evaluate-operator.js'
import type { Organization, Row, TableRows } from './organization.js'

/** A record as a query answers it: its id, what was selected, and what was expanded. */
export interface Answered {
  readonly id: unknown
  readonly values: Readonly<Record<string, unknown>>
  readonly expanded: Readonly<Record<string, Answered | null | readonly Answered[]>>
}

/** What a query finds, worked out over all the records of the organization. */
export function evaluateQuery(organization: Organization, plan: QueryPlan, witness: Witness): readonly Answered[] {
  const from = organization.tables.get(plan.table) as TableRows // the plan was made from these tables
  return answered(organization, from, from.rows, plan, witness)
}

function answered(
  organization: Organization,
  from: TableRows,
  rows: readonly Row[],
  plan: ExpandPlan | QueryPlan,
  witness: Witness,
): readonly Answered[] {
  const { where, order, top } = plan
  const found =
    where === undefined ? rows : rows.filter((row) => evaluate(organization, [{ from, row }], where, witness) === true)
  const sorted = [...found].sort(byOrder(from, order))
  return sorted.slice(0, top).map((row) => answer(organization, from, row, plan, witness))
}

function answer(
  organization: Organization,
  from: TableRows,
  row: Row,
  plan: ExpandPlan | QueryPlan,
  witness: Witness,
): Answered {
  const { facts } = from
  return {
    id: row[facts.primaryKey],
    values: Object.fromEntries(plan.select.map((name) => [name, readAs(from, name, row[name])])),
    expanded: Object.fromEntries(
      plan.expands.map((expand) => {
        const navigation = facts.navigation.find(({ name }) => name === expand.name)
        const collection = facts.collections.find(({ name }) => name === expand.name)
        const target = organization.tables.get(navigation?.target ?? collection?.target ?? '') as TableRows
        if (navigation !== undefined) {
          const one = organization.one(from, row, navigation)
          return [expand.name, one === undefined ? null : answer(organization, target, one, expand, witness)]
        }
        const many = collection === undefined ? [] : organization.many(from, row, collection)
        return [expand.name, answered(organization, target, many, expand, witness)]
      }),
    ),
  }
}

/** The client gives 64-bit integers as their digits. */
function readAs({ facts }: TableRows, name: string, value: unknown): unknown {
  const type = facts.columns.find(({ property }) => property === name)?.type
  return type === 'BigInt' && typeof value === 'number' ? String(value) : (value ?? null)
}

/** Records without a value come first; those that are equal in all, by their primary key. */
function byOrder(from: TableRows, order: readonly OrderPlan[]): (one: Row, other: Row) => number {
  const { facts } = from
  const columns = [...order, { column: facts.primaryKey, direction: 'asc' as const }].flatMap(
    ({ column, direction }) => {
      const named = facts.columns.find(({ property }) => property === column)
      const known: Column | undefined = named && { facts: named, kind: kindOf(named, facts) ?? 'text', table: from }
      return known === undefined ? [] : [{ known, turn: direction === 'asc' ? 1 : -1 }]
    },
  )
  return (one, other) => {
    for (const { known, turn } of columns) {
      const [left, right] = [valueIn(known, one), valueIn(known, other)]
      if (left === right) continue
      if (left === null || right === null) return left === null ? -turn : turn
      return left < right ? -turn : turn
    }
    return 0
  }
}
