import type { Store, StoredRecord, Values } from '../../model.js'
import { productOf, quotientOf } from '../exact-amount.js'
import { asTarget, isSameTarget } from '../target.js'

/** What a product costs in a unit, and what is taken off each by the quantity. */
export interface ListPrice {
  readonly pricePerUnit: number
  readonly volumeDiscount: number
}

const currencyAmount = 1

/**
 * The price of a line's product by the document's price list, when the list names an amount for the product and the unit. Our
 * choice: the pricing methods that reckon from costs and list prices are not known to the emulator; such a line keeps the price that it was given.
 * Source: "Set up price lists and price list items", "Set up discount lists".
 */
export function listPrice(store: Store, head: Values, line: Values, digits: number): ListPrice | undefined {
  const priceList = asTarget(head['pricelevelid'])
  const product = asTarget(line['productid'])
  const unit = asTarget(line['uomid'])
  if (priceList === undefined || product === undefined || !store.tables.has('productpricelevel')) return undefined
  for (const { values } of store.all('productpricelevel')) {
    const { amount, pricingmethodcode = currencyAmount } = values
    if (typeof amount !== 'number' || pricingmethodcode !== currencyAmount) continue
    if (!isSameTarget(values['pricelevelid'], priceList) || !isSameTarget(values['productid'], product)) continue
    if (unit !== undefined && !isSameTarget(values['uomid'], unit)) continue
    const discounts = asTarget(values['discounttypeid'])
    const discount = discounts === undefined ? undefined : discountFor(store, discounts.id, line['quantity'])
    return { pricePerUnit: amount, volumeDiscount: discount === undefined ? 0 : perUnit(discount, amount, digits) }
  }
  return undefined
}

/** The row of a discount list within whose bounds the quantity lies. */
function discountFor(store: Store, discountTypeId: string, quantity: unknown): StoredRecord | undefined {
  if (typeof quantity !== 'number' || !store.tables.has('discount')) return undefined
  return [...store.all('discount')].find(({ values }) => {
    const { lowquantity, highquantity, discounttypeid } = values
    return (
      asTarget(discounttypeid)?.id === discountTypeId &&
      typeof lowquantity === 'number' &&
      typeof highquantity === 'number' &&
      quantity >= lowquantity &&
      quantity <= highquantity
    )
  })
}

function perUnit({ values }: StoredRecord, price: number, digits: number): number {
  const { amount, percentage } = values
  if (typeof amount === 'number') return amount
  return typeof percentage === 'number' ? quotientOf(productOf(price, percentage, 15), 100, digits) : 0
}
