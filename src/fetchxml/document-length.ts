import { UsageError } from '../errors/index.js'
import { lengthInUrl } from '../selection/index.js'

/** In characters, of a URL in a batch. Source: "Compose HTTP requests and handle errors". */
const longestUrl = 65_536

/** Refuses a document that no URL holds: unlike a list of OData, it is not cut into several requests. */
export function requireShortPath(path: string, name: string): string {
  const length = lengthInUrl(path)
  if (length <= longestUrl) return path
  throw new UsageError(
    `The document of ${name} has ${length} characters in a URL, which holds ${longestUrl}, and a FetchXML document is not cut into several requests: ask for a part of a long list at a time, or give the list to in() of query().`,
  )
}
