import type { Tables } from '../own-members.js'

const stamps = new WeakMap<Tables, string>()

/**
 * The stamp of the definitions that there are: the same for the same tables and columns, another for others.
 * Our choice: the number is made of their names, and the time says nothing.
 */
export function versionStamp(tables: Tables): string {
  const known = stamps.get(tables) ?? `${hashOf(tables)}!01/01/2026 00:00:00`
  stamps.set(tables, known)
  return known
}

/** FNV-1a with 32 bits. */
function hashOf(tables: Tables): number {
  const names = [...tables.values()].flatMap(({ logicalName, columns }) => [
    logicalName,
    ...columns.map((column) => column.logicalName),
  ])
  let hash = 0x811c9dc5
  for (const character of names.join(' ')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
