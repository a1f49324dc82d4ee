import type { Store, Values } from '../../model.js'
import { productOf, quotientOf, sumOf } from '../exact-amount.js'
import { currencyDigits } from '../money.js'
import { linesOf, type PricedDocument } from './documents.js'
import { amountIn } from './line-amounts.js'

const inputs = ['discountamount', 'discountpercentage', 'freightamount', 'isrevenuesystemcalculated']

/** Whether a change of a document changes its totals. */
export function changesTotals(given: Values): boolean {
  return inputs.some((column) => column in given)
}

/**
 * The totals of a document. The detail amount is without tax: tax is added once, at the end. Our choice: the discount by percent is rounded by the
 * precision of the document's currency; an opportunity whose revenue is the system's has the total as its estimate.
 * Source: column descriptions of `quote` and its like.
 */
export function headAmounts(store: Store, document: PricedDocument, id: string, row: Values): Values {
  const digits = currencyDigits(store, row)
  const lines = linesOf(store, document, id).map(({ values }) => values)
  const total = (column: string) =>
    sumOf(
      lines.map((line) => amountIn(line, column)),
      digits,
    )

  const totaltax = total('tax')
  const totallineitemamount = sumOf([total('extendedamount'), -totaltax], digits)
  const percent = quotientOf(amountIn(row, 'discountpercentage'), 100, percentDigits)
  const totaldiscountamount = sumOf(
    [amountIn(row, 'discountamount'), productOf(totallineitemamount, percent, digits)],
    digits,
  )
  const totalamountlessfreight = sumOf([totallineitemamount, -totaldiscountamount], digits)
  const totalamount = sumOf([totalamountlessfreight, amountIn(row, 'freightamount'), totaltax], digits)
  return {
    totallineitemdiscountamount: total('manualdiscountamount'),
    totallineitemamount,
    totaldiscountamount,
    totalamountlessfreight,
    totaltax,
    totalamount,
    ...(row['isrevenuesystemcalculated'] === true ? { estimatedvalue: totalamount } : {}),
  }
}

/** More than a percentage has. */
const percentDigits = 15
