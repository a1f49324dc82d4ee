import { describe, expect, it } from 'vitest'
import type { Session } from '../../src/emulator/model.js'
import { seedCompany } from '../../src/emulator/seed/index.js'
import { type ColumnFacts, isGuid } from '../../src/schema/index.js'
import { lookup, openSession, rows } from './message-session.js'

function company(seed: number): Session {
  const session = openSession()
  seedCompany(session, seed)
  return session
}

const seeded = company(1)

function ids(session: Session, table: string): readonly string[] {
  return rows(session, table).map(({ id }) => id)
}

function distinct(table: string, column: string): readonly unknown[] {
  return [...new Set(rows(seeded, table).map(({ values }) => values[column]))]
}

describe('the seeded company', () => {
  it.each([
    ['account', 200],
    ['contact', 500],
    ['lead', 300],
    ['opportunity', 400],
    ['incident', 500],
    ['product', 30],
    ['competitor', 6],
    ['queue', 4],
    ['systemuser', 9],
    ['team', 2],
    ['transactioncurrency', 2],
    ['businessunit', 3],
    ['slakpiinstance', 100],
  ])('has enough rows of %s', (table, least) => {
    expect(rows(seeded, table).length).toBeGreaterThanOrEqual(least)
  })

  it('is the same for the same seed number and another for another', () => {
    expect(ids(company(1), 'opportunity')).toEqual(ids(seeded, 'opportunity'))
    expect(ids(company(2), 'opportunity')).not.toEqual(ids(seeded, 'opportunity'))
  })

  it('has opportunities at every stage and of every state', () => {
    expect(distinct('opportunity', 'stepname')).toEqual(
      expect.arrayContaining(['1-Qualify', '2-Develop', '3-Propose', '4-Close']),
    )
    expect(distinct('opportunity', 'statecode')).toEqual(expect.arrayContaining([0, 1, 2]))
  })

  it('has the closing activity of every closed opportunity', () => {
    const closings = rows(seeded, 'opportunityclose').map((row) => lookup(row, 'opportunityid').id)
    const closed = rows(seeded, 'opportunity').filter(({ values }) => values['statecode'] !== 0)

    expect(new Set(closings)).toEqual(new Set(closed.map(({ id }) => id)))
  })

  it('has a flow row for every open opportunity, at the stage that the opportunity names', () => {
    const flows = new Map(
      rows(seeded, 'leadtoopportunitysalesprocess').map((row) => [
        lookup(row, 'opportunityid').id,
        lookup(row, 'activestageid').id,
      ]),
    )

    for (const { id, values } of rows(seeded, 'opportunity')) {
      if (values['statecode'] === 0) expect(flows.get(id)).toBe(values['stageid'])
    }
  })

  it('keeps amounts of a second currency in the base currency as well', () => {
    const euro = rows(seeded, 'transactioncurrency').find(({ values }) => values['isocurrencycode'] === 'EUR')
    const deal = rows(seeded, 'opportunity').find((row) => lookup(row, 'transactioncurrencyid').id === euro?.id)

    expect(deal?.values['estimatedvalue_base']).toBeCloseTo(Number(deal?.values['estimatedvalue']) / 0.92, 1)
  })

  it('holds only options, lengths and lookups that the metadata allows', () => {
    const faults: string[] = []
    for (const facts of seeded.store.tables.values()) {
      const columns = new Map(facts.columns.map((column) => [column.logicalName, column]))
      for (const { values } of rows(seeded, facts.logicalName)) {
        for (const [name, value] of Object.entries(values)) {
          const fault = faultOf(columns.get(name), value)
          if (fault !== undefined) faults.push(`${facts.logicalName}.${name} ${fault}`)
        }
      }
    }

    expect([...new Set(faults)]).toEqual([])
  })

  it('points only to records that are there', () => {
    const known = new Set([...seeded.store.tables.keys()].flatMap((table) => ids(seeded, table)))
    const lost = [...seeded.store.tables.keys()].flatMap((table) =>
      rows(seeded, table).flatMap(({ values }) =>
        Object.entries(values)
          .filter(
            ([, value]) => typeof value === 'object' && value !== null && 'id' in value && !known.has(String(value.id)),
          )
          .map(([name]) => `${table}.${name}`),
      ),
    )

    expect([...new Set(lost)]).toEqual([])
  })

  it.each(['account', 'contact', 'lead', 'opportunity', 'incident', 'task', 'phonecall'])(
    'has some rows of %s that are the calling user’s, and more that are not',
    (table) => {
      const all = rows(seeded, table)
      const own = all.filter((row) => lookup(row, 'ownerid').id === seeded.userId)

      expect(own.length).toBeGreaterThan(5)
      expect(own.length).toBeLessThan(all.length / 4)
      expect(own.some(({ values }) => values['statecode'] === 0)).toBe(true)
    },
  )

  it('has users with object ids of their own, the calling user among them', () => {
    const objectIds = distinct('systemuser', 'azureactivedirectoryobjectid')

    expect(objectIds).toHaveLength(rows(seeded, 'systemuser').length)
    expect(objectIds.every(isGuid)).toBe(true)
  })

  it('keeps its dates around the clock of the session', () => {
    const now = seeded.now().getTime()
    const created = rows(seeded, 'incident').map(({ values }) => Date.parse(String(values['createdon'])))

    expect(Math.max(...created)).toBeLessThanOrEqual(now)
    expect(Math.min(...created)).toBeGreaterThan(now - 100 * 86_400_000)
  })
})

function faultOf(column: ColumnFacts | undefined, value: unknown): string | undefined {
  if (column === undefined) return 'is unknown'
  if (typeof value === 'number' && column.options?.every((option) => option.value !== value)) return `has no ${value}`
  if (typeof value === 'string' && value.length > (column.maxLength ?? value.length)) return 'is too long'
  if (typeof value !== 'object' || value === null || !('table' in value)) return undefined
  return column.targets?.some((table) => table === value.table) ? undefined : `cannot hold ${value.table}`
}
