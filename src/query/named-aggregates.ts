import { UsageError } from '../errors/index.js'
import { kindOf, nameText } from '../operation/index.js'
import type { LiteralKind, Table } from '../schema/index.js'
import type { AggregateNode, NamedAggregate } from './aggregate-node.js'

type Kinds = readonly (LiteralKind | 'text' | undefined)[]

const noNumbers: Kinds = ['guid', 'dateTime', 'dateOnly', 'timeZoneIndependent', 'choices', 'text', 'int64', 'bigint']
const noOrder: Kinds = ['guid', 'choices', 'text']
/** Method → kinds of column that it does not take. */
const refused: ReadonlyMap<unknown, Kinds> = new Map([
  ['sum', noNumbers],
  ['average', noNumbers],
  ['min', noOrder],
  ['max', noOrder],
])

/** The aggregates that a caller names. */
export function namedAggregates(
  { table, keys }: AggregateNode,
  given: Readonly<Record<string, unknown>>,
): readonly NamedAggregate[] {
  const aggregates = Object.entries(Object(given)).map(([alias, aggregate]) => named(table, alias, aggregate))
  if (aggregates.length === 0) throw new UsageError('aggregate takes at least one result: { total: sum(…) }.')
  const taken = new Set([
    table.primaryKey,
    ...table.computed,
    ...keys.map(({ name }) => name),
    ...aggregates.flatMap(({ column }) => column ?? []),
  ])
  const hidden = aggregates.find(({ alias }) => taken.has(alias))
  if (hidden === undefined) return aggregates
  throw new UsageError(`The result ${hidden.alias} has the name of a column or a key: call it otherwise.`)
}

function named({ kinds, name }: Table, alias: string, aggregate: unknown): NamedAggregate {
  nameText(alias)
  const { method, column } = Object(aggregate)
  if (method === 'count') return { alias, method }
  const wrong = refused.get(method)
  if (wrong === undefined) {
    throw new UsageError(`The result ${alias} takes sum(…), average(…), min(…), max(…) or count().`)
  }
  const kind = kindOf(kinds, nameText(column), name)
  if (wrong.includes(kind)) throw new UsageError(`${method} does not take ${column}, which is of kind ${kind}.`)
  return { alias, method, column }
}
