import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { checkRecordQuery, readRecord } from '../odata/index.js'
import { type Answer, json, noContent } from './answer.js'
import type { Address, Call } from './call.js'
import { requireConditions, wantsExisting } from './conditions.js'
import { answerCreated } from './create.js'
import { entityId, type Located, locate, notFound } from './locate.js'
import { type Payload, readPayload } from './payload.js'
import { withoutOption } from './query-options.js'
import { badPayload, badUrl } from './refuse.js'

/** `PATCH accounts(key)`: updates the record, or creates it under that key when it is missing. Source: protocol/wire.md 2.6. */
export function updateOne(call: Call, at: Address): Answer {
  checkRecordQuery(call.reader, at.facts, withoutOption(call.url, '$expand'))
  const payload = readPayload(call)
  const { key, record } = locate(call, at)
  if (record === undefined) {
    if (wantsExisting(call)) throw notFound(at, key)
    return answerCreated(call, at.facts, createAt(call, at, payload), at)
  }
  requireConditions(call, record, key)
  return answerUpdated(call, at, call.session.update(record.table, record.id, payload))
}

/** Changes the record, or creates it under the key of its address. */
export function upsert(call: Call, at: Address, payload: Payload): StoredRecord {
  const { record } = locate(call, at)
  return record === undefined ? createAt(call, at, payload) : call.session.update(record.table, record.id, payload)
}

function createAt(call: Call, at: Address, payload: Payload): StoredRecord {
  const created = call.session.create(at.facts.logicalName, withKey(call, at, locate(call, at).key, payload))
  requireAtAddress(call, at, created)
  return created
}

/** `$expand` has no effect here. Source: protocol/wire.md 2.2. */
function answerUpdated(call: Call, at: Address, record: StoredRecord): Answer {
  const { prefer, reader, url } = call
  if (!prefer.representation) {
    return noContent({
      'OData-EntityId': entityId(call, record, at),
      'Preference-Applied': prefer.applied('return'),
    })
  }
  return json(readRecord(reader, at.facts, record, withoutOption(url, '$expand'), prefer.ofRecord), {
    'Preference-Applied': prefer.applied('return', 'odata.include-annotations'),
  })
}

/**
 * A body that holds the key's columns with other values than the URL would make a row that the URL does not lead to.
 * Our choice: that is refused. Source: protocol/wire.md 2.6, by which it is an error in some versions of the service.
 */
function requireAtAddress(call: Call, at: Address, created: StoredRecord): void {
  if (locate(call, at).record?.id === created.id) return
  throw badPayload('The payload holds another value for a column of the key than the URL.')
}

function withKey(call: Call, { facts }: Address, key: Located['key'], payload: Payload): Payload {
  if ('id' in key) return { [facts.primaryKey]: key.id, ...payload }
  const columns = Object.entries(key.columns).map(([property, value]) => writtenKey(call, facts, property, value))
  return { ...Object.fromEntries(columns), ...payload }
}

/** A key column as a payload writes it, which for a lookup is another way than the URL's. */
function writtenKey({ reader }: Call, facts: TableFacts, property: string, value: unknown): readonly [string, unknown] {
  const column = facts.columns.find((known) => known.property === property)
  if (column === undefined || column.logicalName === property) return [property, value]
  const [navigation, ...others] = facts.navigation.filter(({ lookup }) => lookup === column.logicalName)
  // Our choice: a lookup to several tables creates nothing, since the key does not say which of them is meant.
  if (navigation === undefined || others.length > 0) {
    throw badUrl(`'${property}' does not say which table its id is of.`)
  }
  const set = reader.store.tables.get(navigation.target)?.entitySetName
  return [`${navigation.name}@odata.bind`, `/${set}(${value})`]
}
