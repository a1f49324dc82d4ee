import { notEmulated } from '../odata/index.js'
import { kindOf } from '../odata/value-kind.js'
import type { AggregateColumn, AggregateOptions } from './aggregate-column.js'
import type { AttributeNode } from './document.js'
import { dateColumn, groupColumn } from './group-column.js'
import { badFetch, codes } from './refuse.js'
import { type Context, columnOf, type Source } from './scope.js'
import { valueColumn } from './value-column.js'

/** Looks up an attribute of an aggregate query. Source: protocol/query.md 4.5. */
export function planAggregate(
  context: Context,
  source: Source,
  node: AttributeNode,
  options: AggregateOptions,
): AggregateColumn {
  const { name, alias, aggregate, groupBy, dateGrouping, countChildren } = node
  if (alias === undefined) throw badFetch(`'${name}' in an aggregate query needs an alias.`, codes.noAlias)
  if (countChildren) throw badFetch("'rowaggregate' cannot stand in an aggregate query.", codes.aggregate)
  if (aggregate !== undefined && groupBy) {
    throw badFetch(`'${name}' cannot both group and aggregate.`, codes.groupAndAggregate)
  }
  const column = columnOf(source, name)
  if (kindOf(column) === undefined) throw notEmulated(`an aggregate of the ${column.type} column '${name}'`)
  if (aggregate !== undefined) {
    if (dateGrouping !== undefined) throw badFetch(`'${name}' with 'dategrouping' does not group.`, codes.dateGrouping)
    return valueColumn(context, source, column, { alias, aggregate, distinct: node.distinct }, options)
  }
  if (!groupBy) {
    throw badFetch(`'${name}' in an aggregate query has neither 'aggregate' nor 'groupby'.`, codes.aggregate)
  }
  return dateGrouping === undefined
    ? groupColumn(context, source, column, alias, options)
    : dateColumn(context, source, column, { alias, dateGrouping }, options)
}
