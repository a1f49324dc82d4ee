import type { ColumnFacts, ColumnType, LiteralKind, LiteralKinds } from '../../src/schema/index.js'
import { isLookup } from './column-document.js'
import type { TableDocument } from './document.js'
import type { BigIntegers } from './kind.js'
import { inOrder } from './order.js'

const kinds: Partial<Record<ColumnType, LiteralKind>> = {
  Choices: 'choices',
  DateOnly: 'dateOnly',
  DateTime: 'dateTime',
  Uniqueidentifier: 'guid',
}

interface Use {
  readonly table: string
  readonly property: string
  readonly kind: LiteralKind | 'text'
}

/**
 * The dictionary of literals for all tables. A property stands under its plain name with the kind that most tables
 * give it; tables that differ stand as `table.property`. `_x_value` is always a GUID and is not listed. Many-to-many collections
 * stand in it too, since a table object does not say where its collections lead.
 * What the library ships stands in it too, since its tables are reached from these.
 */
export function literalKinds(
  tables: readonly TableDocument[],
  bigIntegers: BigIntegers,
  shipped: LiteralKinds = {},
): LiteralKinds {
  const uses = tables.flatMap((table) => usesOf(table, bigIntegers))
  const byProperty = groupBy(uses, (use) => use.property)
  const entries = [...byProperty.values()].flatMap((users) => entriesOf(users, shipped))
  return Object.fromEntries(inOrder([...new Map([...Object.entries(shipped), ...entries])], ([name]) => name))
}

function usesOf(table: TableDocument, bigIntegers: BigIntegers): readonly Use[] {
  const { logicalName, columns, collections } = table
  return [
    ...columns
      .filter((column) => !isLookup(column.type))
      .map((column) => ({
        table: logicalName,
        property: column.property,
        kind: literalKindOf(column, bigIntegers),
      })),
    // Those with a lookup on the other side are named as well: elsewhere a name may be of the other sort.
    ...collections.map(({ name, lookup }) => ({
      table: logicalName,
      property: name,
      kind: lookup === undefined ? ('manyToMany' as const) : ('text' as const),
    })),
  ]
}

function literalKindOf({ type, dateBehavior }: ColumnFacts, bigIntegers: BigIntegers): LiteralKind | 'text' {
  if (type === 'BigInt') return bigIntegers === 'bigint' ? 'bigint' : 'int64'
  if (type === 'DateTime' && dateBehavior === 'TimeZoneIndependent') return 'timeZoneIndependent'
  return kinds[type] ?? 'text'
}

function entriesOf(uses: readonly Use[], shipped: LiteralKinds): readonly (readonly [string, LiteralKind | 'text'])[] {
  const byKind = inOrder([...groupBy(uses, (use) => use.kind)], ([kind]) => kind)
  const most = Math.max(...byKind.map(([, users]) => users.length))
  const own = byKind.find(([, users]) => users.length === most)?.[0] ?? 'text'
  const usual = (uses[0] && shipped[uses[0].property]) ?? own
  const apart = uses.filter((use) => use.kind !== usual).map((use) => [nameIn(use), use.kind] as const)
  const [first] = uses
  return usual === 'text' || first === undefined ? apart : [[first.property, usual], ...apart]
}

function nameIn({ table, property }: Use): string {
  return `${table}.${property}`
}

function groupBy<T, Key>(values: readonly T[], keyOf: (value: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
