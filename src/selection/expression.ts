import { UsageError } from '../errors/index.js'
import type { Condition } from '../schema/index.js'

type Form = 'and' | 'or'
/** What `odata` wrote may be joined in itself, nobody knows how. */
type AnyForm = Form | 'odata'

/** A condition as OData text. */
export class Expression implements Condition {
  /** Percent-encoded. */
  readonly encoded: string
  /** How its parts are joined, where it has several. */
  readonly form: AnyForm | undefined
  /** Of how many it is made: the service has a limit. */
  readonly conditions: number
  /** The condition that stands in for its negative. */
  readonly negative: (() => Expression) | undefined

  constructor(encoded: string, negative?: () => Expression, conditions = 1, form?: AnyForm) {
    this.encoded = encoded
    this.form = form
    this.conditions = conditions
    this.negative = negative
  }

  and(...others: readonly Condition[]): Expression {
    return joined('and', [this], others)
  }

  or(...others: readonly Condition[]): Expression {
    return joined('or', [this], others)
  }

  not(): Expression {
    return this.negative === undefined ? behindNot(this) : this.negative()
  }

  toString(): string {
    return decodeURIComponent(this.encoded)
  }

  /** As a part of a longer condition. */
  within(form: Form): string {
    return this.form === undefined || this.form === form ? this.encoded : `(${this.encoded})`
  }
}

/** What `and` or `or` joined, kept apart so that `not` can be pushed down to it. */
export class Joined extends Expression {
  readonly parts: readonly Expression[]

  constructor(form: Form, parts: readonly Expression[], negative?: () => Expression) {
    const between = form === 'and' ? '%20and%20' : '%20or%20'
    let encoded = ''
    let conditions = 0
    for (const part of parts) {
      if (conditions > 0) encoded += between
      encoded += part.within(form)
      conditions += part.conditions
    }
    super(encoded, negative, conditions, form)
    this.parts = parts
  }

  override not(): Expression {
    if (this.negative !== undefined) return this.negative()
    return join(
      this.form === 'and' ? 'or' : 'and',
      this.parts.map((part) => part.not()),
    )
  }
}

/** Joins conditions; a single one stays as it is. */
export function join(form: Form, conditions: readonly Condition[]): Expression {
  return joined(form, [], conditions)
}

function joined(form: Form, parts: Expression[], others: readonly Condition[]): Expression {
  for (const other of others) parts.push(toExpression(other))
  const [first] = parts
  if (first === undefined) throw new UsageError(`There is nothing to join with ${form}.`)
  return parts.length === 1 ? first : new Joined(form, parts)
}

export function toExpression(condition: Condition): Expression {
  if (condition instanceof Expression) return condition
  throw new UsageError('A condition is made by the columns that where() hands out, such as l.name.eq("A").')
}

const quoted = /'[^']*'/g
const call = /Microsoft\.Dynamics\.CRM\.(\w+)\(/

/** Source: "Filter rows using OData": the service does not take `not` before its query functions. */
function behindNot(condition: Expression): Expression {
  const called = call.exec(condition.encoded.replace(quoted, ''))?.[1]
  if (called !== undefined) throw new UsageError(`The service has no negative of ${called}.`)
  return new Expression(`not%20(${condition.encoded})`, () => condition, condition.conditions)
}
