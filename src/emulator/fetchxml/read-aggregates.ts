import { Refusal, type StoredRecord } from '../model.js'
import type { Body, Preferences } from '../odata/index.js'
import { compareValues } from '../odata/order.js'
import type { AggregateColumn } from './aggregate-column.js'
import type { EntityNode, OrderNode } from './document.js'
import type { Plan } from './plan.js'
import { planAggregate } from './plan-aggregate.js'
import { badFetch, codes } from './refuse.js'
import type { Frame, Source } from './scope.js'

const mostRows = 50_000

/** The rows of an aggregate query: one per group. Source: protocol/query.md 4.5. */
export function readAggregates(
  plan: Plan,
  rows: Iterable<StoredRecord>,
  { annotations }: Preferences,
): readonly Body[] {
  const { document, context, root, joined } = plan
  const { entity, rawOrder } = document
  const parts = [{ source: root, link: entity }, ...joined]
  const columns = parts.flatMap(({ source, link }) => {
    if (link.allAttributes) throw badFetch("'all-attributes' cannot stand in an aggregate query.", codes.aggregate)
    return link.attributes.map((node) => planAggregate(context, source, node, { annotations, rawOrder }))
  })
  requireColumns(columns, parts)
  const orders = parts.flatMap(({ link }) => link.orders.map((order) => ordered(columns, order)))
  const groups = columns.filter(({ group }) => group !== undefined)
  const frames = plan.run(rows)
  requireFew(frames.length, plan)
  return groupFrames(frames, groups)
    .map((group) => ({ group, keys: orders.map(({ column }) => column.read(group)) }))
    .sort((one, other) => {
      for (const [index, { sign }] of orders.entries()) {
        const difference = compareValues(one.keys[index] ?? null, other.keys[index] ?? null)
        if (difference !== 0) return difference * sign
      }
      return 0
    })
    .map(({ group }) => {
      const row: Record<string, unknown> = {}
      for (const column of columns) column.write(row, group)
      return row
    })
}

interface Part {
  readonly source: Source
  readonly link: EntityNode
}

function requireColumns(columns: readonly AggregateColumn[], [first]: readonly Part[]): void {
  if (columns.length === 0) {
    throw badFetch(`The aggregate query of '${first?.source.name}' has no attributes.`, codes.missingElement)
  }
  const aliases = new Set<string>()
  for (const { alias } of columns) {
    if (aliases.has(alias)) throw badFetch(`The alias '${alias}' is not unique.`, codes.duplicateAlias)
    aliases.add(alias)
  }
}

function ordered(columns: readonly AggregateColumn[], { alias, descending }: OrderNode) {
  if (alias === undefined) {
    throw badFetch("An order of an aggregate query takes 'alias', not 'attribute'.", codes.orderNeedsAlias)
  }
  const column = columns.find((one) => one.alias === alias)
  if (column === undefined) throw badFetch(`No attribute has the alias '${alias}'.`, codes.noAlias)
  return { column, sign: descending ? -1 : 1 }
}

/** Our choice: it is the rows that filters and links leave that count. Source: protocol/errors-and-limits.md 6.5. */
function requireFew(count: number, { document, context }: Plan): void {
  const most = Math.min(document.aggregateLimit ?? mostRows, context.reader.limits?.aggregateRows ?? mostRows)
  if (count <= most) return
  throw new Refusal(400, codes.aggregateLimit, 'AggregateQueryRecordLimit exceeded. Cannot perform this operation.')
}

/** Our choice: without an order, groups come in the order of their first rows. */
function groupFrames(frames: readonly Frame[], columns: readonly AggregateColumn[]): readonly (readonly Frame[])[] {
  if (columns.length === 0) return [frames]
  const groups = new Map<string, Frame[]>()
  for (const frame of frames) {
    const place = JSON.stringify(columns.map(({ group }) => plain(group?.(frame) ?? null)))
    const group = groups.get(place)
    if (group === undefined) groups.set(place, [frame])
    else group.push(frame)
  }
  return [...groups.values()]
}

function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
