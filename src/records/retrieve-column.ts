import { UnexpectedResponseError, UsageError } from '../errors/index.js'
import { type Answer, jsonRead, nameText, type Operation, recordPath } from '../operation/index.js'
import type { ColumnName, KeyOf, Read, Table, TableType } from '../schema/index.js'
import { emptyNode, restoreBigIntegers } from '../selection/index.js'

/**
 * Reads one column of a record.
 *
 * Fails with: `RecordNotFoundError` when the record is missing or hidden from the caller.
 * Source: "Retrieve a table row using the Web API", single property value.
 *
 * @example
 * const name = await crm.execute(retrieveColumn(account, accountId, 'name'))
 */
export function retrieveColumn<Type extends TableType, Column extends ColumnName<Type>>(
  table: Table<Type>,
  key: KeyOf<Type>,
  column: Column,
): Operation<Read<Type['columns'][Column]>> {
  const name = `${table.entitySetName}.retrieveColumn`
  const node = { ...emptyNode(table.kinds, table.name), columns: [nameText(column)] }
  return jsonRead({
    name,
    path: `${recordPath(table, key)}/${nameText(column)}`,
    read: ({ status, body }: Answer) => {
      const value = status === 204 ? null : valueIn(body, name)
      const record = { [column]: value }
      restoreBigIntegers([record], node)
      return record[column] as Read<Type['columns'][Column]> // as the table says
    },
  })
}

/** Columns that are compared with values: an image or a file is no text. */
export type TextColumn<Type extends TableType> = {
  [C in ColumnName<Type>]: Type['columns'][C] extends { readonly eq: unknown } | { readonly containValues: unknown }
    ? C
    : never
}[ColumnName<Type>]

/**
 * Reads one column of a record as the service writes it in text; null where it is empty. Not for images and files, which
 * are bytes.
 *
 * Wire: `accounts(…)/name/$value`.
 * Source: "Retrieve a table row using the Web API", raw value.
 */
export function retrieveRawValue<Type extends TableType>(
  table: Table<Type>,
  key: KeyOf<Type>,
  column: TextColumn<Type>,
): Operation<string | null> {
  const name = `${table.entitySetName}.retrieveRawValue`
  return Object.freeze({
    name,
    method: 'GET',
    path: `${recordPath(table, key)}/${nameText(column)}/$value`,
    expects: 'text',
    repeat: 'always',
    read: ({ status, headers, body }: Answer) => {
      if (status === 204) return null
      if (!bytes.test(headers.get('content-type') ?? '')) return String(body)
      throw new UsageError(`${name} reads texts, and ${column} came as bytes, as images and files do.`)
    },
  } satisfies Operation<string | null>)
}

/** What a table object does not tell of a column shows in the answer. */
const bytes = /^(application\/octet-stream|image\/)/i

/** A complex value, such as that of a platform switch, is the body itself. Source: OData JSON Format 4.0, 11. */
function valueIn(body: unknown, name: string): unknown {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    if ('value' in body) return body.value
    const members = Object.entries(body).filter(([member]) => !member.includes('@'))
    if (members.length > 0) return Object.fromEntries(members)
  }
  throw new UnexpectedResponseError(`${name} was answered without a value.`)
}
