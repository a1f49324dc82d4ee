import { type Answer, noContent } from './answer.js'
import type { Address, Call } from './call.js'
import { locateForWrite } from './locate-for-write.js'
import { requireOptions } from './query-options.js'

/** `DELETE accounts(key)`. Source: protocol/wire.md 2.7. */
export function deleteOne(call: Call, at: Address): Answer {
  requireOptions(call.url)
  const record = locateForWrite(call, at)
  call.session.remove(record.table, record.id)
  return noContent()
}
