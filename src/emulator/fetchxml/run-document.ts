import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import type { Body, Preferences, Reader } from '../odata/index.js'
import type { FetchDocument } from './document.js'
import { orderOf, sortFrames } from './order.js'
import { outColumns } from './out-columns.js'
import { countPage, cutPage, type Page } from './page.js'
import { type Plan, planDocument } from './plan.js'
import { readAggregates } from './read-aggregates.js'
import { badFetch, codes } from './refuse.js'
import { rowWriter } from './write-rows.js'

/** A page of a query's rows, as they stand in JSON. */
export interface Answer extends Page<Body> {
  /** How many rows there are on all pages. */
  readonly total: number
  /** What the context URL lists of the root's columns: nothing when all are answered. */
  readonly names: readonly string[]
}

/** Runs a document over the root's rows; `facts` is the table of the entity set that was asked. */
export function runDocument(
  reader: Reader,
  facts: TableFacts,
  document: FetchDocument,
  rows: Iterable<StoredRecord>,
  preferences: Preferences,
): Answer {
  const plan = planDocument(reader, facts, document)
  return document.aggregate ? aggregated(plan, rows, preferences) : listed(plan, rows, preferences)
}

function aggregated(plan: Plan, rows: Iterable<StoredRecord>, preferences: Preferences): Answer {
  const made = readAggregates(plan, rows, preferences)
  const all = plan.document.distinct ? unique(made) : made
  return { ...countPage(plan.document, all), total: all.length, names: [] }
}

function listed(plan: Plan, rows: Iterable<StoredRecord>, preferences: Preferences): Answer {
  const { document, context } = plan
  if (document.aggregateLimit !== undefined) {
    throw badFetch("'aggregatelimit' stands in an aggregate query only.", codes.aggregate)
  }
  const columns = outColumns(plan)
  const order = orderOf(plan)
  const write = rowWriter(context, columns, preferences, !document.distinct)
  const sorted = sortFrames(plan.run(rows), order)
  const isWhole = document.entity.allAttributes || document.entity.attributes.length === 0
  const names = isWhole ? [] : columns.filter(({ source }) => source === plan.root).map(({ key }) => key)
  if (document.distinct) {
    // Our choice: a distinct query has no cookie, as a row of it is no one record's.
    const all = unique(sorted.map(({ frame }) => write(frame)))
    return { ...countPage(document, all), total: all.length, names }
  }
  const page = cutPage(document, order, sorted)
  return { ...page, rows: page.rows.map(({ frame }) => write(frame)), total: sorted.length, names }
}

/** Rows that read the same are one. */
function unique(rows: readonly Body[]): readonly Body[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]
}
