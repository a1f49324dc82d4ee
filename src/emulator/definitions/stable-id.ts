/** Seeds and multipliers of four FNV-1a hashes of 32 bits each, which stand side by side. */
const lanes = [
  [0x811c9dc5, 0x01000193],
  [0x9e3779b9, 0x85ebca6b],
  [0xc2b2ae35, 0x27d4eb2f],
  [0x165667b1, 0x9e3779b1],
] as const

/**
 * The `MetadataId` of a name: always the same one, so that a caller may keep it. A hash of its own rather than that of
 * node, because the emulator runs in browsers too.
 */
export function stableId(name: string): string {
  const bytes = new TextEncoder().encode(name)
  const digits = lanes.map(([seed, multiplier]) => hash(bytes, seed, multiplier)).join('')
  // Version 8 of a GUID: one that is made in a way of one's own. Source: RFC 9562.
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-')
}

function hash(bytes: Uint8Array, seed: number, multiplier: number): string {
  let state = seed
  for (const byte of bytes) state = Math.imul(state ^ byte, multiplier)
  // The upper bits are the well mixed ones; the lower ones take of them.
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
  state ^= state >>> 13
  return (state >>> 0).toString(16).padStart(8, '0')
}
