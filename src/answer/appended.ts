/** The bytes with a chunk behind the first `length` of them: in place, or in an array twice as long where there is no room. */
export function appended(bytes: Uint8Array<ArrayBuffer>, length: number, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const needed = length + chunk.length
  let into = bytes
  if (needed > bytes.length) {
    into = new Uint8Array(Math.max(needed, 2 * bytes.length))
    into.set(bytes.subarray(0, length))
  }
  into.set(chunk, length)
  return into
}
