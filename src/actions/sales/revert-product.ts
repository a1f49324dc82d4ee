import { product } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { RevertProduct } from '../../operations/index.js'
import { refOf } from '../ref-of.js'
import type { ProductInput } from './product-input.js'

/**
 * Takes a product that is under revision back to what was published last.
 *
 * Wire: action `RevertProduct`, unbound.
 * Needs: write access to the product.
 * Fails with: `InvalidStateError` for a product that is not under revision; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; a second call may be refused, as the product is active then.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(setState(product, productId, ProductStates.UnderRevision))
 * await crm.execute(revertProduct({ productId }))
 */
export function revertProduct({ productId }: ProductInput): Operation<void> {
  return RevertProduct({ Target: refOf(product, productId, 'productId') })
}
