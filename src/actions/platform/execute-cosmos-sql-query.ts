import { mapResult, nameText, type Operation } from '../../operation/index.js'
import { ExecuteCosmosSqlQuery } from '../../operations/index.js'
import { wholeNumber } from '../checks.js'

/** Input of `executeCosmosSqlQuery`. */
export interface ExecuteCosmosSqlQueryInput {
  /** Cosmos DB SQL over the columns' schema names: `select c.props.new_name from c`. */
  readonly queryText: string
  /** Logical name of an elastic table. */
  readonly entityLogicalName: string
  /** Rows of a page. */
  readonly pageSize?: number | undefined
  /** Of the page before. */
  readonly pagingCookie?: string | undefined
  readonly partitionId?: string | undefined
}

/** A page of an elastic table. */
export interface CosmosRows {
  /** As the service gives it, which is not checked. */
  readonly result: unknown
  readonly hasMore: boolean
  readonly pagingCookie: string | undefined
}

/**
 * Queries an elastic table in the language of its storage.
 *
 * Wire: function `ExecuteCosmosSqlQuery`, unbound.
 * Fails with: `ServiceError` for a table that is not elastic.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference; Microsoft's samples. The emulator does not run it, as it has no elastic tables.
 *
 * @example
 * const { result } = await crm.execute(
 *   executeCosmosSqlQuery({ queryText: 'select * from c', entityLogicalName: 'new_reading', pageSize: 50 }),
 * )
 */
export function executeCosmosSqlQuery(input: ExecuteCosmosSqlQueryInput): Operation<CosmosRows> {
  const { queryText, entityLogicalName, pageSize, pagingCookie, partitionId } = input
  const found = ExecuteCosmosSqlQuery({
    QueryText: queryText,
    EntityLogicalName: nameText(entityLogicalName),
    PageSize: pageSize === undefined ? undefined : wholeNumber(pageSize, 'pageSize', 1, 5_000),
    PagingCookie: pagingCookie,
    PartitionId: partitionId,
  })
  return mapResult(found, (row) => ({
    result: row['Result'],
    hasMore: row['HasMore'] === true,
    pagingCookie: typeof row['PagingCookie'] === 'string' ? row['PagingCookie'] : undefined,
  }))
}
