import type { Target } from '../model.js'
import type { UndoLog } from './undo-log.js'

/** The intersect rows of the many-to-many relationships, found from either side. */
export class Links {
  readonly #byIntersect = new Map<string, Map<string, Map<string, Target>>>()
  readonly #log: UndoLog

  constructor(log: UndoLog) {
    this.#log = log
  }

  /** Linking what is linked changes nothing. */
  link(intersect: string, left: Target, right: Target): void {
    if (this.#from(intersect, left).has(keyOf(right))) return
    this.#set(intersect, left, right)
    this.#log.note(() => this.#delete(intersect, left, right))
  }

  unlink(intersect: string, left: Target, right: Target): void {
    if (!this.#from(intersect, left).has(keyOf(right))) return
    this.#delete(intersect, left, right)
    this.#log.note(() => this.#set(intersect, left, right))
  }

  linked(intersect: string, from: Target): readonly Target[] {
    return [...this.#from(intersect, from).values()]
  }

  #set(intersect: string, left: Target, right: Target): void {
    this.#from(intersect, left).set(keyOf(right), right)
    this.#from(intersect, right).set(keyOf(left), left)
  }

  #delete(intersect: string, left: Target, right: Target): void {
    this.#from(intersect, left).delete(keyOf(right))
    this.#from(intersect, right).delete(keyOf(left))
  }

  #from(intersect: string, from: Target): Map<string, Target> {
    const sides = entry(this.#byIntersect, intersect, () => new Map<string, Map<string, Target>>())
    return entry(sides, keyOf(from), () => new Map<string, Target>())
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
