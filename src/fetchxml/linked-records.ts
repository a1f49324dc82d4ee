import { UsageError } from '../errors/index.js'
import type { Column, Condition, Table, TableType } from '../schema/index.js'
import { attributeName } from './attribute-name.js'
import { buildFilter } from './build-filter.js'
import { FetchCondition } from './condition.js'
import type { FilterLinkType } from './filter-part.js'
import type { NameJoinedWith } from './join-types.js'
import { placeOf } from './place.js'

/** How records are linked to the one that is tested. */
export interface LinkedBy<Linked extends TableType, To extends Column<unknown, unknown>> {
  /** Column of the linked table, of the same sort as `to`: the primary key, or a lookup by either of its names. */
  readonly from: NameJoinedWith<Linked, To>
  /** Column of the tested record, as `where` handed it out. */
  readonly to: To
}

/** The service has two words for the same; they may run differently fast. */
const sameMeaning: readonly FilterLinkType[] = ['any', 'not all']

export interface SomeLinkedBy<Linked extends TableType, To extends Column<unknown, unknown>>
  extends LinkedBy<Linked, To> {
  /** Which of the service's two words for it is sent: `any` unless said. */
  readonly linkType?: 'any' | 'not all'
}

type BuildCondition<Linked extends TableType> = (linked: Linked['columns']) => Condition

/**
 * At least one linked record exists, or one that meets the condition. Unlike a link it gives a record once.
 *
 * Wire: `link-type='any'`; `not all` means the same, against its name.
 * Source: "Filter rows using FetchXML", filter on values in related records.
 *
 * @example
 * import { account, contact } from 'dynamics365-crm/entities'
 * import { fetchXml, someLinked } from 'dynamics365-crm/fetchxml'
 *
 * const served = fetchXml(account)
 *   .select('name')
 *   .where((a) => someLinked(contact, { from: 'parentcustomerid', to: a.accountid }, (c) => c.lastname.eq('Smith')))
 */
export function someLinked<Linked extends TableType, To extends Column<unknown, unknown>>(
  table: Table<Linked>,
  { linkType = 'any', ...by }: SomeLinkedBy<Linked, To>,
  build?: BuildCondition<Linked>,
): Condition {
  if (!sameMeaning.includes(linkType)) throw new UsageError(`linkType is one of: ${sameMeaning.join(', ')}.`)
  return linked(linkType, table, by, build)
}

/**
 * No linked record exists, or none that meets the condition.
 *
 * Wire: `link-type='not any'`.
 */
export function noneLinked<Linked extends TableType, To extends Column<unknown, unknown>>(
  table: Table<Linked>,
  by: LinkedBy<Linked, To>,
  build?: BuildCondition<Linked>,
): Condition {
  return linked('not any', table, by, build)
}

/**
 * Linked records exist, and none of them meets the condition. That every one of them does is another question:
 * `noneLinked` with the opposite condition.
 *
 * Wire: `link-type='all'`, against its name.
 */
export function linkedButNone<Linked extends TableType, To extends Column<unknown, unknown>>(
  table: Table<Linked>,
  by: LinkedBy<Linked, To>,
  build: BuildCondition<Linked>,
): Condition {
  if (typeof build !== 'function') throw new UsageError('linkedButNone takes the condition that no record meets.')
  return linked('all', table, by, build)
}

function linked(
  type: FilterLinkType,
  table: Table,
  { from, to }: { readonly from: string; readonly to: unknown },
  build: ((linked: never) => Condition) | undefined,
): FetchCondition {
  const place = placeOf(to)
  if (place === undefined || place.link !== undefined) {
    throw new UsageError('Linked records are linked to a column of the table that is filtered, such as a.accountid.')
  }
  return new FetchCondition({
    kind: 'linked',
    scope: place.scope,
    table: place.table,
    type,
    linked: table,
    from: attributeName(from),
    to: place.attribute,
    ...(build && { filter: buildFilter(table, build) }),
  })
}
