import { Refusal, type Target } from '../model.js'
import type { UndoLog } from './undo-log.js'

/** The intersect rows of the many-to-many relationships, found from either side. */
export class Links {
  readonly #byIntersect = new Map<string, Map<string, Map<string, Target>>>()
  readonly #log: UndoLog

  constructor(log: UndoLog) {
    this.#log = log
  }

  /** Not confirmed: what is linked already is refused as a row that exists already. */
  link(intersect: string, left: Target, right: Target): void {
    if (this.#has(intersect, left, right)) throw new Refusal(412, '0x80040237', 'Cannot insert duplicate key.')
    this.#set(intersect, left, right)
    this.#log.note(() => this.#delete(intersect, left, right))
  }

  unlink(intersect: string, left: Target, right: Target): void {
    if (!this.#has(intersect, left, right)) return
    this.#delete(intersect, left, right)
    this.#log.note(() => this.#set(intersect, left, right))
  }

  linked(intersect: string, from: Target): readonly Target[] {
    return [...(this.#byIntersect.get(intersect)?.get(keyOf(from))?.values() ?? [])]
  }

  #set(intersect: string, left: Target, right: Target): void {
    this.#add(intersect, left, right)
    this.#add(intersect, right, left)
  }

  #add(intersect: string, from: Target, to: Target): void {
    const sides = entry(this.#byIntersect, intersect, () => new Map<string, Map<string, Target>>())
    entry(sides, keyOf(from), () => new Map<string, Target>()).set(keyOf(to), to)
  }

  #delete(intersect: string, left: Target, right: Target): void {
    this.#take(intersect, left, right)
    this.#take(intersect, right, left)
  }

  #take(intersect: string, from: Target, to: Target): void {
    const sides = this.#byIntersect.get(intersect)
    const others = sides?.get(keyOf(from))
    others?.delete(keyOf(to))
    if (others?.size === 0) sides?.delete(keyOf(from))
    if (sides?.size === 0) this.#byIntersect.delete(intersect)
  }

  #has(intersect: string, from: Target, to: Target): boolean {
    return this.#byIntersect.get(intersect)?.get(keyOf(from))?.has(keyOf(to)) === true
  }
}

function keyOf({ table, id }: Target): string {
  return `${table}(${id.toLowerCase()})`
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
