import { Refusal, type Store, type StoredRecord } from '../model.js'

/** Refuses a status reason that does not belong to the state which the message moves the record to. */
export function requireStatus(store: Store, record: StoredRecord, state: number, status: number): void {
  const columns = store.tables.get(record.table)?.columns ?? []
  const reasons = columns.find((column) => column.logicalName === 'statuscode')?.options ?? []
  if (reasons.some((reason) => reason.value === status && reason.state === state)) return
  throw new Refusal(
    400,
    '0x80048408',
    `${status} is not a valid status code for state code ${state} on ${record.table} with Id ${record.id}.`,
  )
}
