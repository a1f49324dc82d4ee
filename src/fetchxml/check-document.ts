import { UsageError } from '../errors/index.js'
import type { FilterPart } from './filter-part.js'
import { type EntityNode, type FetchNode, isAggregate } from './node.js'

/** Source: "Join tables using FetchXML", "Filter rows using FetchXML", limitations. */
const mostLinks = 15
const mostParts = 500

/** Refuses a document that the service would refuse, before it is sent. */
export function checkDocument(node: FetchNode): void {
  const { links, conditions } = sizeOf(node)
  if (links > mostLinks) {
    throw new UsageError(`A FetchXML document links at most ${mostLinks} tables; this one links ${links}.`)
  }
  if (links + conditions > mostParts) {
    throw new UsageError(
      `A FetchXML document has at most ${mostParts} conditions and links; this one has ${links + conditions}.`,
    )
  }
  requireOneKind(node)
  requireDifferentNames(node)
}

interface Size {
  readonly links: number
  readonly conditions: number
}

function sizeOf(node: EntityNode): Size {
  const inLinks = node.links.map((link) => add([sizeOf(link), { links: 1, conditions: 0 }]))
  return add([...inLinks, ...node.filters.map(partSize)])
}

function partSize(part: FilterPart): Size {
  if (part.kind === 'condition') return { links: 0, conditions: 1 }
  if (part.kind === 'joined') return add(part.parts.map(partSize))
  return add([{ links: 1, conditions: 0 }, ...(part.filter === undefined ? [] : [partSize(part.filter)])])
}

function add(sizes: readonly Size[]): Size {
  return sizes.reduce(
    (one, other) => ({ links: one.links + other.links, conditions: one.conditions + other.conditions }),
    { links: 0, conditions: 0 },
  )
}

/** Records or figures. */
function requireOneKind(node: FetchNode): void {
  if (!isAggregate(node)) return
  if (hasRecords(node))
    throw new UsageError('An aggregate gives groups and figures: it selects no columns beside them.')
  if (node.isDistinct) throw new UsageError('An aggregate has no distinct: countColumn has one, for its column.')
  if (node.isCounted) throw new UsageError('An aggregate has no total record count: count() counts the records.')
  if (node.pageSize !== undefined) throw new UsageError('An aggregate comes on one page: it takes no page size.')
}

function hasRecords({ columns, hasAllColumns, aliases, links }: EntityNode): boolean {
  const isPlain = aliases.some(({ aggregate, isGroup }) => aggregate === undefined && !isGroup)
  return columns.length > 0 || hasAllColumns || isPlain || links.some(hasRecords)
}

function requireDifferentNames(node: EntityNode): void {
  const names = new Set<string>(node.columns)
  const links = new Set<string>()
  const visit = (entity: EntityNode): void => {
    for (const { alias } of entity.aliases) claim(names, alias, 'Two columns are called')
    for (const link of entity.links) {
      if (link.alias !== undefined) claim(links, link.alias, 'Two links are called')
      visit(link)
    }
  }
  visit(node)
}

function claim(taken: Set<string>, name: string, problem: string): void {
  if (taken.has(name)) throw new UsageError(`${problem} ${name}.`)
  taken.add(name)
}
