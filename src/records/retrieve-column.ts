import { UnexpectedResponseError } from '../errors/index.js'
import { type Answer, nameText, type Operation, recordPath } from '../operation/index.js'
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
  return Object.freeze({
    name,
    method: 'GET',
    path: `${recordPath(table, key)}/${nameText(column)}`,
    expects: 'json',
    repeat: 'always',
    read: ({ status, body }: Answer) => {
      const value = status === 204 ? null : valueIn(body, name)
      const record = { [column]: value }
      restoreBigIntegers([record], node)
      return record[column] as Read<Type['columns'][Column]> // as the table says
    },
  } satisfies Operation<Read<Type['columns'][Column]>>)
}

/**
 * Reads one column of a record as the service writes it in text; null where it is empty.
 *
 * Wire: `accounts(…)/name/$value`.
 * Source: "Retrieve a table row using the Web API", raw value.
 */
export function retrieveRawValue<Type extends TableType>(
  table: Table<Type>,
  key: KeyOf<Type>,
  column: ColumnName<Type>,
): Operation<string | null> {
  return Object.freeze({
    name: `${table.entitySetName}.retrieveRawValue`,
    method: 'GET',
    path: `${recordPath(table, key)}/${nameText(column)}/$value`,
    expects: 'text',
    repeat: 'always',
    read: ({ status, body }: Answer) => (status === 204 ? null : String(body)),
  } satisfies Operation<string | null>)
}

function valueIn(body: unknown, name: string): unknown {
  if (typeof body === 'object' && body !== null && 'value' in body) return body.value
  throw new UnexpectedResponseError(`${name} was answered without a value.`)
}
