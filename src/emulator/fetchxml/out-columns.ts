import type { ColumnFacts } from '../../schema/index.js'
import { tableIndex } from '../odata/table-index.js'
import { hierarchyOf } from './child-count.js'
import type { AttributeNode, EntityNode } from './document.js'
import type { Plan } from './plan.js'
import { badFetch, codes } from './refuse.js'
import { columnOf, type Source } from './scope.js'

/** A column of the answer. */
export interface OutColumn {
  readonly key: string
  readonly source: Source
  readonly column: ColumnFacts
  /** Lookup to the parent in the hierarchy whose children are counted, in place of the column's value. */
  readonly countedBy?: ColumnFacts
}

/**
 * The columns of the answer, those of the root first. A linked one goes by the link's alias and its logical name, an
 * attribute's own alias goes before both. Source: protocol/query.md 4.1.
 */
export function outColumns({ document, root, joined }: Plan): readonly OutColumn[] {
  const { entity, distinct } = document
  // Source: reference of `all-attributes`: the same as no `attribute` at all. A link without any brings none.
  const all = entity.allAttributes || entity.attributes.length === 0
  const columns = [
    ...columnsOf(root, { ...entity, allAttributes: all }, ({ property }) => property),
    ...joined.flatMap(({ source, link }) =>
      columnsOf(source, link, ({ logicalName }) => `${source.name}.${logicalName}`),
    ),
  ]
  const key = keyColumn(root)
  if (!distinct && !columns.some((column) => column.key === key.key)) columns.push(key)
  return unique(columns)
}

/** Our choice: the key is added without `distinct` only, where it would make every row different. Source: protocol/query.md 4.7. */
function keyColumn(root: Source): OutColumn {
  const column = columnOf(root, root.facts.primaryKey)
  return { key: column.property, source: root, column }
}

function columnsOf(source: Source, node: EntityNode, keyOf: (column: ColumnFacts) => string): OutColumn[] {
  const all = node.allAttributes
    ? tableIndex(source.facts).columns.map((column) => ({ key: keyOf(column), source, column }))
    : []
  const chosen = node.attributes.map((attribute): OutColumn => {
    requirePlain(attribute)
    const column = columnOf(source, attribute.name)
    return {
      key: attribute.alias ?? keyOf(column),
      source,
      column,
      ...(attribute.countChildren ? { countedBy: hierarchyOf(source, column) } : {}),
    }
  })
  return [...all, ...chosen]
}

function requirePlain({ name, alias, aggregate, groupBy, dateGrouping, countChildren }: AttributeNode): void {
  if (aggregate !== undefined || groupBy || dateGrouping !== undefined) {
    throw badFetch(`'${name}' groups or aggregates, and the 'fetch' does not say aggregate='true'.`, codes.aggregate)
  }
  if (countChildren && alias === undefined)
    throw badFetch(`'${name}' with 'rowaggregate' needs an alias.`, codes.noAlias)
}

/** The same column twice is one; the same alias for two is refused. */
function unique(columns: readonly OutColumn[]): readonly OutColumn[] {
  const byKey = new Map<string, OutColumn>()
  for (const one of columns) {
    const other = byKey.get(one.key)
    if (other === undefined) byKey.set(one.key, one)
    else if (other.column !== one.column || other.source !== one.source || other.countedBy !== one.countedBy) {
      throw badFetch(`The alias '${one.key}' is not unique.`, codes.duplicateAlias)
    }
  }
  return [...byKey.values()]
}
