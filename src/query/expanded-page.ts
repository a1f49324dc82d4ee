import { UsageError } from '../errors/index.js'
import { cutReadingOf, emptyNode, hasPagingToken } from '../selection/index.js'
import type { Page } from './page.js'
import { nextPage } from './read-page.js'

/** The expanded collections of a record. */
export type CollectionIn<Row> = {
  [N in keyof Row]: Row[N] extends readonly unknown[] ? N : never
}[keyof Row] &
  string

type ItemOf<List> = List extends readonly (infer Item)[] ? Item : never

/**
 * An expanded collection of a record as a page: `crm.records` and the like read it to its end.
 *
 * Its page has a `next` where the service gave a link that leads on, as it does in a query with a nested expand, where the
 * page size cuts the collections too: such a query says `allowPartialExpands()`. The record has to be the one that was read,
 * not a copy of it. The link that the service adds in other queries leads to the same records again and is left alone.
 *
 * Source: "Join tables using OData", options for expanded tables.
 *
 * @example
 * const withTasks = query(account)
 *   .expand('Account_Tasks', (t) => t.select('subject').expand('createdby', (u) => u.select('fullname')))
 *   .allowPartialExpands()
 * for await (const a of crm.records(withTasks, { pageSize: 50 }))
 *   for await (const t of crm.records(expandedPage(a, 'Account_Tasks'))) console.log(t.subject)
 */
export function expandedPage<Row extends object, Name extends CollectionIn<Row>>(
  record: Row,
  collection: Name,
): Page<ItemOf<Row[Name]>> {
  const values = record as Readonly<Record<string, unknown>> // a JSON object
  const list = values[collection]
  if (!Array.isArray(list)) throw new UsageError(`The record has no expanded collection ${collection}.`)
  const records: readonly ItemOf<Row[Name]>[] = list
  const link = values[`${collection}@odata.nextLink`]
  if (!hasPagingToken(link)) return { records }
  const reading = cutReadingOf(record)
  if (reading === undefined) {
    throw new UsageError(`${collection} leads on, and a copy of its record does not: give the record that was read.`)
  }
  const related = reading.expands.find(({ name }) => name === collection)?.related
  const node = related ?? emptyNode({})
  const headers = reading.headers && { headers: reading.headers }
  return {
    records,
    next: nextPage(link, { name: `${collection}.query`, link, node, isInExpand: true, ...headers }),
    nextLink: link,
  }
}
