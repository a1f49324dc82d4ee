import { UsageError } from '../errors/index.js'
import { isGuid, isRef, type Ref } from '../schema/index.js'

/** A ref that says enough of its table, under the name that the caller gave it. */
export function knownRecord<Name extends string>(record: Ref<Name>, argument: string): Ref<Name> {
  if (!isRef(record)) throw new UsageError(`${argument} takes a record: give it ref(table, id).`)
  const { table, primaryKey, entitySetName, id } = record
  if (primaryKey === undefined || entitySetName === undefined) {
    throw new UsageError(`${argument} names the table ${table} only: make the ref from the table object of ${table}.`)
  }
  if (isGuid(id)) return record
  throw new UsageError(`${argument} takes a GUID without braces.`)
}
