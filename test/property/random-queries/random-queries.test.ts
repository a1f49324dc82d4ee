import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildQuery } from './build-query.js'
import { usesOf } from './condition-arbitrary.js'
import type { ExpandPlan, QueryPlan, TestPlan } from './description.js'
import { type Answered, evaluateQuery } from './evaluate-query.js'
import { operators } from './operators.js'
import { type Organization, openOrganization, type Row, type TableRows } from './organization.js'
import { queryOn } from './query-arbitrary.js'

const runs = 2_000
/** Another one: `QUERY_SEED=7 npx vitest run test/property`. A failure prints the seed and the shortest plan that fails. */
const seed = Number(process.env['QUERY_SEED'] ?? 20_261_126)

/** A record as the client gave it, reduced to what the plan asked for. */
function seen(organization: Organization, from: TableRows, row: Row, plan: ExpandPlan | QueryPlan): Answered {
  const { facts } = from
  return {
    id: row[facts.primaryKey],
    values: Object.fromEntries(plan.select.map((name) => [name, row[name]])),
    expanded: Object.fromEntries(
      plan.expands.map((expand) => {
        const way = [...facts.navigation, ...facts.collections].find(({ name }) => name === expand.name)
        const target = organization.tables.get(way?.target ?? '') as TableRows
        const inner = row[expand.name] as Row | readonly Row[] | null
        if (inner === null) return [expand.name, null]
        return [
          expand.name,
          Array.isArray(inner)
            ? inner.map((one: Row) => seen(organization, target, one, expand))
            : seen(organization, target, inner as Row, expand),
        ]
      }),
    ),
  }
}

describe('a random query', { timeout: 120_000 }, () => {
  let organization: Organization

  beforeAll(async () => {
    organization = await openOrganization()
  })

  it('finds through builder, URL and emulator what plain JavaScript finds in the same records', async () => {
    const uses = new Map<string, { true: number; false: number }>()
    let hits = 0
    const witness = (test: TestPlan, truth: boolean | null) => {
      for (const use of usesOf(test)) {
        const counts = uses.get(use) ?? { true: 0, false: 0 }
        uses.set(use, counts)
        counts[truth === true ? 'true' : 'false'] += 1
      }
    }

    await fc.assert(
      fc.asyncProperty(queryOn(organization), async (plan) => {
        const from = organization.tables.get(plan.table) as TableRows // a plan is made from these tables
        const want = evaluateQuery(organization, plan, witness)
        const records = await organization.crm.all(buildQuery(organization, plan))

        expect(records.map((row) => seen(organization, from, row, plan))).toEqual(want)
        hits += want.length > 0 ? 1 : 0
      }),
      { numRuns: runs, seed },
    )

    const undecided = [
      ...new Set(operators.map(({ name }) => name)),
      'a column',
      'contains with wildcards',
      'startsWith with wildcards',
      'endsWith with wildcards',
    ].filter((name) => !uses.get(name)?.true || !uses.get(name)?.false)
    expect(undecided).toEqual([])
    expect(hits).toBeGreaterThan(runs * 0.6)
  })
})
