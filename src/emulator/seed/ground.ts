import type { Session, Target, Values } from '../model.js'
import { Random } from './random.js'

const dayInMs = 86_400_000

/** What the seeders stand on: the session that they write through, the randomness and the dates that they share. */
export class Ground {
  readonly session: Session
  readonly random: Random
  readonly #now: number

  constructor(session: Session, seed: number) {
    this.random = new Random(seed)
    this.session = session
    this.#now = session.now().getTime()
  }

  add(table: string, values: Values): Target {
    const key = this.session.store.tables.get(table)?.primaryKey
    if (key === undefined) throw new Error(`The emulator has no table ${table} to seed.`)
    const id = this.random.id()
    this.session.write(table, undefined, { [key]: id, ...values })
    return { table, id }
  }

  set(record: Target, values: Values): void {
    this.session.write(record.table, record.id, values)
  }

  /** The first record of a table, in order of creation. */
  first(table: string): Target {
    const [record] = this.session.store.all(table)
    if (record === undefined) throw new Error(`The table ${table} is empty.`)
    return { table, id: record.id }
  }

  /** So many days from now, before it when negative: `2026-03-01`. */
  day(days: number): string {
    return this.instant(days).slice(0, 10)
  }

  /** So many days from now, before it when negative: `2026-03-01T10:00:00Z`. */
  instant(days: number): string {
    return `${new Date(this.#now + days * dayInMs).toISOString().slice(0, 19)}Z`
  }
}
