import { type Answer, noContent } from './answer.js'
import type { Address, Call } from './call.js'
import { requireConditions } from './conditions.js'
import { locate, notFound } from './locate.js'

/** `DELETE accounts(key)`. Source: protocol/wire.md 2.7. */
export function deleteOne(call: Call, at: Address): Answer {
  const { key, record } = locate(call, at)
  if (record === undefined) throw notFound(at, key)
  requireConditions(call, record, key)
  call.session.remove(record.table, record.id)
  return noContent()
}
