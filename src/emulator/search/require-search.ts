import { Refusal, type Session } from '../model.js'

/** Whether the organization has Dataverse search: only a setting that says no turns it off. Source: protocol/wire.md 13. */
export function hasSearch({ store }: Session): boolean {
  const [organization] = store.all('organization')
  return organization?.values['isexternalsearchindexenabled'] !== false
}

export function requireSearch(session: Session): void {
  if (hasSearch(session)) return
  throw new Refusal(400, '0x80048d0b', 'Dataverse Search feature is disabled for this organization.')
}
