import {
  discounttype,
  ProductPriceLevelPricingMethod,
  pricelevel,
  product,
  productpricelevel,
  uom,
} from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Choice, Ref, TypeOf } from '../../schema/index.js'
import { notNegative } from '../checks.js'
import { refOf } from '../ref-of.js'

interface PriceListItem {
  readonly priceLevelId: string | Ref<'pricelevel'>
  readonly productId: string | Ref<'product'>
  readonly unitId: string | Ref<'uom'>
  /** A list of discounts by quantity. */
  readonly discountTypeId?: string | Ref<'discounttype'> | undefined
}

/** Input of `addPriceListItem`: an amount, or a percentage and what it is of. */
export type AddPriceListItemInput = PriceListItem &
  (
    | {
        /** Per unit, in the price list's currency. */
        readonly amount: number
        readonly percentage?: undefined
        readonly pricingMethod?: undefined
      }
    | {
        readonly percentage: number
        /** 2 to 6: of the list price, or a markup or margin on a cost. */
        readonly pricingMethod: Choice<Exclude<ProductPriceLevelPricingMethod, 1>>
        readonly amount?: undefined
      }
  )

/**
 * Says what a product costs in a price list, and gives the id of the item.
 *
 * Wire: POST to `productpricelevels`; `pricingmethodcode` is 1 for an amount.
 * Units: `amount` in the price list's currency, `percentage` in percent.
 * Needs: rights to create price list items.
 * Fails with: `BusinessRuleError` when the list has the product in that unit already; `RecordNotFoundError`; `UsageError` for an
 * amount or a percentage below zero, and for both or none of them.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `productpricelevel`; "Web service error codes".
 *
 * @example
 * await crm.execute(addPriceListItem({ priceLevelId, productId, unitId, amount: 480 }))
 */
export function addPriceListItem(
  input: AddPriceListItemInput,
  options?: CreateOptions,
): CreateOperation<TypeOf<typeof productpricelevel>> {
  const { amount, percentage, pricingMethod, discountTypeId } = input
  if ((amount === undefined) === (percentage === undefined)) {
    throw new UsageError('A price list item takes amount, or percentage and pricingMethod.')
  }
  if (percentage !== undefined && pricingMethod === undefined) {
    throw new UsageError('pricingMethod says what the percentage is of.')
  }
  const { CurrencyAmount } = ProductPriceLevelPricingMethod
  if (pricingMethod !== undefined && (pricingMethod === CurrencyAmount) !== (percentage === undefined)) {
    throw new UsageError('pricingMethod says what a percentage is of, 2 to 6; an amount has none.')
  }
  const data = {
    pricelevelid: refOf(pricelevel, input.priceLevelId, 'priceLevelId'),
    productid: refOf(product, input.productId, 'productId'),
    uomid: refOf(uom, input.unitId, 'unitId'),
    discounttypeid: discountTypeId === undefined ? undefined : refOf(discounttype, discountTypeId, 'discountTypeId'),
    amount: notNegative(amount, 'amount'),
    percentage: notNegative(percentage, 'percentage'),
    pricingmethodcode: pricingMethod ?? ProductPriceLevelPricingMethod.CurrencyAmount,
  }
  return create(productpricelevel, data, options)
}
