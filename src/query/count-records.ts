import { UnexpectedResponseError, UsageError } from '../errors/index.js'
import { type Answer, jsonRead, type Operation } from '../operation/index.js'
import type { TableType } from '../schema/index.js'
import { compileOptions, emptyNode, type SelectionNode, withColumns } from '../selection/index.js'
import { type CountedRecords, countIn } from './counted-records.js'
import { cutQuery } from './cut-query.js'
import { Query } from './query.js'
import { headersOf } from './query-source.js'

/**
 * Counts the records that meet a query's conditions, in one small request. What else the query says is of no account.
 *
 * Limits: the service counts to 5,000; `retrieveTotalRecordCount` counts whole tables, `aggregate({ n: count() })` to 50,000.
 * A list that takes several requests is refused: `crm.count(query)` counts its parts and adds them up.
 * Source: "Count rows using OData".
 *
 * @example
 * const { count, limited } = await crm.execute(countRecords(query(lead).where((l) => l.statecode.eq(0))))
 */
export function countRecords<Type extends TableType, Selected extends keyof Type['columns'], Expanded>(
  query: Query<Type, Selected, Expanded>,
): Operation<CountedRecords> {
  const [count, ...others] = partCounts(query)
  if (count !== undefined && others.length === 0) return count
  throw new UsageError(`${count?.name} takes several requests: crm.count(query) counts the parts and adds them up.`)
}

/** The counts that make up that of a query: several where a list of it takes several requests. */
export function partCounts(query: unknown): readonly Operation<CountedRecords>[] {
  const { node, ...source } = Query.partsOf(query, countable)
  const { table, path } = source
  const key = withColumns(emptyNode(table.kinds, table.name), [table.primaryKey])
  const asked = { ...key, filters: node.filters, top: 1 }
  const name = `${table.entitySetName}.count`
  const headers = headersOf({ ...source, isCounted: true }, asked)
  const pathOf = (part: SelectionNode) => `${path}?${compileOptions(part)}&$count=true`
  const parts = cutQuery(asked, { table, pageSize: undefined }, pathOf) ?? [{ filters: node.filters }]
  return parts.map(({ filters }) =>
    jsonRead({
      name,
      path: pathOf({ ...asked, filters }),
      headers,
      read: ({ body }: Answer) => readCount(body, name),
    }),
  )
}

/** Whatever else is given to be counted. */
export const countable =
  'Counting takes what query(…) makes: of FetchXML, returnTotalRecordCount() gives the count of its page.'

function readCount(body: unknown, name: string): CountedRecords {
  const counted = countIn(Object(body))
  if (counted !== undefined) return counted
  throw new UnexpectedResponseError(`${name} was answered without a count.`)
}
