import { product, uom } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import type { Ref } from '../../schema/index.js'
import { finite, notNegative, wholeNumber } from '../checks.js'
import { refOf } from '../ref-of.js'

/** What both kinds of lines have. */
export interface LineAmounts {
  /** In the line's unit. */
  readonly quantity: number
  /** Taken off the whole line, in the document's currency. */
  readonly manualDiscountAmount?: number | undefined
  /** Of the whole line, in the document's currency. */
  readonly tax?: number | undefined
  readonly description?: string | undefined
  /** Its place among the lines. */
  readonly sequenceNumber?: number | undefined
}

/** A product of the catalogue in a unit. A price of its own overrides the price list. */
export interface CatalogueLine extends LineAmounts {
  readonly productId: string | Ref<'product'>
  readonly unitId: string | Ref<'uom'>
  /** In the document's currency; by the price list when absent. */
  readonly pricePerUnit?: number | undefined
  readonly productDescription?: undefined
}

/** What stands in no catalogue. */
export interface WriteInLine extends LineAmounts {
  /** What is sold, in words. */
  readonly productDescription: string
  /** In the document's currency. */
  readonly pricePerUnit: number
  readonly productId?: undefined
  readonly unitId?: undefined
}

/** A line of a document: a product of the catalogue, or a write-in product. */
export type ProductLine = CatalogueLine | WriteInLine

/** The columns that all four tables of lines share. */
export function lineColumns(line: ProductLine) {
  if (typeof line.quantity !== 'number') throw new UsageError('quantity takes a number.')
  if (line.productId !== undefined && line.productDescription !== undefined) {
    throw new UsageError('A line takes a product of the catalogue or a description, not both.')
  }
  return {
    ...(line.productId === undefined ? writeIn(line) : catalogue(line)),
    quantity: notNegative(line.quantity, 'quantity'),
    manualdiscountamount: notNegative(line.manualDiscountAmount, 'manualDiscountAmount'),
    tax: finite(line.tax, 'tax'),
    description: line.description,
    sequencenumber:
      line.sequenceNumber === undefined
        ? undefined
        : wholeNumber(line.sequenceNumber, 'sequenceNumber', 0, 1_000_000_000),
  }
}

function catalogue({ productId, unitId, pricePerUnit }: CatalogueLine) {
  return {
    productid: refOf(product, productId, 'productId'),
    uomid: refOf(uom, unitId, 'unitId'),
    isproductoverridden: false,
    ...(pricePerUnit === undefined
      ? {}
      : { ispriceoverridden: true, priceperunit: finite(pricePerUnit, 'pricePerUnit') }),
  }
}

function writeIn({ productDescription, pricePerUnit }: WriteInLine) {
  if (typeof productDescription !== 'string' || productDescription === '' || typeof pricePerUnit !== 'number') {
    throw new UsageError('A line takes productId and unitId, or productDescription and pricePerUnit.')
  }
  return { isproductoverridden: true, productdescription: productDescription, priceperunit: pricePerUnit }
}
