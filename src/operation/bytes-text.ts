import { UsageError } from '../errors/index.js'

/** What `fromCharCode` takes at once. */
const most = 0x8000

/** Bytes as JSON has them: base64. Text is taken to be base64 already. */
export function bytesText(value: unknown, name: string): string {
  if (value instanceof Uint8Array) return encode(value)
  if (typeof value === 'string' && isBase64(value)) return value
  throw new UsageError(`${name} takes a Uint8Array, or text in base64.`)
}

/** No group is repeated: the pattern of one would run out of stack in a text of megabytes. */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}

function encode(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += most) {
    text += String.fromCharCode(...bytes.subarray(start, start + most))
  }
  return btoa(text)
}
