import { Refusal, type Store, type StoredRecord } from '../model.js'
import { isSameTarget } from './target.js'

/**
 * Refuses to close a case while a child of it is active. Our choice: the organization lets no parent be closed before its children, which is
 * one of the two settings that Customer Service has.
 * Source: "Web service error codes", CloseActiveChildCaseFirst and CancelActiveChildCaseFirst.
 */
export function requireNoActiveChild(store: Store, { table, id }: StoredRecord, to: 'resolved' | 'canceled'): void {
  for (const { values } of store.all('incident')) {
    if (values['statecode'] !== 0 || !isSameTarget(values['parentcaseid'], { table, id })) continue
    const code = to === 'resolved' ? '0x8003F452' : '0x8003F451'
    throw new Refusal(400, code, `The case cannot be ${to} while a child case of it is active.`)
  }
}
