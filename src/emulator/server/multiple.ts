import type { TableFacts } from '../../schema/index.js'
import { Refusal } from '../model.js'
import { parseKey } from '../odata/index.js'
import { type Answer, json, noContent } from './answer.js'
import type { Address, Call } from './call.js'
import { locate } from './locate.js'
import { isObject, type Payload, readPayload } from './payload.js'
import { requireOptions } from './query-options.js'
import { badPayload, notEmulated } from './refuse.js'
import { upsert } from './update.js'

/** Bulk messages, which every table has here. Our choice: the service does not have them for all. */
export type MultipleName = 'CreateMultiple' | 'UpdateMultiple' | 'UpsertMultiple' | 'DeleteMultiple'

export function isMultiple(name: string): name is MultipleName {
  return ['CreateMultiple', 'UpdateMultiple', 'UpsertMultiple', 'DeleteMultiple'].includes(name)
}

/**
 * Runs a bulk message. The request as a whole is undone when one of its records is refused, as on standard tables.
 *
 * Source: protocol/errors-and-limits.md 8. Our choice: the texts of what is wrong with the list itself.
 */
export function runMultiple(call: Call, facts: TableFacts, name: MultipleName): Answer {
  requireOptions(call.url)
  // No table here is elastic. Source: protocol/errors-and-limits.md 8. Our choice: status and code.
  if (name === 'DeleteMultiple') throw new Refusal(501, '0x80040219', 'DeleteMultiple has not yet been implemented.')
  const targets = targetsIn(call, facts)
  if (name === 'CreateMultiple') {
    const ids = targets.map((target) => call.session.create(facts.logicalName, target).id)
    const context = `${call.reader.apiRoot}/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`
    return json({ '@odata.context': context, Ids: ids })
  }
  for (const target of targets) {
    const { '@odata.id': url, ...payload } = target
    const at = url === undefined ? atPrimaryKey(facts, payload) : atUrl(facts, url)
    if (name === 'UpsertMultiple') upsert(call, at, payload)
    else updateExisting(call, at, withoutKey(facts, payload))
  }
  return noContent()
}

function updateExisting(call: Call, at: Address, payload: Payload): void {
  const { record } = locate(call, at)
  const id = record?.id ?? idIn(at)
  call.session.update(at.facts.logicalName, id, payload)
}

/** Of a record that is missing: the session says so. */
function idIn({ facts, key }: Address): string {
  const parsed = parseKey(facts, key)
  if ('id' in parsed) return parsed.id
  throw notEmulated('UpdateMultiple by an alternate key that no record has')
}

function targetsIn(call: Call, facts: TableFacts): readonly Payload[] {
  const { Targets: targets } = readPayload(call)
  if (!Array.isArray(targets) || targets.length === 0) throw badPayload("The parameter 'Targets' holds no records.")
  return targets.map((target: unknown) => {
    if (!isObject(target)) throw badPayload("The parameter 'Targets' holds something that is no record.")
    const { '@odata.type': type, ...payload } = target
    if (type !== `Microsoft.Dynamics.CRM.${facts.logicalName}`) {
      throw badPayload(`A record of 'Targets' does not say with '@odata.type' that it is of '${facts.logicalName}'.`)
    }
    return payload
  })
}

function atPrimaryKey(facts: TableFacts, payload: Payload): Address {
  const id = payload[facts.primaryKey]
  if (typeof id !== 'string')
    throw badPayload(`A record of 'Targets' has neither '${facts.primaryKey}' nor '@odata.id'.`)
  return { facts, key: id, keyAsSent: id }
}

function atUrl(facts: TableFacts, url: unknown): Address {
  const [, set, key] = /^(?:.*\/)?(\w+)\((.*)\)$/s.exec(typeof url === 'string' ? url : '') ?? []
  if (set !== facts.entitySetName || key === undefined) {
    throw badPayload(`'@odata.id' of a record of 'Targets' leads to no record of '${facts.entitySetName}'.`)
  }
  return { facts, key: decodeURIComponent(key), keyAsSent: key }
}

function withoutKey(facts: TableFacts, payload: Payload): Payload {
  const { [facts.primaryKey]: _, ...rest } = payload
  return rest
}
