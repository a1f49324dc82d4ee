import { UnexpectedResponseError, UsageError } from '../../errors/index.js'
import { mapResult, nameText, type Operation } from '../../operation/index.js'
import { RetrieveTotalRecordCount } from '../../operations/index.js'

/**
 * How many records tables hold, however many: by logical name, from a snapshot that is up to 24 hours old.
 *
 * Wire: function `RetrieveTotalRecordCount`, unbound.
 * Source: "Count rows using OData"; the function's page in the Web API reference.
 *
 * @example
 * const { account: accounts } = await crm.execute(retrieveTotalRecordCount([account, lead]))
 */
export function retrieveTotalRecordCount<const Name extends string>(
  tables: readonly ({ readonly name: Name } | Name)[],
): Operation<Readonly<Record<Name, number>>> {
  if (!Array.isArray(tables) || tables.length === 0) {
    throw new UsageError('retrieveTotalRecordCount takes a list of tables, at least one.')
  }
  const names = tables.map((table) => nameText(typeof table === 'string' ? table : table?.name) as Name) // the same text
  const counted = RetrieveTotalRecordCount({ EntityNames: [...new Set(names)] })
  return mapResult(counted, ({ EntityRecordCountCollection }) => {
    const { Keys, Values } = Object(EntityRecordCountCollection)
    const counts =
      Array.isArray(Keys) && Array.isArray(Values) ? new Map(Keys.map((key, at) => [key, Values[at]])) : new Map()
    return Object.fromEntries(names.map((name) => [name, countOf(counts.get(name), name)])) as Record<Name, number> // one each
  })
}

/** A number, or the digits of one. */
function countOf(value: unknown, table: string): number {
  if (/^\d+$/.test(String(value))) return Number(value)
  throw new UnexpectedResponseError(`RetrieveTotalRecordCount was answered without the count of ${table}.`)
}
