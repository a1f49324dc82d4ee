import { UsageError } from '../errors/index.js'
import { nameText } from '../operation/index.js'
import { isGuid, isRef, type Ref } from '../schema/index.js'

/** A column of a record that holds a file or an image. */
export interface FilePlace {
  /** Made from the table object: `ref(account, accountId)`. */
  readonly target: Ref
  /** Logical name. */
  readonly column: string
}

/** The path of a column: `accounts(…)/new_contractfile`. */
export function placePath({ target, column }: FilePlace): string {
  if (!isRef(target)) throw new UsageError('target takes a record: give it ref(table, id).')
  const { table, entitySetName, primaryKey, id } = target
  if (entitySetName === undefined || primaryKey === undefined) {
    throw new UsageError(`target names the table ${nameText(table)} only: make the ref from the table object.`)
  }
  if (!isGuid(id)) throw new UsageError('target takes a GUID without braces.')
  return `${nameText(entitySetName)}(${id})/${nameText(column)}`
}

/** What an operation on a column is called. */
export function placeName({ target }: FilePlace, verb: string): string {
  return `${target.entitySetName}.${verb}`
}
