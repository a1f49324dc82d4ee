import { discount, discounttype } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Ref, TypeOf } from '../../schema/index.js'
import { notNegative } from '../checks.js'
import { refOf } from '../ref-of.js'

interface QuantityRange {
  readonly discountTypeId: string | Ref<'discounttype'>
  /** The least quantity that has the discount. */
  readonly lowQuantity: number
  /** The greatest quantity that has it. */
  readonly highQuantity: number
}

/** Input of `addDiscount`: a percentage or an amount, as the list of discounts is one of percentages or of amounts. */
export type AddDiscountInput = QuantityRange &
  (
    | { readonly percentage: number; readonly amount?: undefined }
    | { readonly amount: number; readonly percentage?: undefined }
  )

/**
 * Adds a discount for a range of quantities to a list of discounts, and gives its id.
 *
 * Wire: POST to `discounts`.
 * Units: `percentage` in percent, `amount` per unit in the list's currency, quantities in the unit that is sold.
 * Needs: rights to create discounts.
 * Fails with: `BusinessRuleError` for an amount together with a percentage; `RecordNotFoundError`; `UsageError` for both or none of
 * them, a number below zero, and a range that ends before it begins.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `discount`; "Web service error codes".
 *
 * @example
 * await crm.execute(addDiscount({ discountTypeId, lowQuantity: 10, highQuantity: 99, percentage: 5 }))
 */
export function addDiscount(
  input: AddDiscountInput,
  options?: CreateOptions,
): CreateOperation<TypeOf<typeof discount>> {
  const { lowQuantity, highQuantity, percentage, amount } = input
  if ((percentage === undefined) === (amount === undefined)) {
    throw new UsageError('A discount takes percentage or amount.')
  }
  if (!(highQuantity >= lowQuantity)) throw new UsageError('highQuantity takes a number that is not below lowQuantity.')
  const data = {
    discounttypeid: refOf(discounttype, input.discountTypeId, 'discountTypeId'),
    lowquantity: notNegative(lowQuantity, 'lowQuantity'),
    highquantity: notNegative(highQuantity, 'highQuantity'),
    percentage: upToHundred(percentage),
    amount: notNegative(amount, 'amount'),
  }
  return create(discount, data, options)
}

function upToHundred(percentage: number | undefined): number | undefined {
  if (percentage === undefined || (percentage >= 0 && percentage <= 100)) return percentage
  throw new UsageError('percentage takes a number from 0 to 100.')
}
