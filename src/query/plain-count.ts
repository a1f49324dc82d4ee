import { UnexpectedResponseError } from '../errors/index.js'
import type { Answer, Operation } from '../operation/index.js'
import type { TableType } from '../schema/index.js'
import { compileOptions, emptyNode } from '../selection/index.js'
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
  const { table, path, node } = Query.partsOf(query)
  const options = compileOptions({ ...emptyNode(table.kinds, table.name), filters: node.filters })
  const name = `${table.entitySetName}.$count`
  return Object.freeze({
    name,
    method: 'GET',
    path: `${path}/$count${options && `?${options}`}`,
    expects: 'text',
    repeat: 'always',
    read({ body }: Answer) {
      if (typeof body === 'string' && /^\s*\d+\s*$/.test(body)) return Number(body)
      throw new UnexpectedResponseError(`${name} was answered without a number.`)
    },
  } satisfies Operation<number>)
}
