import { UsageError } from '../errors/index.js'

/**
 * The version of a record that was read, for `ifMatch` and `ifNoneMatch`: its `@odata.etag`.
 *
 * @example
 * const row = await crm.retrieve(account, accountId, (a) => a.select('name'))
 * await crm.update(account, accountId, { name: 'Northwind' }, { ifMatch: etag(row) })
 */
export function etag(record: object): string {
  const value = '@odata.etag' in record ? record['@odata.etag'] : undefined
  if (typeof value === 'string') return value
  throw new UsageError(
    'The record has no @odata.etag: only records that were read have one, and not all expanded ones.',
  )
}
