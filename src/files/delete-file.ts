import type { Operation } from '../operation/index.js'
import { type FilePlace, placeName, placePath } from './file-place.js'

/**
 * Takes the file out of a column. An image is cleared by an update with null.
 *
 * Wire: `DELETE accounts(…)/new_contractfile`.
 * Fails with: `RecordNotFoundError`.
 * Source: "Use file column data".
 *
 * @example
 * await crm.execute(deleteFile({ target: ref(account, accountId), column: 'new_contractfile' }))
 */
export function deleteFile(place: FilePlace): Operation<void> {
  return Object.freeze({
    name: placeName(place, 'deleteFile'),
    method: 'DELETE',
    path: placePath(place),
    expects: 'nothing',
    repeat: 'always',
    read: () => undefined,
  } satisfies Operation<void>)
}
