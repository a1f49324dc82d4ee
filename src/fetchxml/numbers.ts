import { UsageError } from '../errors/index.js'
import { largestPage } from './paging.js'

export function requireLimit(count: number, most = Number.MAX_SAFE_INTEGER): number {
  if (Number.isSafeInteger(count) && count > 0 && count <= most) return count
  const end = most === Number.MAX_SAFE_INTEGER ? 'above 0' : `from 1 to ${most}`
  throw new UsageError(`A limit is a whole number ${end}.`)
}

export function requirePageSize(count: number): number {
  if (Number.isSafeInteger(count) && count > 0 && count <= largestPage) return count
  throw new UsageError(`A page holds 1 to ${largestPage} records, not ${count}.`)
}
