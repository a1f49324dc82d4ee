import { UsageError } from '../errors/index.js'
import type { Condition } from '../schema/index.js'
import { type Callback, made, type Part, used } from './loose.js'

export type Form = 'and' | 'or'
/** What `odata` wrote may be joined in itself, nobody knows how. */
type AnyForm = Form | 'odata'

/** Of a condition on the record's own columns. */
export const noLookups: readonly string[] = []

/** A condition as OData text. */
export class Expression implements Condition, Part {
  /** Percent-encoded. */
  readonly encoded: string
  /** The paths of the lookups that it goes through, some of them more than once. */
  readonly lookups: readonly string[]
  /** Of how many it is made: the service has a limit. */
  readonly conditions: number
  /** The condition that stands in for its negative. */
  readonly negative: (() => Expression) | undefined
  /** How its parts are joined, where it has several. */
  readonly form: AnyForm | undefined
  /** Where the sign stands, if it is a comparison: one class for all of them is quicker than one for each. */
  readonly signAt: number
  looseIn: Callback | undefined

  constructor(
    encoded: string,
    lookups = noLookups,
    conditions = 1,
    negative?: () => Expression,
    form?: AnyForm,
    signAt = 0,
  ) {
    this.encoded = encoded
    this.lookups = lookups
    this.conditions = conditions
    this.negative = negative
    this.form = form
    this.signAt = signAt
    this.looseIn = undefined
  }

  and(...others: readonly Condition[]): Expression {
    return made(joined('and', this, others))
  }

  or(...others: readonly Condition[]): Expression {
    return made(joined('or', this, others))
  }

  not(): Expression {
    used(this)
    return made(this.opposite())
  }

  toString(): string {
    used(this)
    return decodeURIComponent(this.encoded)
  }

  /** The negative. */
  opposite(): Expression {
    if (this.negative !== undefined) return this.negative()
    return this.signAt > 0 ? withOppositeSign(this) : behindNot(this)
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
    let lookups = noLookups
    for (const part of parts) {
      if (conditions > 0) encoded += between
      encoded += part.within(form)
      conditions += part.conditions
      if (part.lookups !== lookups) lookups = allLookups(lookups, part.lookups)
    }
    super(encoded, lookups, conditions, negative, form)
    this.parts = parts
  }

  override opposite(): Expression {
    if (this.negative !== undefined) return this.negative()
    return join(
      this.form === 'and' ? 'or' : 'and',
      this.parts.map((part) => part.opposite()),
    )
  }
}

/** Joins conditions; a single one stays as it is. */
export function join(form: Form, conditions: readonly Condition[]): Expression {
  const first = conditions[0]
  if (first === undefined) throw new UsageError(`There is nothing to join with ${form}.`)
  return conditions.length === 1 ? toExpression(first) : joined(form, toExpression(first), conditions.slice(1))
}

function joined(form: Form, first: Expression, others: readonly Condition[]): Expression {
  used(first)
  if (others.length === 0) return first
  const parts = [first, ...others.map(toExpression)]
  for (const part of parts) used(part)
  return new Joined(form, parts)
}

/** Columns of one record have one list of the lookups before them, which a long chain of them does not repeat. */
export function allLookups(some: readonly string[], others: readonly string[]): readonly string[] {
  if (others === noLookups || others === some) return some
  return some === noLookups ? others : [...new Set([...some, ...others])]
}

export function toExpression(condition: unknown): Expression {
  if (condition instanceof Expression) return condition
  throw new UsageError('A condition is made by the columns that where() hands out, such as l.name.eq("A").')
}

const quoted = /'[^']*'/g
const call = /Microsoft\.Dynamics\.CRM\.(\w+)\(/

/** Source: "Filter rows using OData": the service does not take `not` before its query functions. */
function behindNot(condition: Expression): Expression {
  const called = call.exec(condition.encoded.replace(quoted, ''))?.[1]
  if (called !== undefined) throw new UsageError(`The service has no negative of ${called}.`)
  return new Expression(`not%20(${condition.encoded})`, condition.lookups, condition.conditions, () => condition)
}

const opposites: Readonly<Record<string, string>> = { eq: 'ne', ne: 'eq', gt: 'le', le: 'gt', ge: 'lt', lt: 'ge' }

/** Of `name%20eq%20'A'`, whose blanks are encoded. */
function withOppositeSign({ encoded, lookups, signAt }: Expression): Expression {
  const start = signAt + '%20'.length
  const sign = opposites[encoded.slice(start, start + 2)]
  return new Expression(
    encoded.slice(0, start) + sign + encoded.slice(start + 2),
    lookups,
    1,
    undefined,
    undefined,
    signAt,
  )
}
