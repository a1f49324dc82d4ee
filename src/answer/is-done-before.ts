import { DuplicateRecordError, InvalidStateError, RecordNotFoundError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'

/** Whether a refusal shows that an earlier attempt, whose answer was lost, did the work. */
export function isDoneBefore(error: unknown, { method, repeat }: Operation<unknown>): boolean {
  if (method === 'DELETE') return error instanceof RecordNotFoundError
  return repeat === 'own-id' && error instanceof DuplicateRecordError && error.code === '0x80040237'
}

/** Whether a refusal may come from an earlier attempt: what moves a record to another state can be refused when it is there already. */
export function mayBeDoneBefore(error: unknown, { method }: Operation<unknown>): boolean {
  return method !== 'GET' && error instanceof InvalidStateError
}
