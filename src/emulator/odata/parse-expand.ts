import { badQuery } from './refuse.js'
import { splitOutside } from './split-outside.js'

/** One item of `$expand`, as read. */
export interface ExpandText {
  readonly name: string
  /** `name/$ref`: only the reference is wanted. */
  readonly reference: boolean
  readonly options: ReadonlyMap<string, string>
  readonly expands: readonly ExpandText[]
}

const options = new Set(['$select', '$filter', '$orderby', '$top', '$expand'])

/** Our choice: an expand nests at most as deep as a query may have joins, so that no text can exhaust the parser. */
const deepest = 15

/** Reads the text of `$expand`. Source: protocol/query.md 3.9. */
export function parseExpand(text: string, depth = 1): readonly ExpandText[] {
  if (depth > deepest) throw badQuery(`$expand nests more than ${deepest} levels deep.`)
  const items = splitOutside(text, ',').map((item) => parseItem(item.trim(), depth))
  const twice = items.find(({ name }, index) => items.findIndex((other) => other.name === name) !== index)
  if (twice !== undefined) throw badQuery(`'${twice.name}' is expanded more than once.`)
  return items
}

/** Whether a query has an expand in an expand, which changes what is legal in all of them. */
export function isNested(items: readonly ExpandText[]): boolean {
  return items.some(({ expands }) => expands.length > 0)
}

function parseItem(item: string, depth: number): ExpandText {
  const [, name, reference, inside] = /^(\w+)(\/\$ref)?\s*(?:\((.*)\))?$/s.exec(item) ?? []
  if (name === undefined) throw badQuery(`'${item}' in $expand is not a navigation property with its options.`)
  if (reference !== undefined && inside !== undefined) throw badQuery(`'${name}/$ref' takes no options.`)
  const given = inside === undefined ? new Map<string, string>() : parseOptions(name, inside)
  const nested = given.get('$expand')
  return {
    name,
    reference: reference !== undefined,
    options: given,
    expands: nested === undefined ? [] : parseExpand(nested, depth + 1),
  }
}

function parseOptions(navigation: string, text: string): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  for (const part of splitOutside(text, ';')) {
    const equals = part.indexOf('=')
    const name = equals === -1 ? '' : part.slice(0, equals).trim()
    // Source: protocol/query.md 3.1: `$count` and `$levels` are refused here too.
    if (!options.has(name))
      throw badQuery(`'${part.trim()}' is not an option that '${navigation}' can be expanded with.`)
    if (given.has(name)) throw badQuery(`'${name}' is given to '${navigation}' more than once.`)
    given.set(name, part.slice(equals + 1).trim())
  }
  return given
}
