import { product } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { PublishProductHierarchy } from '../../operations/index.js'
import { refOf } from '../ref-of.js'
import type { ProductInput } from './product-input.js'

/**
 * Publishes a product, a bundle or a family with everything below it, so that it can be sold: drafts and what is under revision
 * become active.
 *
 * Wire: action `PublishProductHierarchy`, bound to the product.
 * Needs: write access to the products.
 * Fails with: `InvalidStateError` for a product that is retired; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; to call it again does no harm.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(publishProductHierarchy({ productId }))
 */
export function publishProductHierarchy({ productId }: ProductInput): Operation<void> {
  return PublishProductHierarchy(refOf(product, productId, 'productId'))
}
