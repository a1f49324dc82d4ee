import { UsageError } from '../errors/index.js'
import { memberText } from '../operation/index.js'
import { isPlainObject, type Table } from '../schema/index.js'
import { columnValue } from './column-value.js'
import { bindings, lookupMember } from './lookup-member.js'
import type { Member, Payload } from './member.js'
import { isPartyList, partyRows, withRows } from './party-rows.js'

/**
 * What a record's values look like on the wire: lookups become `navigation@odata.bind`, `undefined` is left out, `null` clears.
 *
 * Source: "Create a table row using the Web API", "Associate and disassociate table rows".
 */
export function payloadOf(table: Table, data: object, mode: 'create' | 'update' = 'create'): Payload {
  const given = givenValues(table, data)
  const members = given.filter(([name]) => !isPartyList(table, name)).map((one) => member(table, one))
  const rows = given
    .filter(([name]) => isPartyList(table, name))
    .flatMap(([name, list]) => partyRows(table, name, list, mode))
  return Object.fromEntries(withRows(table, members, rows))
}

function givenValues(table: Table, data: unknown): readonly Member[] {
  if (table?.lookups === undefined) throw new UsageError('The values of a record go with its table object.')
  if (!isPlainObject(data)) throw new UsageError(`The values of ${table.name} are not an object.`)
  return Object.entries(data).filter(([, value]) => value !== undefined)
}

function member(table: Table, [name, value]: Member): Member {
  const ways = bindings(table, memberText(name))
  return ways === undefined ? [name, columnValue(table, name, value)] : lookupMember(table, name, ways, value)
}
