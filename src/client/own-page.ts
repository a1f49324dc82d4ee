import { ownOrigins } from '../http/index.js'

/** Whether this runs in a page that the organization itself serves: its cookies then speak for the user who has signed in. */
export function isOwnPage(orgUrl: unknown): boolean {
  const { location } = globalThis as { readonly location?: { readonly origin?: unknown } } // absent on Node
  const page = location?.origin
  return (
    typeof page === 'string' &&
    typeof orgUrl === 'string' &&
    URL.canParse(orgUrl) &&
    ownOrigins(new URL(orgUrl)).has(page)
  )
}
