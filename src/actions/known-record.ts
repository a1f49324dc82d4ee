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

/** The same for a record that has to be of one of some tables. */
export function recordOf<Name extends string>(record: Ref<Name>, argument: string, tables: readonly Name[]): Ref<Name> {
  const known = knownRecord(record, argument)
  if (tables.includes(known.table)) return known
  throw new UsageError(`${argument} takes a record of ${tables.join(', ')}, and was given one of ${known.table}.`)
}
