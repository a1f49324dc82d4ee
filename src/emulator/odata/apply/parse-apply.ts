import { badQuery } from '../refuse.js'
import { splitOutside } from '../split-outside.js'

/** What `$apply` asks for, as read. Names are not yet looked up. */
export interface ApplyText {
  readonly filter?: string
  /** Paths; absent where all rows are one group. */
  readonly groupBy?: readonly string[]
  readonly aggregates: readonly AggregateText[]
}

/** One value of each group. */
export interface AggregateText {
  /** Absent for `$count`. */
  readonly of?: { readonly path: string; readonly method: Method }
  readonly alias: string
}

/** The methods that the service has besides `$count`. */
export type Method = 'sum' | 'average' | 'min' | 'max'

const methods: ReadonlySet<string> = new Set<Method>(['sum', 'average', 'min', 'max'])

/**
 * Reads the text of `$apply`: perhaps a filter, then one `groupby` or one `aggregate`. Source: protocol/query.md 3.10.
 * Our choice: what else the aggregation extension of OData has is refused, since it is not documented as supported.
 */
export function parseApply(text: string): ApplyText {
  const steps = splitOutside(text, '/').map((step) => parseCall(step.trim(), '$apply'))
  const [first] = steps
  const rest = first?.name === 'filter' ? steps.slice(1) : steps
  const [last, ...others] = rest
  const filter = first?.name === 'filter' ? { filter: first.inside } : {}
  if (last === undefined) throw badQuery("'filter' in $apply is followed by 'groupby' or 'aggregate'.")
  if (others.length > 0) throw badQuery(`'${others[0]?.name ?? ''}' in $apply cannot follow '${last.name}'.`)
  if (last.name === 'aggregate') return { ...filter, aggregates: parseAggregates(last.inside) }
  if (last.name === 'groupby') return { ...filter, ...parseGroupBy(last.inside) }
  throw badQuery(`The transformation '${last.name}' is not supported in $apply.`)
}

function parseGroupBy(text: string): Omit<ApplyText, 'filter'> {
  const [keys = '', then, ...others] = splitOutside(text, ',').map((part) => part.trim())
  const [, inside] = /^\((.*)\)$/s.exec(keys) ?? []
  if (inside === undefined) throw badQuery("'groupby' in $apply takes a list of properties in brackets.")
  const groupBy = inside.split(',').map((path) => requirePath(path.trim()))
  const twice = groupBy.find((path, index) => groupBy.indexOf(path) !== index)
  if (twice !== undefined) throw badQuery(`'${twice}' stands in 'groupby' more than once.`)
  if (then === undefined) return { groupBy, aggregates: [] }
  const call = parseCall(then, "'groupby'")
  if (call.name !== 'aggregate' || others.length > 0) {
    throw badQuery("'groupby' in $apply takes a list of properties, and after it nothing but 'aggregate'.")
  }
  return { groupBy, aggregates: parseAggregates(call.inside) }
}

function parseAggregates(text: string): readonly AggregateText[] {
  const aggregates = splitOutside(text, ',').map((item) => parseAggregate(item.trim()))
  const twice = aggregates.find(({ alias }, index) => aggregates.findIndex((other) => other.alias === alias) !== index)
  if (twice !== undefined) throw badQuery(`The alias '${twice.alias}' is given more than once.`)
  return aggregates
}

function parseAggregate(item: string): AggregateText {
  const words = item.split(/\s+/)
  const [as, alias = ''] = words.splice(-2)
  if (as !== 'as' || !/^[A-Za-z_]\w*$/.test(alias)) throw badQuery(`'${item}' in 'aggregate' has no alias.`)
  const [path = '', preposition, method = '', ...more] = words
  if (path === '$count' && preposition === undefined) return { alias }
  if (preposition !== 'with' || more.length > 0) {
    throw badQuery(`'${words.join(' ')}' in 'aggregate' is neither $count nor a property with a method.`)
  }
  if (!isMethod(method)) throw badQuery(`The method '${method}' is not supported in 'aggregate'.`)
  return { of: { path: requirePath(path), method }, alias }
}

function parseCall(text: string, where: string): { readonly name: string; readonly inside: string } {
  const [, name, inside] = /^(\w+)\s*\((.*)\)$/s.exec(text) ?? []
  if (name === undefined || inside === undefined) throw badQuery(`'${text}' in ${where} is not a transformation.`)
  return { name, inside }
}

function requirePath(text: string): string {
  if (/^\w+(?:\/\w+)*$/.test(text)) return text
  throw badQuery(`'${text}' in $apply is not a property.`)
}

function isMethod(text: string): text is Method {
  return methods.has(text)
}
