import { isGuid } from '../../schema/index.js'
import type { Store, Target } from '../model.js'
import { resolveReference } from '../session/index.js'
import { recordNotFound } from '../store/index.js'
import { type ReadRecord, typeOf } from './parameters.js'
import type { Payload } from './payload.js'
import { badPayload, notEmulated } from './refuse.js'

/** The declared key of users and teams is `ownerid`; published code sends the others. Source: protocol/actions.md 0.2. */
const principalKeys = ['ownerid', 'systemuserid', 'teamid'] as const

/** Reads `{"@odata.type": "Microsoft.Dynamics.CRM.account", "accountid": …}`. The row has to exist. */
export function recordByKey(store: Store): ReadRecord {
  return (name, value, declared) => {
    const table = typeOf(value) ?? declared
    if (table === undefined)
      throw badPayload(`The parameter '${name}' needs '@odata.type' to say what kind of row it is.`)
    if (declared !== undefined && table !== declared) throw wrongTable(name, declared, table)
    const facts = store.tables.get(table)
    if (facts === undefined) throw notEmulated(`the table ${table} in the parameter '${name}'`)
    const keys = table === 'systemuser' || table === 'team' ? principalKeys : [facts.primaryKey]
    const id = keys.map((key) => value[key]).find((key) => key !== undefined)
    // Source: "Use Web API actions".
    if (!isGuid(id)) throw badPayload('EdmEntityObject passed should have the key property value set.')
    return existing(store, { table, id: id.toLowerCase() })
  }
}

/** Reads `{'@odata.id': 'accounts(id)'}` as well, which is how a function takes a row. Source: protocol/actions.md 0.2. */
export function recordByReference(store: Store): ReadRecord {
  const byKey = recordByKey(store)
  return (name, value, declared) => {
    const reference = referenceOf(value)
    if (reference === undefined) return byKey(name, value, declared)
    const target = resolveReference(store, reference)
    if (declared !== undefined && target.table !== declared) throw wrongTable(name, declared, target.table)
    return target
  }
}

function referenceOf(value: Payload): string | undefined {
  const reference = value['@odata.id']
  return typeof reference === 'string' ? reference : undefined
}

function existing(store: Store, { table, id }: Target): Target {
  if (store.get(table, id) === undefined) throw recordNotFound(table, id)
  return { table, id }
}

function wrongTable(name: string, declared: string, table: string) {
  return badPayload(`The parameter '${name}' takes a row of ${declared}, not of ${table}.`)
}
