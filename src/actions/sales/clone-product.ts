import { product } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { CloneProduct } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { madeRecord } from './made-record.js'
import type { ProductInput } from './product-input.js'

/** Result of `cloneProduct`. */
export interface ClonedProduct {
  readonly product: Ref<'product'>
  readonly productId: string
}

/**
 * Makes a product like another one.
 *
 * Wire: action `CloneProduct`, bound to the product. It answers with the new one.
 * Needs: rights to create products.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer, as it makes a product each time.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const { productId: copy } = await crm.execute(cloneProduct({ productId }))
 */
export function cloneProduct({ productId }: ProductInput): Operation<ClonedProduct> {
  const cloned = madeRecord(CloneProduct(refOf(product, productId, 'productId')), product)
  return mapResult(cloned, (record) => ({ product: record, productId: record.id }))
}
