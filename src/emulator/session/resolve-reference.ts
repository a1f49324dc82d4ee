import type { TableFacts } from '../../schema/index.js'
import { Refusal, type Store, type Target } from '../model.js'
import { parseKey } from '../odata/index.js'
import { findByKey } from './alternate-key.js'
import { payloadError } from './payload-error.js'
import { requireRecord } from './require-record.js'
import type { AlternateKeys } from './session-options.js'

const root = /^(?:https?:\/\/[^/?#]+)?\/api\/data\/v\d+(?:\.\d+)+\//i
const reference = /^([A-Za-z_][A-Za-z0-9_]*)\((.*)\)$/s

/**
 * The existing record that a text of `@odata.bind` or `@odata.id` names: `accounts(id)`, the same with a leading slash or the
 * address of the service before it, or with an alternate key between the parentheses.
 * Our choice: `/accounts/id`, a form that is documented nowhere, is refused.
 */
export function resolveReference(store: Store, text: string, alternateKeys?: AlternateKeys): Target {
  const [, set, key] = reference.exec(text.replace(root, '').replace(/^\//, '')) ?? []
  if (set === undefined || key === undefined) {
    throw payloadError(`'${text}' is not the reference to a record: write it as entityset(key).`)
  }
  const facts = store.bySet.get(set)
  // A table of an application that is not installed answers the same way. Source: "Retrieve the history of audited data changes".
  if (facts === undefined) throw new Refusal(404, '0x8006088A', `Resource not found for the segment '${set}'.`)
  return targetOf(store, facts, decoded(key), alternateKeys)
}

function targetOf(store: Store, facts: TableFacts, key: string, alternateKeys: AlternateKeys | undefined): Target {
  const { logicalName: table } = facts
  const parsed = parseKey(facts, key)
  if ('id' in parsed) return { table, id: requireRecord(store, table, parsed.id).id }
  const record = findByKey(store, facts, parsed.columns, alternateKeys)
  if (record !== undefined) return { table, id: record.id }
  throw new Refusal(404, '0x80060891', `A record with the specified key values does not exist in ${table} entity`)
}

/** A reference is a URL; one with a bare `%` in its key is taken as it is. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}
