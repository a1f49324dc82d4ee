import { largestPage } from '../selection/index.js'

/** How many records meet a query's conditions. */
export interface CountedRecords {
  /** At most 5,000 for a request: the service counts no further. */
  readonly count: number
  /** Whether there are more than that. */
  readonly limited: boolean
}

/**
 * The count in an answer. The service counts as far as its largest page reaches; for an elastic table that is 500, which the
 * annotations tell. Source: "Count rows using OData".
 */
export function countIn(body: Readonly<Record<string, unknown>>): CountedRecords | undefined {
  const count = body['@odata.count']
  if (typeof count !== 'number') return undefined
  const total = body['@Microsoft.Dynamics.CRM.totalrecordcount']
  const isExceeded = body['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded']
  // The documentation shows a count of 10 beside a total of 5,000 that is exceeded: the limit is not the count's then.
  const isBelow = typeof total === 'number' && count < total
  return { count, limited: typeof isExceeded === 'boolean' ? isExceeded && !isBelow : count >= largestPage }
}
