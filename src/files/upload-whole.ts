import type { Operation } from '../operation/index.js'
import { namedFile } from './file-name.js'
import { type FilePlace, placeName, placePath } from './file-place.js'
import { requireFits, requireWhole } from './file-size.js'

/** Input of `uploadWholeFile`. */
export interface UploadWholeFileInput extends FilePlace {
  /** With its extension: `contract.pdf`. */
  readonly name: string
  readonly content: Uint8Array | Blob
  /** What the column takes, as its metadata says (`MaxSizeInKB`); a larger file is not sent. */
  readonly maxSizeInKB?: number | undefined
}

/**
 * Puts a file into a column in one request, in place of the one before.
 *
 * Wire: `PATCH accounts(…)/new_contractfile` with the bytes.
 * Limits: below 128 MB.
 * Fails with: `UsageError` for a file without a name or one that is too large; `RecordNotFoundError`.
 * Source: "Use file column data".
 *
 * @example
 * const content = new TextEncoder().encode('Hello')
 * await crm.execute(uploadWholeFile({ target: ref(account, accountId), column: 'new_note', name: 'a.txt', content }))
 */
export function uploadWholeFile(input: UploadWholeFileInput): Operation<void> {
  const { content, name, maxSizeInKB } = input
  const size = content instanceof Uint8Array ? content.byteLength : content.size
  requireFits(size, maxSizeInKB)
  requireWhole(size)
  const { path, headers } = namedFile(placePath(input), name)
  return Object.freeze({
    name: placeName(input, 'uploadFile'),
    method: 'PATCH',
    path,
    headers: { ...headers, 'Content-Type': 'application/octet-stream' },
    body: content,
    expects: 'nothing',
    repeat: 'always',
    read: () => undefined,
  } satisfies Operation<void>)
}
