import type { CollectionFacts, NavigationFacts } from '../../schema/index.js'
import type { Store, Target } from '../model.js'
import { activityPointer } from './activity-pointer.js'
import { payloadError, wrongType } from './payload-error.js'
import { resolveReference } from './resolve-reference.js'
import type { SessionOptions } from './session-options.js'

/** The record that `x@odata.bind` names, with the one of the navigation's facts that leads to its table. */
export function readBind(
  options: SessionOptions,
  navigation: readonly NavigationFacts[],
  value: unknown,
): readonly [NavigationFacts, Target] {
  const target = resolve(options, value)
  const fitting = navigation.find((one) => one.target === target.table)
  if (fitting !== undefined) return [fitting, target]
  throw payloadError(`'${navigation[0]?.name}' cannot hold a record of '${target.table}'.`)
}

/** The records that a list in `x@odata.bind` names for a collection. */
export function readCollectionBind(
  options: SessionOptions,
  collection: CollectionFacts,
  value: unknown,
): readonly Target[] {
  if (!Array.isArray(value)) throw wrongType(value, `Collection(Microsoft.Dynamics.CRM.${collection.target})`)
  return value.map((text: unknown) => {
    const target = resolve(options, text)
    if (fits(options.store, collection, target.table)) return target
    throw payloadError(`'${collection.name}' cannot hold a record of '${target.table}'.`)
  })
}

/** A collection of activities takes an activity of any kind. */
export function fits(store: Store, { target }: CollectionFacts, table: string): boolean {
  return table === target || (target === activityPointer && store.tables.get(table)?.isActivity === true)
}

function resolve({ store, alternateKeys }: SessionOptions, value: unknown): Target {
  if (typeof value !== 'string') throw wrongType(value, 'Edm.String')
  return resolveReference(store, value, alternateKeys)
}
