import { UsageError } from '../errors/index.js'

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
/** What `fromCharCode` takes at once. */
const most = 0x8000

/** Bytes as JSON has them: base64. Text is taken to be base64 already. */
export function bytesText(value: unknown, name: string): string {
  if (value instanceof Uint8Array) return encode(value)
  if (typeof value === 'string' && base64.test(value)) return value
  throw new UsageError(`${name} takes a Uint8Array, or text in base64.`)
}

function encode(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += most) {
    text += String.fromCharCode(...bytes.subarray(start, start + most))
  }
  return btoa(text)
}
