const cloud = /^[^.]+(\.(?:crm|api)[^/]*\.(?:dynamics\.com|dynamics\.cn|microsoftdynamics\.us|appsplatform\.us))$/i

/** An organization's URL with its name taken out; what is left says which cloud and region it is in, or nothing. */
export function shownOrganization(orgUrl: string): string {
  const host = URL.canParse(orgUrl) ? new URL(orgUrl).hostname : ''
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)) return 'on this machine'
  const [, domain] = cloud.exec(host) ?? []
  return `(redacted)${domain ?? ''}`
}
