import picomatch from 'picomatch'
import { MetadataError } from '../read/index.js'
import type { OrganizationDocument, TableDocument } from './document.js'
import { nearestNames } from './nearest-names.js'

/** MetadataIds of the tables in each solution, by its unique name. */
export type Solutions = ReadonlyMap<string, ReadonlySet<string>>

type Organization = Pick<OrganizationDocument, 'tables' | 'metadataIds'>
type Matcher = (logicalName: string) => boolean

/**
 * The tables that patterns ask for: `lead`, `new_*`, `prefix:new` (a publisher's prefix), `solution:Name`. `!` before
 * any of them takes tables away; where nothing but that is asked for, it is from all tables.
 *
 * Fails with: `MetadataError` when a pattern finds no table, and when all that are found are taken away.
 */
export function selectTables(
  organization: Organization,
  patterns: readonly string[],
  solutions: Solutions = new Map(),
): readonly TableDocument[] {
  if (patterns.length === 0) throw new MetadataError('tables', 'no pattern says which.')
  const { tables } = organization
  const names = tables.map((table) => table.logicalName)
  const find = (pattern: string): ReadonlySet<string> => {
    const found = names.filter(matcherOf(pattern, organization, solutions))
    if (found.length === 0) throw nothingFound(pattern, names)
    return new Set(found)
  }
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!')).map(find)
  const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => find(pattern.slice(1)))
  const selected = tables.filter(
    ({ logicalName }) =>
      (wanted.length === 0 || wanted.some((found) => found.has(logicalName))) &&
      !unwanted.some((found) => found.has(logicalName)),
  )
  if (selected.length === 0) throw new MetadataError('tables', `nothing is left of ${patterns.join(', ')}.`)
  return selected
}

function matcherOf(pattern: string, { metadataIds }: Organization, solutions: Solutions): Matcher {
  const [, kind, value = ''] = /^(\w+):(.+)$/.exec(pattern) ?? []
  switch (kind) {
    case undefined:
      return isGlob(pattern) ? globOf(pattern) : (name) => name === pattern
    case 'prefix':
      return (name) => name.startsWith(`${value.replace(/_$/, '')}_`)
    case 'solution': {
      const members = solutions.get(value)
      if (members === undefined) throw new MetadataError('tables', `it is not known what the solution ${value} holds.`)
      const ids = new Set([...members].map((id) => id.toLowerCase()))
      return (name) => ids.has(metadataIds.get(name)?.toLowerCase() ?? '')
    }
    default:
      throw new MetadataError('tables', `${pattern} is no pattern: before a colon stands prefix or solution.`)
  }
}

function globOf(pattern: string): Matcher {
  const matches = picomatch(pattern, { nonegate: true })
  return (name) => matches(name)
}

function nothingFound(pattern: string, names: readonly string[]): MetadataError {
  if (isGlob(pattern) || pattern.includes(':')) return new MetadataError('tables', `${pattern} finds no table.`)
  const nearest = nearestNames(pattern, names)
  const hint = nearest.length === 0 ? '' : ` Is it ${nearest.join(', ')}?`
  return new MetadataError('tables', `there is no table ${pattern}.${hint}`)
}

function isGlob(pattern: string): boolean {
  return picomatch.scan(pattern).isGlob
}
