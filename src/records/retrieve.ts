import { type Answer, type Operation, recordPath } from '../operation/index.js'
import type { KeyOf, Table, TableType } from '../schema/index.js'
import { type BuildSelection, selectRecord } from '../selection/index.js'
import { readSelected } from './read-record.js'

/**
 * Reads one record by GUID, `ref` or alternate key.
 *
 * Fails with: `RecordNotFoundError` when the record is missing or hidden from the caller.
 * Source: "Retrieve a table row using the Web API".
 */
export function retrieve<Type extends TableType, Row>(
  table: Table<Type>,
  key: KeyOf<Type>,
  build: BuildSelection<Type, Row>,
): Operation<Row> {
  const path = recordPath(table, key)
  const name = `${table.entitySetName}.retrieve`
  const { query, node } = selectRecord(table, build)
  return Object.freeze({
    name,
    method: 'GET',
    path: `${path}${query}`,
    expects: 'json',
    repeat: 'always',
    read: (answer: Answer) => readSelected<Row>(answer, name, node),
  } satisfies Operation<Row>)
}
