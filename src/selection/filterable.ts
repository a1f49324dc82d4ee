import { UsageError } from '../errors/index.js'
import { encodeText, guidText, kindOf, type LiteralValue, literal, nameText } from '../operation/index.js'
import type { Condition, Filterable, LiteralKinds, TableType } from '../schema/index.js'
import { dateOperators } from './date-operators.js'
import { Expression, join, toExpression } from './expression.js'
import { listFunction } from './query-function.js'

/**
 * Shows a table to `where`: every name in it can be compared, walked or quantified over, as its type allows.
 * The table's name is unknown where it was reached through a navigation property.
 */
export function filterable<Type extends TableType>({ kinds, name }: Filtered): Filterable<Type> {
  // The types say which names there are; at run time each name is a path that grows.
  return new Proxy(new Path(kinds, name, '', 0), traps) as unknown as Filterable<Type>
}

interface Filtered {
  readonly kinds: LiteralKinds
  readonly name?: string | undefined
}

/** Where a path keeps what it knows, out of the way of column names. */
const known = Symbol('path')

interface Place {
  readonly kinds: LiteralKinds
  /** Known at the root only: the table object does not say where its lookups lead. */
  readonly table: string | undefined
  /** As OData writes it: `primarycontactid/fullname`. */
  readonly text: string
  /** Of the collections around it. */
  readonly depth: number
}

const traps: ProxyHandler<Path> = {
  get(path, name) {
    if (typeof name === 'symbol' || name in path) return Reflect.get(path, name)
    const { kinds, table, text, depth } = path[known]
    const operator = dateOperators.get(name)
    if (operator !== undefined) return (argument: unknown) => operator(text, argument, kindOf(kinds, text, table))
    const isRoot = table !== undefined && text === ''
    return new Proxy(
      new Path(kinds, isRoot ? table : undefined, text === '' ? nameText(name) : `${text}/${nameText(name)}`, depth),
      traps,
    )
  },
}

/** The operators of `schema`'s column kinds and collections. */
class Path {
  readonly [known]: Place

  constructor(kinds: LiteralKinds, table: string | undefined, text: string, depth: number) {
    this[known] = { kinds, table, text, depth }
  }

  eq(value: unknown): Expression {
    return compare(this[known], 'eq', value)
  }
  ne(value: unknown): Expression {
    return compare(this[known], 'ne', value)
  }
  gt(value: unknown): Expression {
    return compare(this[known], 'gt', value)
  }
  ge(value: unknown): Expression {
    return compare(this[known], 'ge', value)
  }
  lt(value: unknown): Expression {
    return compare(this[known], 'lt', value)
  }
  le(value: unknown): Expression {
    return compare(this[known], 'le', value)
  }
  between(from: unknown, to: unknown): Expression {
    return this.ge(from).and(this.le(to))
  }
  isNull(): Expression {
    return this.eq(null)
  }
  isNotNull(): Expression {
    return this.ne(null)
  }
  in(values: readonly unknown[]): Expression {
    return listed(this[known], values, 'In')
  }
  notIn(values: readonly unknown[]): Expression {
    return listed(this[known], values, 'NotIn')
  }
  contains(text: string): Expression {
    return matches(this[known], 'contains', text)
  }
  startsWith(text: string): Expression {
    return matches(this[known], 'startswith', text)
  }
  endsWith(text: string): Expression {
    return matches(this[known], 'endswith', text)
  }
  containValues(options: readonly unknown[]): Expression {
    return choices(this[known], options, 'ContainValues')
  }
  doesNotContainValues(options: readonly unknown[]): Expression {
    return choices(this[known], options, 'DoesNotContainValues')
  }
  any(build?: (related: Path) => Condition): Expression {
    return quantify(this[known], 'any', build)
  }
  all(build: (related: Path) => Condition): Expression {
    return quantify(this[known], 'all', build)
  }
}

function compare(place: Place, operator: string, value: unknown): Expression {
  if (value === undefined) throw new UsageError(`The value that ${place.text} is compared with is undefined.`)
  if (value instanceof Path) return new Expression(`${place.text} ${operator} ${sameRecord(place, value[known])}`)
  return new Expression(`${place.text} ${operator} ${literalFor(place, value)}`)
}

/** Source: "Filter rows using OData", compare columns. */
function sameRecord(one: Place, { text }: Place): string {
  const recordOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)
  if (recordOf(one.text) === recordOf(text)) return text
  throw new UsageError(`${one.text} and ${text} are columns of different records: the service does not compare them.`)
}

function literalFor({ kinds, table, text }: Place, value: unknown): string {
  const property = text.slice(text.lastIndexOf('/') + 1)
  return literal(value as LiteralValue, kindOf(kinds, property, table), text) // literal refuses every other type
}

/** A list of one is a comparison; a short list, or one over a lookup's column, a chain of them. */
function listed(place: Place, values: readonly unknown[], name: 'In' | 'NotIn'): Expression {
  if (!Array.isArray(values) || values.length === 0) {
    throw new UsageError(`The list that ${place.text} is compared with is empty.`)
  }
  if (values.includes(null)) {
    throw new UsageError(`The list that ${place.text} is compared with holds null: add isNull() to it.`)
  }
  const chain = join(
    name === 'In' ? 'or' : 'and',
    values.map((value) => compare(place, name === 'In' ? 'eq' : 'ne', value)),
  )
  if (values.length === 1 || place.text.includes('/')) return chain
  const call = listFunction(
    name,
    place.text,
    values.map((value) => listItem(place, value)),
  )
  return call.encoded.length < chain.encoded.length ? call : chain
}

/** Source: protocol/query.md 3.5: the values are texts even though they are numbers. */
function choices(
  { text }: Place,
  options: readonly unknown[],
  name: 'ContainValues' | 'DoesNotContainValues',
): Expression {
  if (Array.isArray(options) && options.length > 0 && options.every(Number.isSafeInteger))
    return listFunction(name, text, options.map(String))
  throw new UsageError(`${name} on ${text} takes a list of options as numbers, at least one.`)
}

function listItem({ kinds, table, text }: Place, value: unknown): string {
  return kindOf(kinds, text, table) === 'guid' ? guidText(String(value), text) : String(value)
}

/** Source: "Use wildcard characters in conditions for string values". */
function matches({ text }: Place, name: string, part: unknown): Expression {
  if (typeof part !== 'string' || part === '')
    throw new UsageError(`${name} on ${text} takes a text that is not empty.`)
  const escaped = part.replace(/[[%_]/g, '[$&]').replaceAll("'", "''")
  return new Expression(`${name}(${text},'${encodeText(escaped, text)}')`)
}

/** How many are being built around the present one: a callback may start another from a table outside of it. */
let lambdas = 0

function quantify(place: Place, quantifier: string, build?: (related: Path) => Condition): Expression {
  const { kinds, text, depth } = place
  nameText(text.slice(text.lastIndexOf('/') + 1))
  if (text.split('/').length > (depth === 0 ? 1 : 2)) {
    throw new UsageError(`The service cannot look into ${text}: the collection is reached through a lookup.`)
  }
  if (build === undefined) return new Expression(`${text}/any()`)
  lambdas += 1
  try {
    const variable = `r${lambdas}`
    const related = new Proxy(new Path(kinds, undefined, variable, depth + 1), traps)
    return new Expression(`${text}/${quantifier}(${variable}:${toExpression(build(related)).encoded})`)
  } finally {
    lambdas -= 1
  }
}
