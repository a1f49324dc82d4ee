/** Where a cloud signs people and programs in. Source: "Microsoft Entra authentication in national clouds"; unverified in protocol/wire.md 12. */
const authorities: readonly (readonly [RegExp, string])[] = [
  [/\.microsoftdynamics\.us$/, 'https://login.microsoftonline.us'],
  [/\.appsplatform\.us$/, 'https://login.microsoftonline.us'],
  [/\.dynamics\.cn$/, 'https://login.partner.microsoftonline.cn'],
  [/\.microsoftdynamics\.de$/, 'https://login.microsoftonline.de'],
]

/** The sign-in of the cloud that an organization is in: public, with GCC; GCC High; DoD; China; the old Germany. */
export function authorityOf(orgUrl: URL): string {
  return authorities.find(([host]) => host.test(orgUrl.hostname))?.[1] ?? 'https://login.microsoftonline.com'
}

/** Our choice: the form without `.api` names the organization in a scope, in whichever form it was given. */
export function scopeOf({ origin }: URL): string {
  return `${origin.replace(/^(https:\/\/[^.]+)\.api\.(?=crm)/, '$1.')}/.default`
}
