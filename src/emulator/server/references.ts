import type { CollectionFacts } from '../../schema/index.js'
import type { StoredRecord, Target } from '../model.js'
import { parseKey } from '../odata/index.js'
import { resolveReference } from '../session/index.js'
import { type Answer, noContent } from './answer.js'
import type { Address, Call } from './call.js'
import { locateForWrite } from './locate-for-write.js'
import { lookupBehind, referencingRow } from './lookup-behind.js'
import { readPayload } from './payload.js'
import { queryOptions, requireOptions } from './query-options.js'
import { followFrom } from './read.js'
import { badPayload, badUrl, notEmulated, wrongVerb } from './refuse.js'

/**
 * `POST accounts(id)/collection/$ref`: takes a record into the collection. Source: protocol/wire.md 2.9.
 * Our choice: the conditions of the writes here are those on the record of the URL, also where another row is changed.
 */
export function addReference(call: Call, at: Address, name: string): Answer {
  requireOptions(call.url)
  const collection = at.facts.collections.find((known) => known.name === name)
  if (collection === undefined) throw wrongVerb('POST', `the reference of the single-valued '${name}'`)
  const record = locateForWrite(call, at)
  const other = resolveReference(call.session.store, referenceIn(call))
  if (collection.intersect !== undefined) {
    requireTable(collection, other)
    call.session.store.link(collection.intersect, targetOf(record), other)
    return noContent()
  }
  const row = referencingRow(call.session, other)
  const navigation = lookupBehind(call.session.store, collection, row, record)
  call.session.update(row.table, row.id, { [`${navigation}@odata.bind`]: `/${at.facts.entitySetName}(${record.id})` })
  return noContent()
}

/** `PUT opportunities(id)/customerid_account/$ref`: sets the lookup. */
export function putReference(call: Call, at: Address, name: string): Answer {
  requireOptions(call.url)
  requireSingle(call, at, name)
  const { table, id } = locateForWrite(call, at)
  call.session.update(table, id, { [`${name}@odata.bind`]: referenceIn(call) })
  return noContent()
}

/**
 * `DELETE …/$ref`: clears a lookup, or takes a record out of a collection.
 * Our choice: what is not associated is left as it is, and the answer is the same.
 */
export function removeReference(call: Call, at: Address, name: string, key: string | undefined): Answer {
  const collection = at.facts.collections.find((known) => known.name === name)
  requireOptions(call.url, ...(collection !== undefined && key === undefined ? ['$id'] : []))
  const record = locateForWrite(call, at)
  if (collection === undefined) {
    if (key !== undefined) throw badUrl(`'${name}' is single-valued and has no keys.`)
    const { rows } = followFrom(call, record, at, name)
    if (rows.length > 0) call.session.update(record.table, record.id, { [name]: null })
    return noContent()
  }
  const other = key === undefined ? targetInQuery(call) : targetByKey(call, collection, key)
  if (collection.intersect !== undefined) {
    requireTable(collection, other)
    call.session.store.unlink(collection.intersect, targetOf(record), other)
    return noContent()
  }
  const row = referencingRow(call.session, other)
  const navigation = lookupBehind(call.session.store, collection, row, record)
  if (isReferencing(row, collection, record)) call.session.update(row.table, row.id, { [navigation]: null })
  return noContent()
}

function isReferencing(row: StoredRecord, { lookup = '' }: CollectionFacts, { table, id }: Target): boolean {
  const held = row.values[lookup]
  return typeof held === 'object' && held !== null && 'id' in held && 'table' in held
    ? held.id === id && held.table === table
    : false
}

function referenceIn(call: Call): string {
  const id = readPayload(call)['@odata.id']
  if (typeof id !== 'string')
    throw badPayload("The payload of a reference has to hold the record's URL in '@odata.id'.")
  return id
}

function targetInQuery({ url, session }: Call): Target {
  const id = queryOptions(url).get('$id')
  // Our choice: a collection is not emptied as a whole.
  if (id === undefined) throw badUrl("Which record to take out of the collection is said by the query option '$id'.")
  return resolveReference(session.store, id)
}

function targetByKey({ session }: Call, collection: CollectionFacts, text: string): Target {
  const facts = session.store.tables.get(collection.target)
  if (facts === undefined) throw notEmulated(`the table ${collection.target}`)
  const key = parseKey(facts, text)
  if (!('id' in key)) throw notEmulated('an alternate key in the reference of a collection')
  return targetOf(session.get(facts.logicalName, key.id))
}

function targetOf({ table, id }: StoredRecord): Target {
  return { table, id }
}

function requireTable({ name, target }: CollectionFacts, { table }: Target): void {
  if (table !== target) throw badPayload(`'${name}' holds records of ${target}, not of ${table}.`)
}

function requireSingle(call: Call, { facts }: Address, name: string): void {
  if (facts.collections.some((known) => known.name === name)) {
    throw wrongVerb(call.method, `the references of the collection '${name}'`)
  }
}
