import { Refusal, type StoredRecord } from '../../model.js'

/** Lines are added to a document that can be changed. Source: "Read-only sales entities", markcarrington.dev. */
export function requireFirstState({ values }: StoredRecord): void {
  if (values['statecode'] === 0) return
  throw new Refusal(400, '0x8004022E', 'Cannot Update a Read-Only Entity')
}

/** Our choice: the code, as the documentation names the states but no code. */
export function requireState({ table, id, values }: StoredRecord, states: readonly number[], message: string): void {
  if (states.includes(Number(values['statecode']))) return
  throw new Refusal(400, '0x80048408', `${message} The ${table} with Id = ${id} is in state ${values['statecode']}.`)
}
