import { UnexpectedResponseError } from '../errors/index.js'
import type { Answer, Operation } from '../operation/index.js'
import type { TableType } from '../schema/index.js'
import { compileOptions, emptyNode } from '../selection/index.js'
import { Query } from './query.js'
import { headersOf } from './query-source.js'

/** How many records meet a query's conditions. */
export interface CountedRecords {
  /** At most 5,000: the service counts no further. */
  readonly count: number
  /** Whether there are more than that. */
  readonly limited: boolean
}

/** Of the service; 500 for an elastic table, where the annotations tell. Source: "Count rows using OData". */
const most = 5_000

/**
 * Counts the records that meet a query's conditions, in one small request. What else the query says is of no account.
 *
 * Limits: the service counts to 5,000; `retrieveTotalRecordCount` counts whole tables, `aggregate({ n: count() })` to 50,000.
 * Source: "Count rows using OData".
 *
 * @example
 * const { count, limited } = await crm.execute(countRecords(query(lead).where((l) => l.statecode.eq(0))))
 */
export function countRecords<Type extends TableType, Selected extends keyof Type['columns'], Expanded>(
  query: Query<Type, Selected, Expanded>,
): Operation<CountedRecords> {
  const { node, ...source } = Query.partsOf(query)
  const { table, path } = source
  const asked = { ...emptyNode(table.kinds, table.name), columns: [table.primaryKey], filters: node.filters, top: 1 }
  const name = `${table.entitySetName}.count`
  return Object.freeze({
    name,
    method: 'GET',
    path: `${path}?${compileOptions(asked)}&$count=true`,
    headers: headersOf({ ...source, isCounted: true }, asked),
    expects: 'json',
    repeat: 'always',
    read: ({ body }: Answer) => readCount(body, name),
  } satisfies Operation<CountedRecords>)
}

function readCount(body: unknown, name: string): CountedRecords {
  const {
    '@odata.count': count,
    '@Microsoft.Dynamics.CRM.totalrecordcount': total,
    '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': isExceeded,
  } = Object(body)
  if (typeof count !== 'number') throw new UnexpectedResponseError(`${name} was answered without a count.`)
  // The documentation shows a count of 10 beside a limit that is exceeded: the limit is not the count's then.
  const isAtLimit = typeof total === 'number' && total > 0 ? count >= total : count >= most
  return { count, limited: isAtLimit && isExceeded !== false }
}
