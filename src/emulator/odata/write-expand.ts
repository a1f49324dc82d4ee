import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import type { Answer, WriteRow } from './answer.js'
import { cutPage, mostInPage, type Page, pageSize } from './page.js'
import type { ExpandMany, ExpandOne, ExpandPlan } from './plan-expand.js'
import { principal } from './principal.js'
import { notEmulated } from './refuse.js'

/** Writes what a navigation property leads to into a record's row. */
export type WriteExpand = (row: Record<string, unknown>, record: StoredRecord) => void

/** The rows of a collection by the id of the record that they belong to. */
type Pages = Map<string, Page>

/**
 * Makes the writer of an expand in rows of the table. Our choice: an empty lookup is null, an empty collection [].
 *
 * @param write - Writes an expanded row.
 */
export function expandWriter(answer: Answer, facts: TableFacts, plan: ExpandPlan, write: WriteRow): WriteExpand {
  if (plan.many) {
    const pages: Pages = new Map()
    return (row, record) => writeMany(answer, facts, plan, pages, write, row, record)
  }
  return (row, record) => {
    row[plan.name] = writeOne(answer, plan, write, record)
  }
}

function writeOne(answer: Answer, plan: ExpandOne, write: WriteRow, record: StoredRecord): unknown {
  const { reader, relations, budget } = answer
  const related = relations.one(record, plan.alternatives)
  if (related === undefined) return null
  budget.expandedRows(1)
  if (plan.reference) return { '@odata.id': urlOf(reader.apiRoot, tableOf(answer, related), related) }
  // Our choice: rows of the base type say which type they are, as OData asks of derived ones.
  const type = plan.facts === principal ? { '@odata.type': `#Microsoft.Dynamics.CRM.${related.table}` } : {}
  budget.expandedValues(plan.selection.columns.length)
  return { ...type, ...write(related) }
}

/**
 * In a flat query the inner rows are not paged, and their link is always there, leading to the same rows again. In a
 * nested one the page size cuts each collection, and the link carries a token. Source: protocol/query.md 3.9.
 */
function writeMany(
  answer: Answer,
  facts: TableFacts,
  plan: ExpandMany,
  pages: Pages,
  write: WriteRow,
  row: Record<string, unknown>,
  record: StoredRecord,
): void {
  const { reader, nested, budget } = answer
  const { records, next } = pageOf(answer, plan, pages, record)
  budget.expandedRows(records.length)
  budget.expandedValues(records.length * plan.selection.columns.length)
  row[plan.name] = records.map(write)
  const token = nested ? next : undefined
  if (nested && token === undefined) return
  const options = [...plan.options].map(([name, value]) => `${name}=${encodeOption(value)}`)
  const query = [...options, ...(token === undefined ? [] : [`$skiptoken=${token}`])].join('&')
  row[`${plan.name}@odata.nextLink`] =
    `${urlOf(reader.apiRoot, facts, record)}/${plan.name}${query === '' ? '' : `?${query}`}`
}

/** The same record may be met many times, below every record that leads to it: its rows are looked for once. */
function pageOf(
  { relations, reader, preferences, nested }: Answer,
  plan: ExpandMany,
  pages: Pages,
  record: StoredRecord,
) {
  const known = pages.get(record.id)
  if (known !== undefined) return known
  const size = nested ? pageSize(preferences) : (plan.top ?? mostInPage)
  const related = relations.many(record, plan.collection)
  const { order, matches } = plan
  const page = cutPage(reader.store, plan.facts.logicalName, related, { order, size, matches })
  pages.set(record.id, page)
  return page
}

function urlOf(apiRoot: string, { entitySetName }: TableFacts, { id }: StoredRecord): string {
  return `${apiRoot}/${entitySetName}(${id})`
}

function tableOf({ reader }: Answer, { table }: StoredRecord): TableFacts {
  const facts = reader.store.tables.get(table)
  if (facts === undefined) throw notEmulated(`the table ${table}`)
  return facts
}

function encodeOption(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%24', '$')
}
