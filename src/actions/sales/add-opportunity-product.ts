import { opportunity, opportunityproduct } from '../../entities/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Ref, TypeOf } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { lineColumns, type ProductLine } from './product-line.js'

/** Input of `addOpportunityProduct`. */
export type AddOpportunityProductInput = ProductLine & {
  readonly opportunityId: string | Ref<'opportunity'>
}

/**
 * Adds a line to an opportunity, from the catalogue or written in. The service computes the amounts of the line and of the opportunity.
 *
 * Wire: POST to `opportunityproducts`; `isproductoverridden` for what is written in, `ispriceoverridden` for a price of its own.
 * Fails with: `UsageError` for an amount that cannot be; `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `opportunityproduct`.
 *
 * @example
 * await crm.execute(addOpportunityProduct({ opportunityId, productDescription: 'Installation', pricePerUnit: 480, quantity: 2 }))
 */
export function addOpportunityProduct(
  input: AddOpportunityProductInput,
  options?: CreateOptions,
): CreateOperation<TypeOf<typeof opportunityproduct>> {
  const data = { opportunityid: refOf(opportunity, input.opportunityId, 'opportunityId'), ...lineColumns(input) }
  return create(opportunityproduct, data, options)
}
