import type { Deleted, Deletion } from '../model.js'
import type { UndoLog } from './undo-log.js'

/** Our choice: of each table the store remembers so many; who has not read for longer begins anew. */
const mostRemembered = 50_000

/** Which rows are gone, for those who follow the changes of a table. A row that comes back is not gone any more. */
export class Deletions {
  readonly #byTable = new Map<string, Map<string, Deletion>>()
  /** By table, the version of the latest deletion that is forgotten. */
  readonly #forgotten = new Map<string, number>()
  readonly #log: UndoLog

  constructor(log: UndoLog) {
    this.#log = log
  }

  note(table: string, deletion: Deletion): void {
    const deletions = this.#rowsOf(table)
    deletions.set(deletion.id, deletion)
    this.#log.note(() => deletions.delete(deletion.id))
    for (const { id, version } of deletions.values()) {
      if (deletions.size <= mostRemembered) break
      deletions.delete(id)
      this.forget(table, version)
    }
  }

  /** The row exists again. */
  takeBack(table: string, id: string): void {
    const deletions = this.#byTable.get(table)
    const deletion = deletions?.get(id)
    if (deletions === undefined || deletion === undefined) return
    deletions.delete(id)
    this.#log.note(() => deletions.set(id, deletion))
  }

  /** What was deleted up to the version is not all known any more. */
  forget(table: string, version: number): void {
    this.#forgotten.set(table, Math.max(version, this.#forgotten.get(table) ?? 0))
  }

  of(table: string): Deleted {
    const rows = [...(this.#byTable.get(table)?.values() ?? [])]
    // One that was taken back and then undone stands behind later ones.
    rows.sort((one, other) => one.version - other.version)
    return { since: this.#forgotten.get(table) ?? 0, rows }
  }

  #rowsOf(table: string): Map<string, Deletion> {
    const known = this.#byTable.get(table) ?? new Map<string, Deletion>()
    this.#byTable.set(table, known)
    return known
  }
}
