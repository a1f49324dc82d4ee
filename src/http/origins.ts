import { UsageError } from '../errors/index.js'

/**
 * Where a token may go: the organization's own origin and its other form, `contoso.api.crm.dynamics.com`.
 *
 * Source: "Compose HTTP requests and handle errors".
 */
export function ownOrigins(organization: URL): ReadonlySet<string> {
  const { protocol, hostname, port } = organization
  const [name, ...domain] = hostname.split('.')
  if (name === undefined || domain.length < 2 || isAddress(hostname)) return new Set([organization.origin])
  const other = domain[0] === 'api' ? [name, ...domain.slice(1)] : [name, 'api', ...domain]
  return new Set([organization.origin, `${protocol}//${other.join('.')}${port && `:${port}`}`])
}

/** The URL of an operation's path. A URL of another origin is refused: the token would go there. */
export function ownUrl(path: string, apiRoot: URL, origins: ReadonlySet<string>): URL {
  const url = new URL(path, apiRoot)
  if (origins.has(url.origin) && url.username === '' && url.password === '') return url
  throw new UsageError('A request to another origin than the organization’s own was refused: the token would go there.')
}

function isAddress(hostname: string): boolean {
  return /^[\d.]+$|^\[/.test(hostname)
}
