import { UsageError } from '../errors/index.js'
import { nameText } from '../operation/index.js'
import type { FetchTable } from './fetch-table.js'

/** Lookups that the service fills in every table: they are not written, and no table object lists them. */
const platformLookups: ReadonlySet<string> = new Set([
  'createdby',
  'createdonbehalfby',
  'modifiedby',
  'modifiedonbehalfby',
  'owningbusinessunit',
  'owningteam',
  'owninguser',
])

/** A column as a record has it. A lookup comes under its property name, whatever the document calls it. */
export function selectedName({ lookups }: FetchTable, column: unknown): string {
  const name = nameText(column)
  if (!Object.hasOwn(lookups, name) && !platformLookups.has(name)) return name
  throw new UsageError(`${name} is a lookup: records have it as _${name}_value, and so it is selected.`)
}
