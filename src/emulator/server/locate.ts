import { Refusal, type StoredRecord } from '../model.js'
import { parseKey } from '../odata/index.js'
import { findByKey } from '../session/index.js'
import { recordNotFound } from '../store/index.js'
import type { Address, Call } from './call.js'

type Key = ReturnType<typeof parseKey>

/** What a URL's key leads to. */
export interface Located {
  readonly key: Key
  readonly record: StoredRecord | undefined
}

/** Looks for the record of an address, by its id or by an alternate key. */
export function locate({ session }: Call, { facts, key: text }: Address): Located {
  const key = parseKey(facts, text)
  const record =
    'id' in key ? session.store.get(facts.logicalName, key.id) : findByKey(session.store, facts, key.columns)
  return { key, record }
}

/** The record of an address, or the service's 404. */
export function requireAt(call: Call, address: Address): StoredRecord {
  const { key, record } = locate(call, address)
  if (record === undefined) throw notFound(address, key)
  return record
}

export function notFound({ facts: { logicalName } }: Address, key: Key): Refusal {
  if ('id' in key) return recordNotFound(logicalName, key.id.toLowerCase())
  // Source: "Web service error codes", RecordNotFoundByEntityKey.
  return new Refusal(
    404,
    '0x80060891',
    `A record with the specified key values does not exist in ${logicalName} entity`,
  )
}

/** The URL of a record in `OData-EntityId`. An alternate key is repeated as it was sent. Source: protocol/wire.md 1.6. */
export function entityId({ reader }: Call, record: StoredRecord, address?: Address): string {
  const set = reader.store.tables.get(record.table)?.entitySetName ?? record.table
  const isById = address === undefined || 'id' in parseKey(address.facts, address.key)
  return `${reader.apiRoot}/${set}(${isById ? record.id : address.keyAsSent})`
}
