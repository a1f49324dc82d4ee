import type { CollectionFacts, NavigationFacts } from '../../schema/index.js'
import type { NestedRecord, NestedRecords, Payload } from './draft.js'
import { payloadError, wrongType } from './payload-error.js'

/** Whether a JSON value describes a record. */
export function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A new record under a single-valued navigation property. One that leads to several tables needs `@odata.type`. */
export function readNested(navigation: readonly NavigationFacts[], payload: Payload): NestedRecord {
  const type = typeOf(payload)
  const [first, ...others] = navigation.filter(({ target }) => type === undefined || target === type)
  if (first === undefined || others.length > 0) {
    throw payloadError(`The record in '${navigation[0]?.name}' needs an '@odata.type' that it can hold.`)
  }
  return { navigation: first, payload }
}

/** New records under a collection. */
export function readNestedList(collection: CollectionFacts, value: unknown): NestedRecords {
  if (!Array.isArray(value) || !value.every(isPayload)) {
    throw wrongType(value, `Collection(Microsoft.Dynamics.CRM.${collection.target})`)
  }
  return { collection, payloads: value }
}

/** The table that a payload says it is of. */
export function typeOf(payload: Payload): string | undefined {
  const type = payload['@odata.type']
  return typeof type === 'string' ? type.replace(/^#?Microsoft\.Dynamics\.CRM\./, '') : undefined
}
