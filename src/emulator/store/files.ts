import type { Files, StoredFile, Target, Upload } from '../model.js'
import type { UndoLog } from './undo-log.js'

/** Contents of file columns. They go with their records. */
export class StoredFiles implements Files {
  readonly uploads = new Map<string, Upload>()
  readonly downloads = new Map<string, string>()
  readonly #files = new Map<string, StoredFile>()
  readonly #log: UndoLog

  constructor(log: UndoLog) {
    this.#log = log
  }

  get(id: string): StoredFile | undefined {
    return this.#files.get(id)
  }

  all(): Iterable<readonly [string, StoredFile]> {
    return this.#files.entries()
  }

  put(id: string, file: StoredFile): void {
    this.#files.set(id, file)
    this.#log.note(() => this.#files.delete(id))
  }

  remove(id: string): void {
    const file = this.#files.get(id)
    if (file === undefined) return
    this.#files.delete(id)
    this.#log.note(() => this.#files.set(id, file))
  }

  removeOf({ table, id: recordId }: Target): void {
    for (const [id, file] of this.#files) {
      if (file.table === table && file.id === recordId) this.remove(id)
    }
  }
}
