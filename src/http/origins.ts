import { UsageError } from '../errors/index.js'

/** Hosts of organizations, in all clouds. Only there is the other form known to lead to the same place. */
const microsofts = /\.(dynamics\.com|dynamics\.cn|microsoftdynamics\.(us|de)|appsplatform\.us)$/

/**
 * Where a token may go: the organization's own origin and its other form, `contoso.api.crm.dynamics.com`.
 *
 * Source: "Compose HTTP requests and handle errors".
 */
export function ownOrigins(organization: URL): ReadonlySet<string> {
  const { origin, hostname } = organization
  if (!microsofts.test(hostname)) return new Set([origin])
  const [name, ...domain] = hostname.split('.')
  const other = domain[0] === 'api' ? [name, ...domain.slice(1)] : [name, 'api', ...domain]
  return new Set([origin, origin.replace(hostname, other.join('.'))])
}

/** The URL of an operation's path. A URL of another origin is refused: the token would go there. */
export function ownUrl(path: string, apiRoot: URL, origins: ReadonlySet<string>): URL {
  if (!URL.canParse(path, apiRoot)) throw new UsageError('The path of a request is no URL.')
  const url = new URL(path, apiRoot)
  if (origins.has(url.origin) && url.username === '' && url.password === '') return url
  throw new UsageError('A request to another origin than the organization’s own was refused: the token would go there.')
}
