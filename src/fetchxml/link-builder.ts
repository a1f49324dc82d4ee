import { UsageError } from '../errors/index.js'
import type { Condition, Table } from '../schema/index.js'
import { aliasName } from './alias-name.js'
import { attributeName } from './attribute-name.js'
import {
  withAggregates,
  withAliases,
  withAllColumns,
  withColumns,
  withFilter,
  withGroups,
  withLink,
  withOrder,
} from './grow.js'
import { type EntityNode, emptyEntity, type LinkNode, type LinkType } from './node.js'

/** What a link is given at run time; the types say what of it fits together. */
export interface GivenJoin {
  readonly from: string
  readonly to: string
  readonly type?: LinkType
  readonly alias?: string
  readonly intersect?: boolean
}

/** Builds every kind of link; the types say which of it may be used where. */
class LinkBuilder {
  readonly node: EntityNode

  constructor(node: EntityNode) {
    this.node = node
  }

  select(...columns: readonly string[]): LinkBuilder {
    return new LinkBuilder(withColumns(this.node, columns))
  }

  selectAs(aliases: Readonly<Record<string, string>>): LinkBuilder {
    return new LinkBuilder(withAliases(this.node, aliases))
  }

  selectAll(): LinkBuilder {
    return new LinkBuilder(withAllColumns(this.node))
  }

  where(build: (table: never) => Condition): LinkBuilder {
    return new LinkBuilder(withFilter(this.node, build))
  }

  orderBy(column: string, direction: 'asc' | 'desc' = 'asc'): LinkBuilder {
    return new LinkBuilder(withOrder(this.node, column, direction))
  }

  aggregate(aggregates: Parameters<typeof withAggregates>[1]): LinkBuilder {
    return new LinkBuilder(withAggregates(this.node, aggregates))
  }

  groupBy(groups: Parameters<typeof withGroups>[1]): LinkBuilder {
    return new LinkBuilder(withGroups(this.node, groups))
  }

  link(table: Table, join: GivenJoin, build?: BuildLink): LinkBuilder {
    return new LinkBuilder(withLink(this.node, linkNode(table, join, build)))
  }
}

export type BuildLink = (link: never) => unknown

const linkTypes: readonly unknown[] = [
  'inner',
  'outer',
  'exists',
  'in',
  'matchfirstrowusingcrossapply',
] satisfies LinkType[]

export function linkNode(table: Table, join: GivenJoin, build: BuildLink = (link) => link): LinkNode {
  const { from, to, type = 'inner', alias, intersect = false } = join
  if (table?.entitySetName === undefined) throw new UsageError('link takes a table object, such as contact.')
  if (!linkTypes.includes(type)) {
    throw new UsageError(
      'A link is inner, outer, exists, in or matchfirstrowusingcrossapply; for any and all there are someLinked and its like.',
    )
  }
  const built = build(new LinkBuilder(emptyEntity(table)) as never) // the types hand out a view of the builder
  if (!(built instanceof LinkBuilder)) throw new UsageError('A link gives back what it was handed.')
  const common = { ...built.node, type, from: attributeName(from), to: attributeName(to), isIntersect: intersect }
  if (type === 'exists' || type === 'in') {
    requireNothingRead(built.node, type)
    return Object.freeze(common)
  }
  if (alias === undefined) throw new UsageError(`The link to ${table.name} has no alias: its columns need one.`)
  return Object.freeze({ ...common, alias: aliasName(alias) })
}

/** Source: "Join tables using FetchXML": such a link gives no columns. */
function requireNothingRead({ columns, hasAllColumns, aliases, order, links }: EntityNode, type: LinkType): void {
  const isReadable = hasAllColumns || links.some((link) => link.alias !== undefined)
  if (columns.length === 0 && aliases.length === 0 && order.length === 0 && !isReadable) return
  throw new UsageError(`Nothing can be read of a link of the type ${type}: it has conditions only.`)
}
