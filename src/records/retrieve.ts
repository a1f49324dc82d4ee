import { UsageError } from '../errors/index.js'
import { type Answer, etagText, jsonRead, type Operation, recordPath } from '../operation/index.js'
import type { KeyOf, Table, TableType } from '../schema/index.js'
import { type BuildSelection, preferHeaders, type SelectionNode, selectRecord } from '../selection/index.js'
import { readSelected } from './read-record.js'

/** When a read gives a record at all. */
export interface RetrieveOptions {
  /** Only if the record no longer has this `@odata.etag`; else the result is `undefined`. */
  readonly ifNoneMatch: string | undefined
}

/**
 * Reads one record by GUID, `ref` or alternate key. With `ifNoneMatch`, a record that has not changed is not sent again:
 * the result is `undefined`.
 *
 * Limits: with `ifNoneMatch` nothing is expanded or annotated, because the service then always sends the record. So it
 * does for a table without optimistic concurrency.
 * Fails with: `RecordNotFoundError` when the record is missing or hidden from the caller.
 * Source: "Retrieve a table row using the Web API", "Perform conditional operations using the Web API".
 */
export function retrieve<Type extends TableType, Row>(
  table: Table<Type>,
  key: KeyOf<Type>,
  build: BuildSelection<Type, Row>,
): Operation<Row>
export function retrieve<Type extends TableType, Row>(
  table: Table<Type>,
  key: KeyOf<Type>,
  build: BuildSelection<Type, Row>,
  options: RetrieveOptions,
): Operation<Row | undefined>
export function retrieve<Type extends TableType, Row>(
  table: Table<Type>,
  key: KeyOf<Type>,
  build: BuildSelection<Type, Row>,
  { ifNoneMatch }: Partial<RetrieveOptions> = {},
): Operation<Row | undefined> {
  const path = recordPath(table, key)
  const name = `${table.entitySetName}.retrieve`
  const { query, node } = selectRecord(table, build)
  const headers = ifNoneMatch === undefined ? preferHeaders(node) : condition(node, ifNoneMatch, name)
  return jsonRead({
    name,
    path: `${path}${query}`,
    headers,
    read: (answer: Answer) => (answer.status === 304 ? undefined : readSelected<Row>(answer, name, node)),
  })
}

function condition(node: SelectionNode, ifNoneMatch: string, name: string): Readonly<Record<string, string>> {
  const what = node.expands.length > 0 ? 'expand' : node.annotated
  if (what === undefined) return { 'If-None-Match': etagText(ifNoneMatch, 'ifNoneMatch') }
  throw new UsageError(`${name} with ifNoneMatch does not go with ${what}: the service would always send the record.`)
}
