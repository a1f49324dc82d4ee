import { UsageError } from '../errors/index.js'
import type { Condition } from '../schema/index.js'

type Form = 'and' | 'or' | 'single'

/** A condition as OData text. What `and` and `or` join is kept apart, so that `not` can be pushed down to it. */
export class Expression implements Condition {
  /** The text with its literals percent-encoded. */
  readonly encoded: string
  readonly #form: Form
  readonly #parts: readonly Expression[]
  readonly #negate: (() => Expression) | undefined

  constructor(encoded: string, form: Form = 'single', parts: readonly Expression[] = [], negate?: () => Expression) {
    this.encoded = encoded
    this.#form = form
    this.#parts = parts
    this.#negate = negate
  }

  and(...others: readonly Condition[]): Expression {
    return join('and', [this, ...others])
  }

  or(...others: readonly Condition[]): Expression {
    return join('or', [this, ...others])
  }

  not(): Expression {
    if (this.#form !== 'single') {
      return join(
        this.#form === 'and' ? 'or' : 'and',
        this.#parts.map((part) => part.not()),
      )
    }
    return this.#negate?.() ?? new Expression(`not (${this.encoded})`, 'single', [], () => this)
  }

  toString(): string {
    return decodeURIComponent(this.encoded)
  }

  /** As a part of a longer condition. */
  within(form: Form): string {
    return this.#form === 'single' || this.#form === form ? this.encoded : `(${this.encoded})`
  }
}

/** Joins conditions; a single one stays as it is. */
export function join(form: 'and' | 'or', conditions: readonly Condition[]): Expression {
  const parts = conditions.map(toExpression)
  const [first] = parts
  if (first === undefined) throw new UsageError(`There is nothing to join with ${form}.`)
  if (parts.length === 1) return first
  return new Expression(parts.map((part) => part.within(form)).join(` ${form} `), form, parts)
}

export function toExpression(condition: Condition): Expression {
  if (condition instanceof Expression) return condition
  throw new UsageError('A condition is made by the columns that where() hands out, such as l.name.eq("A").')
}

/** A query function of the service. It cannot stand behind `not`; where it has a negative twin, that stands in. */
export function functionCall(encoded: string, negative?: () => Expression): Expression {
  return new Expression(
    encoded,
    'single',
    [],
    negative ??
      (() => {
        throw new UsageError(`The service has no negative of ${/\w+(?=\()/.exec(encoded)?.[0]}.`)
      }),
  )
}
