import { UnexpectedResponseError } from '../errors/index.js'
import { type Answer, jsonRead, kindOf, type Operation } from '../operation/index.js'
import type { Table } from '../schema/index.js'
import type { AggregateNode, GroupKey, NamedAggregate } from './aggregate-node.js'
import type { Page } from './page.js'

type Row = Readonly<Record<string, unknown>>

/** How an aggregation goes on after a page. */
interface Reading {
  readonly name: string
  readonly node: AggregateNode
  /** Repeated for every page: the link does not carry them. */
  readonly headers: Readonly<Record<string, string>>
  /** The link that led to this page. */
  readonly link?: string
}

/** Reads groups: every key is there, under the name that was asked for. Source: "Aggregate data using OData". */
export function readGroups<Group>({ body }: Answer, reading: Reading): Page<Group> {
  const { name, link } = reading
  const { value, '@odata.nextLink': nextLink } = Object(body)
  if (!Array.isArray(value)) throw new UnexpectedResponseError(`${name} was answered without a list of groups.`)
  if (link !== undefined && nextLink === link) {
    throw new UnexpectedResponseError(`${name} was answered with a page that leads to itself.`)
  }
  const records = value.map((row) => readGroup(row, reading) as Group) // as the keys and aggregates say
  return typeof nextLink === 'string' ? { records, nextLink, next: nextPage<Group>(nextLink, reading) } : { records }
}

function nextPage<Group>(path: string, reading: Reading): Operation<Page<Group>> {
  const { name, headers } = reading
  return jsonRead({
    name,
    path,
    headers,
    read: (answer: Answer) => readGroups<Group>(answer, { ...reading, link: path }),
  })
}

function readGroup(row: Row, { name, node: { table, keys, aggregates } }: Reading): Row {
  const names = wireNames(row, keys, aggregates)
  const group: Record<string, unknown> = {}
  for (const [member, value] of Object.entries(row)) {
    const at = member.indexOf('@')
    const column = at === -1 ? member : member.slice(0, at)
    group[`${names.get(column) ?? column}${at === -1 ? '' : member.slice(at)}`] = value
  }
  if (keys.some((key) => group[key.name] === undefined)) requireExplained(row, names, name)
  for (const key of keys) {
    const kind = kindOf(table.kinds, key.column, key.isReached ? undefined : table.name)
    group[key.name] = exact(group[key.name], kind)
  }
  for (const aggregate of aggregates) group[aggregate.alias] = result(group[aggregate.alias], aggregate, table, name)
  return group
}

/** Name in the answer → name that was asked for. A key that was walked to is called by its table and its column. */
function wireNames(
  row: Row,
  keys: readonly GroupKey[],
  aggregates: readonly NamedAggregate[],
): ReadonlyMap<string, string> {
  const names = new Map(aggregates.map(({ alias }) => [alias, alias]))
  for (const { name, isReached } of keys) if (!isReached) names.set(name, name)
  const others = Object.keys(row).filter((member) => !member.includes('@') && !names.has(member))
  for (const { name, column, isReached } of keys) {
    const member = isReached ? others.find((other) => other.endsWith(`_${column}`)) : undefined
    if (member !== undefined) names.set(member, name)
  }
  return names
}

/** A key that is not there is null, unless it came under a name that nobody knows. */
function requireExplained(row: Row, names: ReadonlyMap<string, string>, operation: string): void {
  const unknown = Object.keys(row).find((member) => !member.includes('@') && !names.has(member))
  if (unknown === undefined) return
  throw new UnexpectedResponseError(`${operation} was answered with ${unknown}, which is none of the keys asked for.`)
}

function result(value: unknown, { alias, method, column }: NamedAggregate, table: Table, name: string): unknown {
  if (column !== undefined && (method === 'min' || method === 'max')) {
    return exact(value, kindOf(table.kinds, column, table.name))
  }
  if (value !== undefined && value !== null) return Number(value)
  if (method !== 'count') return null
  throw new UnexpectedResponseError(`${name} was answered without the count ${alias}.`)
}

/** A 64-bit integer in the type that the table says; null for what is not there. */
function exact(value: unknown, kind: ReturnType<typeof kindOf>): unknown {
  if (value === undefined || value === null) return null
  if (kind === 'int64') return String(value)
  return kind === 'bigint' && (typeof value === 'number' || typeof value === 'string') ? BigInt(value) : value
}
