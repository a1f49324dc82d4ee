import { nameText } from '../operation/index.js'
import type { Condition, LiteralKinds, TextMatch } from '../schema/index.js'
import { between, notBetween } from './between.js'
import { choices } from './choices-condition.js'
import { compare } from './compare.js'
import { dateOperators } from './date-operators.js'
import { type Expression, noLookups } from './expression.js'
import { idOperators } from './id-operators.js'
import { listed } from './list-condition.js'
import { made } from './loose.js'
import { type Place, place, startAt, stepTo } from './place.js'
import { quantify } from './quantify.js'
import { fullText, matches } from './text-condition.js'

/** Out of the way of column names. */
const through = Symbol('through')

/**
 * Every name that is no operator is a step to a column, a lookup or a collection. Standing at the end of the prototype
 * chain, the trap is not asked for operators, nor for the steps that a path has kept.
 */
const steps = new Proxy(Object.create(null), {
  get: (_, name, path: Path) => (typeof name === 'symbol' ? undefined : step(path, name)),
})

/** How many steps are kept, of all tables together: names may come from anywhere, and what is kept is not let go. */
const mostKept = 20_000
let kept = 0

function step(path: Path, name: string): Path {
  const lookups = path instanceof Path ? path[through] : noLookups
  const next = new Path(stepTo(path[place], nameText(name), lookups))
  if (kept < mostKept) {
    kept += 1
    Object.defineProperty(path, name, { value: next })
  }
  return next
}

/** The records that conditions start from, by generation: what was compared once need not be made again. */
const records = new WeakMap<LiteralKinds, Map<string, Path>>()

/** The queried record, or one of a collection by its variable: it has columns, and no operators. */
export function recordOf(kinds: LiteralKinds, table: string | undefined, variable = ''): Path {
  const key = table === undefined ? `/${variable}` : table
  return records.get(kinds)?.get(key) ?? newRecord(kinds, table, variable, key)
}

function newRecord(kinds: LiteralKinds, table: string | undefined, variable: string, key: string): Path {
  const record: Path = Object.create(steps, { [place]: { value: startAt(kinds, table, variable) } })
  const known = records.get(kinds) ?? new Map<string, Path>()
  records.set(kinds, known.set(key, record))
  return record
}

/** A column, a lookup or a collection, with the operators of `schema`'s kinds. The types decide which of them it shows. */
export class Path {
  readonly [place]: Place

  constructor(at: Place) {
    this[place] = at
  }

  /** The lookups on the way to what is reached from here: one list for all of it. */
  get [through](): readonly string[] {
    const { lookups, text } = this[place]
    const all = [...lookups, text]
    Object.defineProperty(this, through, { value: all })
    return all
  }

  eq(value: unknown): Expression {
    return made(compare(this[place], 'eq', value))
  }
  ne(value: unknown): Expression {
    return made(compare(this[place], 'ne', value))
  }
  gt(value: unknown): Expression {
    return made(compare(this[place], 'gt', value))
  }
  ge(value: unknown): Expression {
    return made(compare(this[place], 'ge', value))
  }
  lt(value: unknown): Expression {
    return made(compare(this[place], 'lt', value))
  }
  le(value: unknown): Expression {
    return made(compare(this[place], 'le', value))
  }
  between(from: unknown, to: unknown): Expression {
    return made(between(this[place], from, to))
  }
  notBetween(from: unknown, to: unknown): Expression {
    return made(notBetween(this[place], from, to))
  }
  isNull(): Expression {
    return made(compare(this[place], 'eq', null))
  }
  isNotNull(): Expression {
    return made(compare(this[place], 'ne', null))
  }
  in(values: readonly unknown[]): Expression {
    return made(listed(this[place], values, 'In'))
  }
  notIn(values: readonly unknown[]): Expression {
    return made(listed(this[place], values, 'NotIn'))
  }
  contains(text: string, match?: TextMatch): Expression {
    return made(matches(this[place], 'contains', text, match))
  }
  startsWith(text: string, match?: TextMatch): Expression {
    return made(matches(this[place], 'startswith', text, match))
  }
  endsWith(text: string, match?: TextMatch): Expression {
    return made(matches(this[place], 'endswith', text, match))
  }
  fullText(words: string): Expression {
    return made(fullText(this[place], words))
  }
  containValues(options: readonly unknown[]): Expression {
    return made(choices(this[place], options, 'ContainValues'))
  }
  doesNotContainValues(options: readonly unknown[]): Expression {
    return made(choices(this[place], options, 'DoesNotContainValues'))
  }
  any(build?: (related: Path) => Condition): Expression {
    return made(this.#quantify('any', build))
  }
  all(build: (related: Path) => Condition): Expression {
    return made(this.#quantify('all', build))
  }

  #quantify(quantifier: 'any' | 'all', build: ((related: Path) => Condition) | undefined): Expression {
    const at = this[place]
    return quantify(at, quantifier, build, (variable) => recordOf(at.kinds, undefined, variable))
  }
}

for (const [name, operator] of Object.entries({ ...dateOperators, ...idOperators })) {
  const method = function (this: Path, first: unknown, second: unknown) {
    return made(operator(this[place], first, second))
  }
  Object.defineProperty(Path.prototype, name, { value: method })
}
Object.setPrototypeOf(Path.prototype, steps)
