import { UsageError } from '../errors/index.js'
import { type Answer, idOf } from '../operation/index.js'
import type { RecordOf, Ref, Table, TableType } from '../schema/index.js'
import { emptyNode } from '../selection/index.js'
import type { Page, PagedQuery } from './page.js'
import { largestPage } from './query-source.js'
import { readPage } from './read-page.js'

/** A record of a view: the view says which columns it has. Columns of related records stand under aliases. */
export type ViewRow<Type extends TableType> = Partial<RecordOf<Type>> & Readonly<Record<string, unknown>>

/**
 * The records that a saved view shows: with its conditions, its order and its columns. Give the row type where the
 * view is known.
 *
 * Wire: `?savedQuery=`; only `@odata.nextLink` leads to further pages.
 * Source: "Retrieve and execute predefined queries".
 *
 * @example
 * const rows = await crm.all(savedView(account, viewId))
 * const named = await crm.all(savedView<{ name: string; 'a.fullname'?: string }>(account, viewId))
 */
export function savedView<Type extends TableType>(
  table: Table<Type>,
  id: string | Ref<'savedquery'>,
): PagedQuery<ViewRow<Type>>
export function savedView<Row extends object>(table: Table, id: string | Ref<'savedquery'>): PagedQuery<Row>
export function savedView(table: Table, id: string | Ref<'savedquery'>): PagedQuery<unknown> {
  return viewOf(table, { parameter: 'savedQuery', id: idOf(id, 'savedquery', 'The id of a saved view') })
}

/**
 * The records that a user's own view shows.
 *
 * Wire: `?userQuery=`; only `@odata.nextLink` leads to further pages.
 * Source: "Retrieve and execute predefined queries".
 *
 * @example
 * const rows = await crm.all(personalView(account, viewId))
 */
export function personalView<Type extends TableType>(
  table: Table<Type>,
  id: string | Ref<'userquery'>,
): PagedQuery<ViewRow<Type>>
export function personalView<Row extends object>(table: Table, id: string | Ref<'userquery'>): PagedQuery<Row>
export function personalView(table: Table, id: string | Ref<'userquery'>): PagedQuery<unknown> {
  return viewOf(table, { parameter: 'userQuery', id: idOf(id, 'userquery', 'The id of a personal view') })
}

interface View {
  readonly parameter: 'savedQuery' | 'userQuery'
  readonly id: string
  readonly top?: number
  readonly pageSize?: number
}

/** A limit is kept by the size of the page and by not reading on: the view may have an order and a limit of its own. */
function viewOf<Row>(table: Table, view: View): PagedQuery<Row> {
  if (table?.entitySetName === undefined) throw new UsageError('A view is one of a table object, such as lead.')
  const { parameter, id, top, pageSize } = view
  const name = `${table.entitySetName}.${parameter}`
  const size = top === undefined ? pageSize : Math.min(top, pageSize ?? largestPage)
  const headers = size === undefined ? {} : { Prefer: `odata.maxpagesize=${size}` }
  return Object.freeze({
    name,
    method: 'GET',
    path: `${table.entitySetName}?${parameter}=${id}`,
    headers,
    expects: 'json',
    repeat: 'always',
    read(answer: Answer): Page<Row> {
      const node = emptyNode(table.kinds, table.name)
      return readPage(answer, { name, headers, node, ...(top !== undefined && { remaining: top }) })
    },
    top: (count: number) => viewOf<Row>(table, { ...view, top: wholeNumber(count, 'top') }),
    pageSize: (count: number) => viewOf<Row>(table, { ...view, pageSize: pageSizeOf(count) }),
  } satisfies PagedQuery<Row>)
}

function wholeNumber(count: number, name: string): number {
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new UsageError(`${name} takes a whole number above 0.`)
}

function pageSizeOf(count: number): number {
  if (wholeNumber(count, 'pageSize') <= largestPage) return count
  throw new UsageError(`A page holds 1 to ${largestPage} records, not ${count}.`)
}
