import { fromBase64, toBase64 } from '../files/index.js'
import type { Deleted, Store, StoredFile, Target, Values } from '../model.js'

type Link = readonly [left: Target, right: Target]

/** Everything that an emulator holds, as plain JSON. */
export interface EmulatorSnapshot {
  readonly version: 1
  /** The first user. */
  readonly userId: string
  /** Rows by table, in order of creation. */
  readonly tables: Readonly<Record<string, readonly Values[]>>
  /** Pairs by intersect table of a many-to-many relationship. */
  readonly links: Readonly<Record<string, readonly Link[]>>
  /** The latest row version; absent in snapshots of older emulators. */
  readonly rowVersion?: number
  /** What is remembered of deleted rows by table, for those who follow the changes. */
  readonly deleted?: Readonly<Record<string, Deleted>>
  /** Contents of file columns by id; absent where there are none. */
  readonly files?: Readonly<Record<string, FileSnapshot>>
}

type FileSnapshot = Omit<StoredFile, 'bytes'> & { readonly base64: string }

export function takeSnapshot(store: Store, userId: string): EmulatorSnapshot {
  const tables: Record<string, readonly Values[]> = {}
  const deleted: Record<string, Deleted> = {}
  const links: Record<string, readonly Link[]> = {}
  for (const table of store.tables.keys()) {
    const rows = [...store.all(table)].map(({ values }) => values)
    if (rows.length > 0) tables[table] = rows
    const gone = store.deleted(table)
    if (gone.rows.length > 0 || gone.since > 0) deleted[table] = gone
  }
  for (const [intersect, pairs] of linksOf(store)) links[intersect] = pairs
  const files: Record<string, FileSnapshot> = {}
  for (const [id, { bytes, ...file }] of store.files.all()) files[id] = { ...file, base64: toBase64(bytes) }
  const held = Object.keys(files).length > 0 ? { files } : {}
  return structuredClone({ version: 1, userId, tables, links, rowVersion: store.version, deleted, ...held })
}

/**
 * Replaces what the store holds. Row versions are given anew, so an ETag from before the restore matches nothing after it,
 * and who follows the changes sees every row as changed, and those that are gone as deleted.
 * A snapshot that does not fit changes nothing.
 */
export function restoreSnapshot(store: Store, snapshot: EmulatorSnapshot): void {
  if (snapshot.version !== 1) throw new Error(`The emulator cannot read a snapshot of version ${snapshot.version}.`)
  const { tables, links, rowVersion = 0, deleted = {}, files = {} } = structuredClone(snapshot)
  store.transaction(() => {
    clear(store)
    store.resume(rowVersion, deleted)
    for (const [table, rows] of Object.entries(tables)) {
      for (const values of rows) store.insert(table, values)
    }
    for (const [id, { base64, ...file }] of Object.entries(files)) {
      store.files.put(id, { ...file, bytes: fromBase64(base64) })
    }
    for (const [intersect, pairs] of Object.entries(links)) {
      for (const [left, right] of pairs) store.link(intersect, left, right)
    }
  })
}

function clear(store: Store): void {
  for (const [intersect, pairs] of linksOf(store)) {
    for (const [left, right] of pairs) store.unlink(intersect, left, right)
  }
  for (const table of store.tables.keys()) {
    for (const { id } of [...store.all(table)]) store.remove(table, id)
  }
}

/** Each relationship is declared by both of its tables; it is walked from the one that comes first. */
function linksOf(store: Store): ReadonlyMap<string, readonly Link[]> {
  const links = new Map<string, readonly Link[]>()
  for (const [table, { collections }] of store.tables) {
    for (const { intersect } of collections) {
      if (intersect === undefined || links.has(intersect)) continue
      const pairs = [...store.all(table)].flatMap(({ id }) => {
        const left = { table, id }
        return [...store.linked(intersect, left)].map((right): Link => [left, right])
      })
      links.set(intersect, pairs)
    }
  }
  return new Map([...links].filter(([, pairs]) => pairs.length > 0))
}
