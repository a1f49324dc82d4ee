import { UsageError } from '../errors/index.js'
import { otherOption } from './other-option.js'

/** A saved link, as it is compared with the query that is to go on there. */
interface SavedLink {
  readonly name: string
  /** The entity set, or a collection of one record. */
  readonly path: string
  /** Path and options of the query's own request; absent where its pages have no links. */
  readonly own: string | undefined
}

/** Of links that other requests give. */
const foreign = ['$deltatoken', '$apply', 'savedQuery', 'userQuery', 'fetchXml']
/** What decides which records come, in which order, and how they look. */
const deciding = ['$select', '$filter', '$orderby', '$expand', ...foreign]

/**
 * A saved link, when it leads on in the query: to where it reads, with its columns, conditions, order and expands. That it
 * leads to the organization is seen when it is sent.
 */
export function linkOf(nextLink: unknown, { name, path, own }: SavedLink): string {
  const url = typeof nextLink === 'string' && URL.canParse(nextLink) ? new URL(nextLink) : undefined
  // GUIDs may come back in the other case.
  const isHere = url?.pathname.toLowerCase().endsWith(`/${path.toLowerCase()}`)
  if (own === undefined || url === undefined || !isHere || !url.searchParams.has('$skiptoken')) {
    throw new UsageError(`${name} goes on at the nextLink of one of its own pages only.`)
  }
  const other = otherOption(nextLink as string, own, deciding) // was parsed
  if (other === undefined) return nextLink as string
  throw new UsageError(`${name} cannot go on there: the link was saved by another query, whose ${other} is another.`)
}
