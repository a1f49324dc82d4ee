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
  if (table?.lookups === undefined) throw new UsageError('The values of a record go with its table object.')
  if (!isPlainObject(data)) throw new UsageError(`The values of ${table.name} are not an object.`)
  const members: Member[] = []
  const rows: Payload[] = []
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue
    if (isPartyList(table, name)) rows.push(...partyRows(table, name, value, mode))
    else members.push(member(table, [name, value]))
  }
  return Object.fromEntries(rows.length === 0 ? members : withRows(table, members, rows))
}

function member(table: Table, [name, value]: Member): Member {
  const ways = bindings(table, memberText(name))
  return ways === undefined ? [name, columnValue(table, name, value)] : lookupMember(table, name, ways, value)
}
