import { opportunity, salesorder } from '../../entities/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { GenerateSalesOrderFromOpportunity } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'

import { keyOnly, madeRecord } from './made-record.js'

/** Input of `generateSalesOrderFromOpportunity`. */
export interface GenerateSalesOrderFromOpportunityInput {
  readonly opportunityId: string | Ref<'opportunity'>
}

/**
 * Makes an order of an opportunity, with its customer, price list and products. The opportunity stays open.
 *
 * Wire: action `GenerateSalesOrderFromOpportunity`, unbound.
 * Fails with: `RecordNotFoundError`; `PermissionError` for who may not create orders.
 * Repeat: not repeated after a lost answer, as it would make a second order: look for one with this `opportunityid` first.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const made = await crm.execute(generateSalesOrderFromOpportunity({ opportunityId }))
 */
export function generateSalesOrderFromOpportunity(
  input: GenerateSalesOrderFromOpportunityInput,
): Operation<Ref<'salesorder'>> {
  const call = GenerateSalesOrderFromOpportunity({
    OpportunityId: idOf(input.opportunityId, opportunity.name, 'opportunityId'),
    ColumnSet: keyOnly(salesorder),
  })
  return madeRecord(call, salesorder)
}
