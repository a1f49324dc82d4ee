import { type Client, createClient, type Table, type TableType } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import * as entities from 'dynamics365-crm/entities'
import { tables as shippedFacts } from '../../../src/metadata/index.js'
import type { CollectionFacts, NavigationFacts, TableFacts } from '../../../src/schema/index.js'
import { furnish } from './furnish.js'
import { survey, surveyFacts } from './survey.js'
import { presentInMs } from './time.js'

/** A record as a plain read of everything shows it. */
export type Row = Readonly<Record<string, unknown>>

/** The records of one table with what is known of it. */
export interface TableRows {
  readonly table: Table<TableType>
  readonly facts: TableFacts
  readonly rows: readonly Row[]
}

/** A furnished organization: its records read once, and a client of it. */
export interface Organization {
  readonly crm: Client
  readonly userId: string
  readonly tables: ReadonlyMap<string, TableRows>
  /** The record behind a single-valued navigation property. */
  one(from: TableRows, row: Row, navigation: NavigationFacts): Row | undefined
  many(from: TableRows, row: Row, collection: CollectionFacts): readonly Row[]
}

export const lookupTable = (property: string) => `${property}@Microsoft.Dynamics.CRM.lookuplogicalname`

/** Opens the organization and reads all of it, table by table, without a filter. */
export async function openOrganization(): Promise<Organization> {
  const emulator = createEmulator({ seed: 7, clock: () => new Date(presentInMs), metadata: [surveyFacts] })
  const snapshot = furnish(emulator.snapshot())
  emulator.restore(snapshot)
  const { orgUrl, fetch, userId } = emulator

  const read = async (set: string): Promise<readonly Row[]> => {
    const headers = {
      Authorization: 'Bearer any',
      Prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.lookuplogicalname"',
    }
    const answer = await fetch(`${orgUrl}/api/data/v9.2/${set}`, { headers })
    // Integers that a number would round are kept as their digits. No text of the organization looks like one.
    const body = (await answer.text()).replace(/:(\d{16,})(?=[,}])/g, ':"$1"')
    const { value } = JSON.parse(body) as { readonly value: readonly Row[] } // what a collection read answers
    return value
  }
  const tables = new Map<string, TableRows>()
  const everything: readonly unknown[] = [...Object.values(entities), survey]
  const objects = new Map(everything.filter(isTable).map((table) => [table.name, table]))
  for (const facts of [...shippedFacts, surveyFacts]) {
    const table = objects.get(facts.logicalName)
    if (table === undefined) continue
    const rows = snapshot.tables[facts.logicalName] === undefined ? [] : await read(facts.entitySetName)
    tables.set(facts.logicalName, { table, facts, rows })
  }

  const rowsById = new Map(
    [...tables].map(([name, { facts, rows }]) => [name, new Map(rows.map((row) => [row[facts.primaryKey], row]))]),
  )
  const rowsByLookup = new Map<string, ReadonlyMap<unknown, readonly Row[]>>()
  const byLookup = (target: TableRows, lookup: string, holder: string) => {
    const key = `${target.table.name}/${lookup}/${holder}`
    const property = propertyOf(target.facts, lookup)
    const known = rowsByLookup.get(key)
    if (known !== undefined) return known
    const groups = new Map<unknown, Row[]>()
    for (const row of target.rows) {
      if (row[lookupTable(property)] !== holder) continue
      groups.set(row[property], [...(groups.get(row[property]) ?? []), row])
    }
    rowsByLookup.set(key, groups)
    return groups
  }

  return {
    crm: createClient({ orgUrl, fetch, credential: async () => 'any', maxRetries: 0 }),
    userId,
    tables,
    one({ facts }, row, { lookup, target }) {
      if (lookup === facts.primaryKey) return rowsById.get(target)?.get(row[lookup])
      const property = propertyOf(facts, lookup)
      return row[lookupTable(property)] === target ? rowsById.get(target)?.get(row[property]) : undefined
    },
    many({ facts, table }, row, { target, lookup, intersect }) {
      const id = row[facts.primaryKey]
      const other = tables.get(target)
      if (other === undefined) return []
      if (intersect !== undefined) {
        const others = (snapshot.links[intersect] ?? []).flatMap((link) =>
          link
            .filter((end, side) => end.table === target && isEnd(link[1 - side], table.name, id))
            .map((end) => rowsById.get(target)?.get(end.id)),
        )
        return others.filter((found) => found !== undefined)
      }
      if (lookup === undefined) return []
      if (lookup === other.facts.primaryKey)
        return [rowsById.get(target)?.get(id)].filter((found) => found !== undefined)
      return byLookup(other, lookup, table.name).get(id) ?? []
    },
  }
}

function isEnd(end: { readonly table: string; readonly id: string } | undefined, table: string, id: unknown): boolean {
  return end?.table === table && end.id === id
}

function propertyOf({ columns }: TableFacts, lookup: string): string {
  return columns.find(({ logicalName }) => logicalName === lookup)?.property ?? lookup
}

function isTable(value: unknown): value is Table<TableType> {
  return typeof value === 'object' && value !== null && 'entitySetName' in value
}
