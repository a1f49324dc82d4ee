import { UnexpectedResponseError } from '../errors/index.js'
import type { Answer, Operation } from '../operation/index.js'
import type { TableType } from '../schema/index.js'
import { compileOptions, emptyNode, type SelectionNode } from '../selection/index.js'
import { countable } from './count-records.js'
import { requireOneRequest } from './cut-query.js'
import { Query } from './query.js'

/**
 * Counts the records that meet a query's conditions by `/$count`: a bare number, which does not say whether there are more.
 *
 * Limits: the service counts to 5,000. `countRecords` says when it stopped there.
 * Source: "Count rows using OData".
 *
 * @example
 * const count = await crm.execute(plainCount(query(account)))
 */
export function plainCount<Type extends TableType, Selected extends keyof Type['columns'], Expanded>(
  query: Query<Type, Selected, Expanded>,
): Operation<number> {
  const { node, ...source } = Query.partsOf(query, countable)
  const { table, path } = source
  const name = `${table.entitySetName}.$count`
  const asked = { ...emptyNode(table.kinds, table.name), filters: node.filters }
  const pathOf = (one: SelectionNode) => {
    const options = compileOptions(one)
    return `${path}/$count${options && `?${options}`}`
  }
  requireOneRequest(asked, source, pathOf, `${name} takes several requests: crm.count(query) counts the parts.`)
  return Object.freeze({
    name,
    method: 'GET',
    path: pathOf(asked),
    expects: 'text',
    repeat: 'always',
    read({ body }: Answer) {
      if (typeof body === 'string' && /^\s*\d+\s*$/.test(body)) return Number(body)
      throw new UnexpectedResponseError(`${name} was answered without a number.`)
    },
  } satisfies Operation<number>)
}
