const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** What is wrong with an organization's URL; nothing when it is right. */
export function orgUrlFaults(orgUrl: unknown): readonly string[] {
  if (orgUrl === undefined || orgUrl === '')
    return ['orgUrl is missing: give https and the host of the organization, with nothing after it']
  if (typeof orgUrl !== 'string' || !URL.canParse(orgUrl))
    return ['orgUrl is not a URL: give https and the host of the organization, with nothing after it']
  const url = new URL(orgUrl)
  return [
    ...(isSafe(url) ? [] : ['orgUrl must start with https: only on this machine itself may it be http']),
    ...(url.username || url.password ? ['orgUrl must not hold a user name or password'] : []),
    ...(url.pathname === '/' && !url.search && !url.hash
      ? []
      : ['orgUrl must end after the host, with no path or query']),
  ]
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))
}
