import { UsageError } from '../errors/index.js'
import type { QuerySource } from './query-source.js'

/** A saved link, when it leads to where the query reads. That it leads to the organization is seen when it is sent. */
export function linkOf(nextLink: unknown, { name, path }: QuerySource): string {
  if (typeof nextLink === 'string' && URL.canParse(nextLink)) {
    const { pathname } = new URL(nextLink)
    // GUIDs may come back in the other case.
    if (pathname.toLowerCase().endsWith(`/${path.toLowerCase()}`)) return nextLink
  }
  throw new UsageError(`${name} goes on at the nextLink of one of its own pages only.`)
}
