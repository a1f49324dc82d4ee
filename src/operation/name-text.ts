import { UsageError } from '../errors/index.js'

const pattern = /^\w+$/
/** With an annotation behind it, or the annotation alone: `ownerid@odata.bind`, `@odata.type`. */
const memberPattern = /^(\w+|\w*@\w+(\.\w+)*)$/
/** Longer ones are told in part: a name that is none may be anything. */
const longest = 60

/** Names that were looked at before: there are few, and looking again costs more than finding them here. */
const known = new Set<string>()
const mostKnown = 10_000

function isName(name: string): boolean {
  if (!pattern.test(name)) return false
  if (known.size < mostKnown) known.add(name)
  return true
}

/** The name of a column, a navigation property or a table, safe to stand in a URL as it is. */
export function nameText(name: unknown): string {
  if (typeof name === 'string' && (known.has(name) || isName(name))) return name
  throw new UsageError('A column or navigation property has a name of letters, digits and underscores.')
}

/** The name of a member of a record's JSON. */
export function memberText(name: string): string {
  return memberPattern.test(name) ? name : nameText(name)
}

/** A name that a caller gave, as a message tells it. */
export function shownName(name: string): string {
  return name.length > longest ? `${name.slice(0, longest)}…` : name
}
