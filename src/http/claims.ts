/** In `Bearer …, error="insufficient_claims", claims="eyJ…"`. */
const claimsPart = /\bclaims="([\w+/=-]+)"/i

/**
 * What the service wants to see proved before it takes a token, as JSON; undefined where it asks for nothing.
 *
 * Source: "Claims challenges, claims requests, and client capabilities" in the Microsoft identity platform documentation.
 */
export function claimsIn(challenge: string | null): string | undefined {
  const encoded = claimsPart.exec(challenge ?? '')?.[1]
  if (encoded === undefined) return undefined
  try {
    const claims = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
    JSON.parse(claims)
    return claims
  } catch {
    return undefined
  }
}
