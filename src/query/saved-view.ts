import { UsageError } from '../errors/index.js'
import { type Answer, idOf } from '../operation/index.js'
import type { RecordOf, Ref, Table, TableType } from '../schema/index.js'
import {
  type Annotated,
  type AnnotationLevel,
  emptyNode,
  type Formatted,
  preferHeaders,
  raisedLevel,
} from '../selection/index.js'
import { linkOf } from './link-of.js'
import type { Page, PagedQuery } from './page.js'
import { limitedPageSize, requirePageSize } from './page-size.js'
import { type Reading, readPage } from './read-page.js'
import { resumed } from './resumed.js'

/** A record of a view: the view says which columns it has. Columns of related records stand under aliases. */
export type ViewRow<Type extends TableType> = Partial<RecordOf<Type>> & Readonly<Record<string, unknown>>

/** The records of a view. A value: each call makes a new one, and nothing is sent before an executor is given it. */
export interface ViewQuery<Row> extends PagedQuery<Row> {
  /** At most so many records in all. */
  top(count: number): ViewQuery<Row>
  /** Records per page, 1 to 5,000. */
  pageSize(count: number): ViewQuery<Row>
  /** Asks for the values as people read them, for `formatted(record, column)`. */
  formatted(): ViewQuery<Row & Formatted>
  /** Asks for table and name of what lookups point at, for `lookup(record, name)`, and for formatted values. */
  annotated(what: 'lookups'): ViewQuery<Row & Annotated>
  /**
   * Goes on where an earlier reading of the same view stopped: at the `nextLink` of a page. Give the page size of the first
   * run again: the link does not carry it. `top` counts anew from here on.
   */
  resume(nextLink: string): PagedQuery<Row>
}

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
): ViewQuery<ViewRow<Type>>
export function savedView<Row extends object>(table: Table, id: string | Ref<'savedquery'>): ViewQuery<Row>
export function savedView(table: Table, id: string | Ref<'savedquery'>): ViewQuery<unknown> {
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
): ViewQuery<ViewRow<Type>>
export function personalView<Row extends object>(table: Table, id: string | Ref<'userquery'>): ViewQuery<Row>
export function personalView(table: Table, id: string | Ref<'userquery'>): ViewQuery<unknown> {
  return viewOf(table, { parameter: 'userQuery', id: idOf(id, 'userquery', 'The id of a personal view') })
}

interface View {
  readonly parameter: 'savedQuery' | 'userQuery'
  readonly id: string
  readonly top?: number
  readonly pageSize?: number
  readonly annotated?: AnnotationLevel | undefined
}

/** A limit is kept by the size of the page and by not reading on: the view may have an order and a limit of its own. */
function viewOf(table: Table, view: View): ViewQuery<unknown> {
  if (table?.entitySetName === undefined) throw new UsageError('A view is one of a table object, such as lead.')
  const { parameter, id, top, pageSize, annotated } = view
  const { entitySetName } = table
  const name = `${entitySetName}.${parameter}`
  const path = `${entitySetName}?${parameter}=${id}`
  const headers = preferHeaders({ annotated, pageSize: limitedPageSize(top, pageSize) })
  const reading: Reading = { name, headers, node: emptyNode(table.kinds, table.name), remaining: top }
  const like = (changes: Partial<View>) => viewOf(table, { ...view, ...changes })
  const annotatedAs = (level: AnnotationLevel) => like({ annotated: raisedLevel(annotated, level) }) as never // the methods say what its records are
  const query: ViewQuery<unknown> = Object.freeze({
    name,
    method: 'GET',
    path,
    headers,
    expects: 'json',
    repeat: 'always',
    read: (answer: Answer): Page<unknown> => readPage(answer, reading),
    top: (count: number) => like({ top: wholeNumber(count) }),
    pageSize: (count: number) => like({ pageSize: requirePageSize(count) }),
    formatted: () => annotatedAs('formatted'),
    annotated: (what: 'lookups') => annotatedAs(what),
    resume: (nextLink: string) => {
      const link = linkOf(nextLink, { name, path: entitySetName, own: path })
      return resumed(link, { ...reading, headers: preferHeaders({ annotated, pageSize }) }, query)
    },
  } satisfies ViewQuery<unknown>)
  return query
}

function wholeNumber(count: number): number {
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new UsageError('top takes a whole number above 0.')
}
