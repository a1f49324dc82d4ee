import { UsageError } from '../errors/index.js'
import { largestPage } from '../selection/index.js'

/** Records per page, as the caller gives it. */
export function requirePageSize(count: number): number {
  if (Number.isSafeInteger(count) && count >= 1 && count <= largestPage) return count
  throw new UsageError(`A page holds 1 to ${largestPage} records, not ${count}.`)
}

/** Where the service is not told the limit, no page is larger than it. */
export function limitedPageSize(top: number | undefined, pageSize: number | undefined): number | undefined {
  return top === undefined ? pageSize : Math.min(top, pageSize ?? largestPage)
}
