import { UsageError } from '../errors/index.js'
import { mostJoins } from '../selection/index.js'
import { type EntityNode, type FetchNode, isAggregate } from './node.js'
import { addSizes, type PartSize, partSize, requireFewParts } from './part-size.js'

/** Refuses a document that the service would refuse, before it is sent. */
export function checkDocument(node: FetchNode): void {
  const size = sizeOf(node)
  if (size.links > mostJoins) {
    throw new UsageError(`A FetchXML document links at most ${mostJoins} tables; this one links ${size.links}.`)
  }
  requireFewParts(size)
  requireOneKind(node)
  requireKnownOrder(node, requireDifferentNames(node))
}

function sizeOf(node: EntityNode): PartSize {
  const inLinks = node.links.map((link) => addSizes([sizeOf(link), { links: 1, conditions: 0 }]))
  return addSizes([...inLinks, ...node.filters.map(partSize)])
}

/** Records or figures. */
function requireOneKind(node: FetchNode): void {
  if (!isAggregate(node)) {
    if (node.aggregateLimit === undefined) return
    throw new UsageError('aggregateLimit is for aggregates: it does not limit records, top() does.')
  }
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

/** The names that are taken. */
interface Names {
  readonly aliases: ReadonlySet<string>
  readonly links: ReadonlySet<string>
}

/** A record has its primary key beside what is asked for. */
function requireDifferentNames(node: FetchNode): Names {
  const taken = new Set<string>(isAggregate(node) ? [] : [node.table.primaryKey, ...node.columns])
  const aliases = new Set<string>()
  const links = new Set<string>()
  const visit = (entity: EntityNode): void => {
    for (const { alias } of entity.aliases) {
      claim(taken, alias, 'Two columns are called')
      aliases.add(alias)
    }
    for (const link of entity.links) {
      if (link.alias !== undefined) claim(links, link.alias, 'Two links are called')
      visit(link)
    }
  }
  visit(node)
  return { aliases, links }
}

function claim(taken: Set<string>, name: string, problem: string): void {
  if (taken.has(name)) throw new UsageError(`${problem} ${name}.`)
  taken.add(name)
}

/** Figures are ordered by their names, records by their columns too. */
function requireKnownOrder(node: FetchNode, { aliases, links }: Names): void {
  const isFigures = isAggregate(node)
  const visit = (entity: EntityNode): void => {
    for (const { by } of entity.order) {
      if (isFigures && !aliases.has(by)) {
        throw new UsageError(`An aggregate is ordered by the names of its groups and figures: ${by} is none of them.`)
      }
      const [link, column] = by.split('.')
      if (column !== undefined && !links.has(link ?? '')) {
        throw new UsageError(`${by} is ordered by, and no link is called ${link}.`)
      }
    }
    for (const link of entity.links) visit(link)
  }
  visit(node)
}
