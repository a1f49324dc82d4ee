import { UsageError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'
import { type FilePlace, placeName, placePath } from './file-place.js'
import { requireBytes } from './read-file.js'

/** Source: "Use image column data". */
const mostInBytes = 30 * 1024 * 1024

/** Input of `downloadImage`. */
export interface DownloadImageInput extends FilePlace {
  /** `thumbnail` unless given: 144 by 144 pixels. `full` is there where the column stores full images. */
  readonly size?: 'thumbnail' | 'full' | undefined
}

/**
 * Reads the bytes of an image; null where there is none.
 *
 * Wire: `GET accounts(…)/entityimage/$value`, with `size=full`, which is not verified.
 * Fails with: `RecordNotFoundError`.
 * Source: "Use image column data".
 *
 * @example
 * const bytes = await crm.execute(downloadImage({ target: ref(account, accountId), column: 'entityimage', size: 'full' }))
 */
export function downloadImage(input: DownloadImageInput): Operation<Uint8Array | null> {
  const { size = 'thumbnail' } = input
  if (size !== 'thumbnail' && size !== 'full') throw new UsageError('size takes thumbnail or full.')
  const name = placeName(input, 'downloadImage')
  return Object.freeze({
    name,
    method: 'GET',
    path: `${placePath(input)}/$value${size === 'full' ? '?size=full' : ''}`,
    expects: 'bytes',
    repeat: 'always',
    read: ({ status, body }) => (status === 204 ? null : requireBytes(body, name)),
  } satisfies Operation<Uint8Array | null>)
}

/**
 * An image for an update, checked: gif, jpeg, tiff, bmp or png, of 30 MB at most. It is written with the record's other
 * columns; null clears it.
 *
 * Fails with: `UsageError` for what is no such image.
 * Source: "Use image column data".
 *
 * @example
 * const logo = await crm.execute(downloadImage({ target: ref(account, accountId), column: 'entityimage' }))
 * if (logo) await crm.update(lead, leadId, { entityimage: imageOf(logo) })
 */
export function imageOf(bytes: Uint8Array): Uint8Array {
  if (!(bytes instanceof Uint8Array)) throw new UsageError('An image is given as bytes.')
  if (bytes.length > mostInBytes) throw new UsageError('An image has 30 MB at most.')
  if (beginnings.some((beginning) => beginning.every((byte, index) => bytes[index] === byte))) return bytes
  throw new UsageError('An image is a gif, a jpeg, a tiff, a bmp or a png.')
}

/** What files of these types begin with, in the order of the message. */
const beginnings: readonly (readonly number[])[] = [
  [0x47, 0x49, 0x46, 0x38],
  [0xff, 0xd8, 0xff],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x42, 0x4d],
  [0x89, 0x50, 0x4e, 0x47],
]
