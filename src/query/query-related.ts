import { UsageError } from '../errors/index.js'
import { nameText, recordPath } from '../operation/index.js'
import type { KeyOf, Table, TableType } from '../schema/index.js'
import { type AsTable, emptyNode } from '../selection/index.js'
import { Query } from './query.js'

/**
 * Starts a query over the collection of one record, such as the tasks of an account. The collection's own table comes last:
 * a table object does not say where its collections lead.
 *
 * Source: "Query data using the Web API", filtered collections.
 *
 * @example
 * const calls = queryRelated(account, accountId, 'Account_Tasks', task).select('subject')
 */
export function queryRelated<Type extends TableType, Name extends keyof Type['collections'] & string>(
  table: Table<Type>,
  key: KeyOf<Type>,
  collection: Name,
  related: Table<AsTable<Type['collections'][Name]>>,
): Query<AsTable<Type['collections'][Name]>> {
  const path = `${recordPath(table, key)}/${nameText(collection)}`
  if (related?.entitySetName === undefined) throw new UsageError(`${collection} is read with its table object.`)
  const name = `${table.entitySetName}.${collection}.query`
  const source = { table: related, name, path, isCounted: false, pageSize: undefined }
  return new Query(source, emptyNode(related.kinds, related.name))
}
