/** Whether a link leads on, as one with a token does; the service also gives links that lead to the same records again. */
export function hasPagingToken(link: unknown): link is string {
  return typeof link === 'string' && /[?&](\$|%24)skiptoken=/i.test(link)
}
