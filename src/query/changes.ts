import { UnexpectedResponseError, UsageError } from '../errors/index.js'
import { type Answer, jsonRead, type Operation } from '../operation/index.js'
import { isGuid, type TableType } from '../schema/index.js'
import { type RowShape, restoreBigIntegers, type SelectionNode } from '../selection/index.js'
import { otherOption } from './other-option.js'
import type { Page } from './page.js'
import { Query } from './query.js'
import { refuseOptions } from './refuse-options.js'

/** What has happened to a record since the last time: it is as it is now, or gone. */
export type Change<Row> =
  | { readonly kind: 'changed'; readonly record: Row }
  | { readonly kind: 'deleted'; readonly id: string }

/** A part of the changes; the last part has the token, those before it have `next`. */
export interface ChangePage<Row> extends Page<Change<Row>> {
  readonly next?: Operation<ChangePage<Row>>
  /** To be kept for the next time: with it, `since` gives what has changed from now on. */
  readonly token?: string
}

/** From where to read changes. */
export interface SinceOptions {
  /**
   * The token that an earlier reading of the same query ended with; all records come when it is absent. A token of a query
   * with other columns is refused: the changes would come with those. After a change of the columns, read all records anew.
   */
  readonly since?: string | undefined
}

/**
 * What has changed in a table since an earlier reading, or at first every record. Changed records come before deleted
 * ones; a record that was made and deleted in between comes as deleted.
 *
 * `crm.changes` reads all pages. Here each page is an answer of its own, for work that is saved page by page: `next` reads
 * the following one, and the last one has the token. A first reading that breaks off before it is begun anew.
 *
 * Limits: the query selects columns and no more; the table tracks changes; the caller may read the whole organization's
 * records. A token is good for 7 days unless the organization says otherwise (`ExpireChangeTrackingInDays`).
 * Fails with: `ChangeTokenExpiredError` when `since` is too old.
 * Source: "Use change tracking to synchronize data with external systems".
 *
 * @example
 * let page = await crm.execute(changesOf(query(account).select('name'), { since }))
 * for (apply(page.records); page.next; apply(page.records)) page = await crm.execute(page.next)
 * save(page.token)
 */
export function changesOf<Type extends TableType, Selected extends keyof Type['columns'], Expanded>(
  query: Query<Type, Selected, Expanded>,
  { since }: SinceOptions = {},
): Operation<ChangePage<RowShape<Type, Selected, Expanded>>> {
  const { table, path, node, isCounted } = Query.partsOf(query, 'Change tracking takes what query(…) makes.')
  refuseOptions({ node, isCounted }, 'Change tracking', ['where', 'expand', 'orderBy', 'top', 'count'])
  if (path !== table.entitySetName)
    throw new UsageError('Change tracking reads a table, not a collection of one record.')
  const name = `${table.entitySetName}.changes`
  if (since !== undefined) {
    const headers = query.headers
    return reading({ name, path: tokenLink(since, { entitySet: table.entitySetName, own: query.path }), headers, node })
  }
  const { Prefer: preferences, ...others } = query.headers
  const headers = { ...others, Prefer: ['odata.track-changes', preferences].filter(Boolean).join(',') }
  return reading({ name, path: query.path, headers, node })
}

/** How the changes go on after a page. */
interface Reading {
  readonly name: string
  readonly path: string
  /** Repeated for every page: the link does not carry them. */
  readonly headers: Readonly<Record<string, string>>
  readonly node: SelectionNode
}

function reading<Row>({ name, path, headers, node }: Reading): Operation<ChangePage<Row>> {
  return jsonRead({
    name,
    path,
    headers,
    read: (answer: Answer) => readChanges<Row>(answer, { name, path, headers, node }),
  })
}

function readChanges<Row>({ body }: Answer, from: Reading): ChangePage<Row> {
  const { name, path, node } = from
  const { value, '@odata.nextLink': nextLink, '@odata.deltaLink': token } = Object(body)
  if (!Array.isArray(value)) throw new UnexpectedResponseError(`${name} was answered without a list of records.`)
  const records = value.map((row) => toChange<Row>(row, name))
  restoreBigIntegers(
    records.flatMap((change) => (change.kind === 'changed' ? change.record : [])),
    node,
  )
  if (typeof nextLink === 'string') {
    if (nextLink === path) throw new UnexpectedResponseError(`${name} was answered with a page that leads to itself.`)
    return { records, nextLink, next: reading<Row>({ ...from, path: nextLink }) }
  }
  if (typeof token === 'string') return { records, token }
  throw new UnexpectedResponseError(
    `${name} was answered without a token for the next time: does the table track changes?`,
  )
}

/** The id of a deleted record is a bare GUID, not a link as in OData. */
function toChange<Row>(row: unknown, name: string): Change<Row> {
  const { '@odata.context': context, id } = Object(row)
  if (typeof context !== 'string' || !context.endsWith('/$deletedEntity')) {
    return { kind: 'changed', record: row as Row } // as was selected
  }
  if (isGuid(id)) return { kind: 'deleted', id: id.toLowerCase() }
  throw new UnexpectedResponseError(`${name} was answered with a deleted record that has no id.`)
}

/** The origin is looked at where the link is sent. */
function tokenLink(since: unknown, { entitySet, own }: { readonly entitySet: string; readonly own: string }): string {
  const url = typeof since === 'string' && URL.canParse(since) ? new URL(since) : undefined
  if (!url?.searchParams.has('$deltatoken') || !url.pathname.endsWith(`/${entitySet}`)) {
    throw new UsageError(`since takes the token that an earlier reading of changes in ${entitySet} ended with.`)
  }
  if (otherOption(since as string, own, ['$select']) === undefined) return since as string // was parsed
  throw new UsageError(
    'The token was saved by another query, whose columns are others: read all records anew, without it.',
  )
}
