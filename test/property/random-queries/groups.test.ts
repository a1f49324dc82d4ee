import {
  average,
  type Condition,
  count,
  countRecords,
  max,
  min,
  type Operation,
  type Page,
  plainCount,
  sum,
} from 'dynamics365-crm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildFiltered } from './build-query.js'
import { columnsOf, type Kind, type KnownColumn, waysOf } from './columns.js'
import { conditionOn } from './condition-arbitrary.js'
import type { QueryPlan } from './description.js'
import { evaluateQuery } from './evaluate-query.js'
import { type Organization, openOrganization, type Row, type TableRows } from './organization.js'

const seed = Number(process.env['QUERY_SEED'] ?? 20_261_126)
const roots = ['account', 'contact', 'lead', 'opportunity', 'incident', 'task', 'systemuser', 'queueitem', 'product']
const keyKinds: readonly Kind[] = ['text', 'whole', 'choice', 'boolean', 'lookup', 'day']
const numberKinds: readonly Kind[] = ['whole', 'decimal']
const dateKinds: readonly Kind[] = ['day', 'instant']

/** What is asked of the groups of a query. */
interface GroupsPlan {
  readonly query: QueryPlan
  readonly keys: readonly string[]
  /** A key behind a lookup. */
  readonly reached?: readonly [way: string, column: string]
  readonly added?: string
  readonly dated?: string
}

function plansOn(organization: Organization): fc.Arbitrary<GroupsPlan> {
  const tables = roots.flatMap((name) => organization.tables.get(name) ?? [])
  return fc.constantFrom(...tables).chain((table) =>
    fc
      .record({
        where: fc.option(conditionOn(organization, [table], 1), { nil: undefined }),
        keys: fc.uniqueArray(ofKinds(table, keyKinds), { maxLength: 2 }),
        reached: fc.option(reachedFrom(organization, table), { nil: undefined }),
        added: fc.option(ofKinds(table, numberKinds), { nil: undefined, freq: 5 }),
        dated: fc.option(ofKinds(table, dateKinds), { nil: undefined, freq: 5 }),
      })
      .map(({ where, keys, reached, added, dated }) => ({
        query: {
          table: table.table.name,
          select: [table.facts.primaryKey],
          order: [],
          expands: [],
          ...(where && { where }),
        },
        keys,
        ...(reached && { reached }),
        ...(added !== undefined && { added }),
        ...(dated !== undefined && { dated }),
      })),
  )
}

function named(columns: readonly KnownColumn[], kinds: readonly Kind[]): readonly string[] {
  return columns.filter(({ kind }) => kinds.includes(kind)).map(({ property }) => property)
}

function ofKinds(table: TableRows, kinds: readonly Kind[]): fc.Arbitrary<string> {
  return fc.constantFrom(...named(columnsOf(table), kinds))
}

function reachedFrom(organization: Organization, table: TableRows): fc.Arbitrary<readonly [string, string]> {
  return fc
    .constantFrom(...waysOf(organization, table).ones)
    .chain(([way, target]) => ofKinds(target, ['text', 'choice']).map((column) => [way, column] as const))
}

/** The names come from data, so the types are set aside. */
interface Groupable {
  groupBy(...keys: readonly unknown[]): Groupable
  aggregate(of: Readonly<Record<string, unknown>>): Operation<Page<Row>>
}
type View = Readonly<Record<string, Readonly<Record<string, Condition>>>>

function build(
  organization: Organization,
  { query: plan, keys, reached, added, dated }: GroupsPlan,
): Operation<Page<Row>> {
  const walk = reached && { reachedkey: (view: View) => view[reached[0]]?.[reached[1]] }
  const names = [...keys, ...(walk === undefined ? [] : [walk])]
  const grouped = buildFiltered(organization, plan) as Groupable
  return (names.length === 0 ? grouped : grouped.groupBy(...names)).aggregate({
    n: count(),
    ...(added !== undefined && { total: sum(added), mean: average(added), least: min(added), most: max(added) }),
    ...(dated !== undefined && { first: min(dated), last: max(dated) }),
  })
}

/** Group by group in plain JavaScript; text that differs in its case only is one key. */
function evaluateGroups(organization: Organization, plan: GroupsPlan): readonly Row[] {
  const from = organization.tables.get(plan.query.table) as TableRows // the plan was made from these tables
  const ids = new Set(evaluateQuery(organization, plan.query, () => {}).map(({ id }) => id))
  const groups = new Map<string, Row[]>()
  for (const row of from.rows) {
    if (!ids.has(row[from.facts.primaryKey])) continue
    const key = JSON.stringify(keysOf(organization, from, row, plan))
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  // Without keys there is one group, also of no records.
  if (plan.keys.length === 0 && plan.reached === undefined && groups.size === 0) groups.set('{}', [])
  return [...groups].map(([key, rows]) => ({ ...(JSON.parse(key) as Row), n: rows.length, ...resultsOf(rows, plan) }))
}

function keysOf(organization: Organization, from: TableRows, row: Row, { keys, reached }: GroupsPlan): Row {
  const navigation = from.facts.navigation.find(({ name }) => name === reached?.[0])
  const behind = navigation && organization.one(from, row, navigation)
  return {
    ...Object.fromEntries(keys.map((key) => [key, folded(row[key])])),
    ...(reached && { reachedkey: folded(behind?.[reached[1]]) }),
  }
}

function resultsOf(rows: readonly Row[], { added, dated }: GroupsPlan): Row {
  const numbers = rows.map((row) => row[added ?? '']).filter((value) => typeof value === 'number')
  const dates = rows
    .map((row) => row[dated ?? ''])
    .filter((value) => typeof value === 'string')
    .sort()
  const total = numbers.reduce((one, other) => one + other, 0)
  const isEmpty = numbers.length === 0
  return {
    ...(added !== undefined && {
      total: isEmpty ? null : rounded(total),
      mean: isEmpty ? null : rounded(total / numbers.length),
      least: isEmpty ? null : Math.min(...numbers),
      most: isEmpty ? null : Math.max(...numbers),
    }),
    ...(dated !== undefined && { first: dates[0] ?? null, last: dates.at(-1) ?? null }),
  }
}

function folded(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : (value ?? null)
}

/** To more digits than any amount has. What is half a digit goes up, however the binary fraction fell out. */
function rounded(number: number): number {
  return Number((number + 1e-9).toFixed(5))
}

/** In an order of their own: the service promises none. */
function sorted(groups: readonly Row[]): readonly string[] {
  return groups
    .map((group) => JSON.stringify(Object.entries(group).sort(([one], [other]) => (one < other ? -1 : 1))))
    .sort()
}

describe('random groups', { timeout: 120_000 }, () => {
  let organization: Organization

  beforeAll(async () => {
    organization = await openOrganization()
  })

  it('come to what plain JavaScript makes of the same records', async () => {
    await fc.assert(
      fc.asyncProperty(plansOn(organization), async (plan) => {
        const groups = await organization.crm.all(build(organization, plan))
        const keys = [...plan.keys, 'reachedkey']
        const seen = groups.map((group) =>
          Object.fromEntries(
            Object.entries(group).map(([name, value]) => [
              name,
              keys.includes(name) ? folded(value) : typeof value === 'number' ? rounded(value) : value,
            ]),
          ),
        )

        expect(sorted(seen)).toEqual(sorted(evaluateGroups(organization, plan)))
      }),
      { numRuns: 500, seed },
    )
  })

  it('are counted as they are found', async () => {
    await fc.assert(
      fc.asyncProperty(plansOn(organization), async ({ query: plan }) => {
        const built = buildFiltered(organization, plan) as Parameters<typeof plainCount>[0]
        const want = evaluateQuery(organization, plan, () => {}).length

        expect(await organization.crm.execute(plainCount(built))).toBe(want)
        expect(await organization.crm.execute(countRecords(built))).toEqual({ count: want, limited: false })
      }),
      { numRuns: 200, seed },
    )
  })
})
