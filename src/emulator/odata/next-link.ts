import type { QueryText } from './query-text.js'

/** The same URL, without `$count` and with the token. Source: protocol/query.md 3.7. */
export function nextLink(request: URL, { parts }: QueryText, token: string): string {
  const kept = parts.filter(({ name }) => name !== '$count' && name !== '$skiptoken').map(({ raw }) => raw)
  return `${request.origin}${request.pathname}?${[...kept, `$skiptoken=${token}`].join('&')}`
}
