import type { ColumnFacts, TableFacts } from '../../../src/schema/index.js'
import type { Organization, TableRows } from './organization.js'

/** What decides which operators a column has. */
export type Kind =
  | 'text'
  | 'memo'
  | 'whole'
  | 'decimal'
  | 'big'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'guid'
  | 'key'
  | 'lookup'
  | 'instant'
  | 'clock'
  | 'day'
  | 'image'
  | 'file'

/** A column that queries can speak of, with values that its records have. */
export interface KnownColumn {
  readonly property: string
  readonly facts: ColumnFacts
  readonly kind: Kind
  readonly samples: readonly unknown[]
}

const kinds: Readonly<Partial<Record<ColumnFacts['type'], Kind>>> = {
  BigInt: 'big',
  Boolean: 'boolean',
  Choices: 'choices',
  Customer: 'lookup',
  DateOnly: 'day',
  Decimal: 'decimal',
  Double: 'decimal',
  EntityName: 'text',
  File: 'file',
  Image: 'image',
  Integer: 'whole',
  Lookup: 'lookup',
  Memo: 'memo',
  Money: 'decimal',
  Owner: 'lookup',
  Picklist: 'choice',
  State: 'choice',
  Status: 'choice',
  String: 'text',
  Uniqueidentifier: 'guid',
}

export function kindOf(column: ColumnFacts, { primaryKey }: TableFacts): Kind | undefined {
  if (column.property === primaryKey) return 'key'
  if (column.type === 'DateTime') return column.dateBehavior === 'TimeZoneIndependent' ? 'clock' : 'instant'
  return kinds[column.type]
}

/** Only a few of the columns that are empty everywhere: a condition on them finds everything or nothing. */
const mostEmpty = 4
const mostSamples = 60

const known = new WeakMap<TableRows, readonly KnownColumn[]>()

/** The columns of a table that conditions can be made of. */
export function columnsOf(rows: TableRows): readonly KnownColumn[] {
  const made = known.get(rows)
  if (made !== undefined) return made
  const columns = rows.facts.columns
    .filter(({ read }) => read !== false)
    .flatMap((facts): KnownColumn[] => {
      const kind = kindOf(facts, rows.facts)
      return kind === undefined ? [] : [{ property: facts.property, facts, kind, samples: samplesOf(rows, facts) }]
    })
  const isBare = ({ samples, kind }: KnownColumn) => samples.length === 0 && kind !== 'image' && kind !== 'file'
  const kept = [...columns.filter((column) => !isBare(column)), ...columns.filter(isBare).slice(0, mostEmpty)]
  known.set(rows, kept)
  return kept
}

function samplesOf({ rows }: TableRows, { property }: ColumnFacts): readonly unknown[] {
  const values = new Set(rows.map((row) => row[property]))
  return [...values].filter((value) => value !== null && value !== undefined).slice(0, mostSamples)
}

/** A way to other records that leads somewhere. */
export interface Ways {
  /** Single-valued navigation property → table. */
  readonly ones: ReadonlyMap<string, TableRows>
  /** Collection → table, where the lookup is on the other side. */
  readonly manies: ReadonlyMap<string, TableRows>
  /** The same for many to many. */
  readonly links: ReadonlyMap<string, TableRows>
  /** The collections that hold a few records at most: to expand others would read the whole organization for each record. */
  readonly short: ReadonlySet<string>
}

const mostInShort = 12

const ways = new WeakMap<TableRows, Ways>()

export function waysOf(organization: Organization, from: TableRows): Ways {
  const made = ways.get(from)
  if (made !== undefined) return made
  const { navigation, collections } = from.facts
  const nameCounts = countsOf(navigation.map(({ name }) => name))
  const plain = collections.filter(({ intersect }) => intersect === undefined)
  const linked = collections.filter(({ intersect }) => intersect !== undefined)
  const found: Ways = {
    ones: new Map(
      navigation.flatMap((way) => {
        const target = organization.tables.get(way.target)
        // A name that leads to users and teams alike shows what they have in common only.
        const isPlain = target !== undefined && nameCounts.get(way.name) === 1
        const leads = isPlain && from.rows.some((row) => organization.one(from, row, way) !== undefined)
        return leads ? [[way.name, target] as const] : []
      }),
    ),
    manies: collectionsOf(organization, from, plain),
    links: collectionsOf(organization, from, linked),
    short: new Set(
      collections
        .filter((way) => from.rows.every((row) => organization.many(from, row, way).length <= mostInShort))
        .map(({ name }) => name),
    ),
  }
  ways.set(from, found)
  return found
}

function collectionsOf(
  organization: Organization,
  from: TableRows,
  collections: TableFacts['collections'],
): ReadonlyMap<string, TableRows> {
  return new Map(
    collections.flatMap((way) => {
      const target = organization.tables.get(way.target)
      const leads = target !== undefined && from.rows.some((row) => organization.many(from, row, way).length > 0)
      return leads ? [[way.name, target] as const] : []
    }),
  )
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
