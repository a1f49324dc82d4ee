import { UsageError } from '../errors/index.js'
import type { Table, TableType } from '../schema/index.js'
import { FetchQuery } from './fetch-query.js'
import { emptyFetch } from './node.js'

/**
 * Starts a FetchXML document over a table's records: what OData cannot say, such as joins over any columns, aggregates by
 * months and conditions on linked records.
 *
 * Source: "Query data using FetchXML".
 *
 * @example
 * import { account, contact } from 'dynamics365-crm/entities'
 * import { fetchXml } from 'dynamics365-crm/fetchxml'
 *
 * const owned = fetchXml(account)
 *   .select('name')
 *   .link(contact, { from: 'contactid', to: 'primarycontactid', type: 'outer', alias: 'c' }, (c) => c.select('fullname'))
 *   .where((a, { c }) => a.statecode.eq(0).and(c.fullname.isNotNull()))
 */
export function fetchXml<Type extends TableType>(table: Table<Type>): FetchQuery<Type> {
  if (table?.entitySetName === undefined) throw new UsageError('fetchXml takes a table object, such as account.')
  return new FetchQuery(table.entitySetName, emptyFetch(table))
}
