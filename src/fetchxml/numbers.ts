import { UsageError } from '../errors/index.js'

export function requireLimit(count: number, most = Number.MAX_SAFE_INTEGER): number {
  if (Number.isSafeInteger(count) && count > 0 && count <= most) return count
  const end = most === Number.MAX_SAFE_INTEGER ? 'above 0' : `from 1 to ${most}`
  throw new UsageError(`A limit is a whole number ${end}.`)
}
