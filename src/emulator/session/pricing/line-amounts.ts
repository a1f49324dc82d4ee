import type { Store, StoredRecord, Values } from '../../model.js'
import { productOf, sumOf } from '../exact-amount.js'
import { currencyDigits } from '../money.js'
import type { TablePlan } from '../table-plan.js'
import { documentOf, headOf } from './documents.js'
import { listPrice } from './list-price.js'

const inputs = [
  'priceperunit',
  'quantity',
  'manualdiscountamount',
  'tax',
  'productid',
  'uomid',
  'ispriceoverridden',
  'isproductoverridden',
]

/** Whether a change of a line changes its amounts. */
export function changesLine(given: Values): boolean {
  return inputs.some((column) => column in given)
}

/**
 * What the platform computes of a line: its price by the price list, unless the price is the line's own or prices are locked; the amount, the
 * volume discount of each unit, and the extended amount, which is (price − volume discount) × quantity − manual discount + tax. Our choice: the
 * amount and the discount of all units are each rounded by the precision of the document's currency.
 * Source: column descriptions of `quotedetail` and its like; "Customize price calculation".
 */
export function lineAmounts(store: Store, plan: TablePlan, row: Values, given: Values): Values {
  const head = headOf(store, plan.table, row)
  if (head === undefined) return {}
  const digits = currencyDigits(store, row)
  const isOwnPrice = row['ispriceoverridden'] === true || row['isproductoverridden'] === true
  const isFixed = isOwnPrice || isCopied(given) || arePricesLocked(head)
  const price = isFixed ? undefined : listPrice(store, head.values, row, digits)
  const priceperunit = price?.pricePerUnit ?? amountIn(row, 'priceperunit')
  const volumediscountamount = price?.volumeDiscount ?? (isOwnPrice ? 0 : amountIn(row, 'volumediscountamount'))
  const quantity = amountIn(row, 'quantity')
  const baseamount = productOf(priceperunit, quantity, digits)
  const extended = [
    baseamount,
    -productOf(volumediscountamount, quantity, digits),
    -amountIn(row, 'manualdiscountamount'),
    amountIn(row, 'tax'),
  ]
  return { priceperunit, volumediscountamount, baseamount, extendedamount: sumOf(extended, digits) }
}

/** What a new line takes over from its document: the currency, and the state. */
export function ofHead(store: Store, plan: TablePlan, given: Values): Values {
  const head = headOf(store, plan.table, given)
  const document = head && documentOf(head.table)
  if (head === undefined || document === undefined) return {}
  const currency = head.values['transactioncurrencyid']
  return {
    ...(currency === undefined || 'transactioncurrencyid' in given ? {} : { transactioncurrencyid: currency }),
    ...(plan.columns.has(document.lineState) ? { [document.lineState]: head.values['statecode'] } : {}),
  }
}

/** No caller can write this column: a line that comes with it is the copy of another, and costs what that one does. */
function isCopied(given: Values): boolean {
  return 'volumediscountamount' in given
}

function arePricesLocked({ values }: StoredRecord): boolean {
  return values['ispricelocked'] === true
}

export function amountIn(row: Values, column: string): number {
  const amount = row[column]
  return typeof amount === 'number' ? amount : 0
}
