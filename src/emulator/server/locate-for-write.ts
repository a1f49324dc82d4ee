import type { StoredRecord } from '../model.js'
import type { Address, Call } from './call.js'
import { requireConditions } from './conditions.js'
import { locate, notFound } from './locate.js'

/** The record of an address that is about to be changed. It has to exist, and the request's conditions have to allow it. */
export function locateForWrite(call: Call, at: Address): StoredRecord {
  const { key, record } = locate(call, at)
  if (record === undefined) throw notFound(at, key)
  requireConditions(call, record, key)
  return record
}
