/** How long a token is taken to be good that does not say. */
const assumedLifetimeInMs = 10 * 60_000

/** When a token ends, in milliseconds since 1970: a JSON web token says so itself. */
export function expiryOf(token: unknown): number {
  return claimedExpiry(token) ?? Date.now() + assumedLifetimeInMs
}

function claimedExpiry(token: unknown): number | undefined {
  const payload = typeof token === 'string' ? /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token)?.[1] : undefined
  if (payload === undefined) return undefined
  try {
    const { exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    return typeof exp === 'number' && exp > 0 ? exp * 1_000 : undefined
  } catch {
    return undefined
  }
}
