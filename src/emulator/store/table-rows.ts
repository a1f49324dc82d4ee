import type { StoredRecord } from '../model.js'

/** A record with its place in the order of creation. */
export interface Row {
  readonly record: StoredRecord
  /** Rises with every creation in the table. */
  readonly place: number
}

/** The rows of one table by id, in order of creation. */
export class TableRows {
  #rows = new Map<string, Row>()
  #isInOrder = true
  #last = 0

  get(id: string): Row | undefined {
    return this.#rows.get(id)
  }

  add(record: StoredRecord): void {
    this.#rows.set(record.id, { record, place: ++this.#last })
  }

  replace(id: string, row: Row): void {
    this.#rows.set(id, row)
  }

  remove(id: string): void {
    this.#rows.delete(id)
  }

  /** Takes back a removal: the row stands where it stood. */
  putBack(row: Row): void {
    // A map of its own, so that an iteration that is under way does not meet the row a second time.
    if (this.#isInOrder) this.#rows = new Map(this.#rows)
    this.#isInOrder = false
    this.#rows.set(row.record.id, row)
  }

  /** Rows that are written during the iteration are seen as they are by then; rows created during it are not seen. */
  *all(): Generator<StoredRecord> {
    this.#restoreOrder()
    const last = this.#last
    for (const { record, place } of this.#rows.values()) {
      if (place > last) return
      yield record
    }
  }

  #restoreOrder(): void {
    if (this.#isInOrder) return
    this.#rows = new Map([...this.#rows].sort(([, one], [, other]) => one.place - other.place))
    this.#isInOrder = true
  }
}
