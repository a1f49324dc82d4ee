import { opportunity, salesorder } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { GetSalesOrderProductsFromOpportunity } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `getSalesOrderProductsFromOpportunity`. */
export interface GetSalesOrderProductsFromOpportunityInput {
  readonly salesOrderId: string | Ref<'salesorder'>
  readonly opportunityId: string | Ref<'opportunity'>
}

/**
 * Copies the products of an opportunity to the order, behind the lines that it has.
 *
 * Wire: action `GetSalesOrderProductsFromOpportunity`, bound to the order; the opportunity is its parameter.
 * Needs: an order in its first state.
 * Fails with: `InvalidStateError` for an order that is fixed; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer, as it would copy them twice.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(getSalesOrderProductsFromOpportunity({ salesOrderId, opportunityId }))
 */
export function getSalesOrderProductsFromOpportunity({
  salesOrderId,
  opportunityId,
}: GetSalesOrderProductsFromOpportunityInput): Operation<void> {
  return GetSalesOrderProductsFromOpportunity(refOf(salesorder, salesOrderId, 'salesOrderId'), {
    Opportunity: refOf(opportunity, opportunityId, 'opportunityId'),
  })
}
