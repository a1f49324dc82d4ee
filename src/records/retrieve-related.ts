import { type Answer, jsonRead, nameText, type Operation, recordPath } from '../operation/index.js'
import type { KeyOf, Table, TableType } from '../schema/index.js'
import { type AsTable, type BuildSelection, preferHeaders, selectRelated } from '../selection/index.js'
import { readSelected } from './read-record.js'

/**
 * Reads the record behind a lookup of another one; null where the lookup is empty. For collections there is `queryRelated`.
 *
 * Fails with: `RecordNotFoundError` when the record with the lookup is missing or hidden from the caller.
 * Source: "Retrieve a table row using the Web API", navigation properties.
 *
 * @example
 * const person = await crm.execute(retrieveRelated(account, accountId, 'primarycontactid', (c) => c.select('fullname')))
 */
export function retrieveRelated<Type extends TableType, Name extends keyof Type['navigation'] & string, Row>(
  table: Table<Type>,
  key: KeyOf<Type>,
  navigation: Name,
  build: BuildSelection<AsTable<Type['navigation'][Name]>, Row>,
): Operation<Row | null> {
  const name = `${table.entitySetName}.retrieveRelated`
  const path = `${recordPath(table, key)}/${nameText(navigation)}`
  const { query, node } = selectRelated(table, build)
  return jsonRead({
    name,
    path: `${path}${query}`,
    headers: preferHeaders(node),
    read: (answer: Answer) => (answer.status === 204 ? null : readSelected<Row>(answer, name, node)),
  })
}
