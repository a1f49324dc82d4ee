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

/** Where a request goes. */
export interface Target {
  readonly origin: string
  /** With its query. */
  readonly path: string
}

/** A path below the API root that a URL parser would leave as it is. */
const plain = /^[A-Za-z$][\w$]*(?:[(/?][\w$.,()=@;:!*~&?/%+-]*)?$/
/** What a URL parser takes for steps up and down. */
const steps = /\.\.|\/\.|%2e/i

/** Where an operation's path leads. A URL of another origin is refused: the token would go there. */
export function ownTarget(path: string, apiRoot: URL, origins: ReadonlySet<string>): Target {
  if (plain.test(path) && !steps.test(path)) return { origin: apiRoot.origin, path: `${apiRoot.pathname}${path}` }
  const url = parsed(path, apiRoot)
  if (origins.has(url.origin) && url.username === '' && url.password === '') {
    return { origin: url.origin, path: `${url.pathname}${url.search}` }
  }
  throw new UsageError('A request to another origin than the organization’s own was refused: the token would go there.')
}

function parsed(path: string, apiRoot: URL): URL {
  try {
    return new URL(path, apiRoot)
  } catch {
    throw new UsageError('The path of a request is no URL.')
  }
}
