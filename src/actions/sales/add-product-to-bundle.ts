import { ProductAssociationProductIsRequired, product, productassociation, uom } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Ref, TypeOf } from '../../schema/index.js'
import { notNegative } from '../checks.js'
import { refOf } from '../ref-of.js'

/** Input of `addProductToBundle`. */
export interface AddProductToBundleInput {
  /** A product whose `productstructure` is 3, Product Bundle. */
  readonly bundleId: string | Ref<'product'>
  readonly productId: string | Ref<'product'>
  readonly unitId?: string | Ref<'uom'> | undefined
  /** How many of it are in the bundle. */
  readonly quantity?: number | undefined
  /** Whether the bundle is never sold without it. Optional when absent. */
  readonly isRequired?: boolean | undefined
}

/**
 * Puts a product into a bundle, and gives the id of the association.
 *
 * Wire: POST to `productassociations`, with the bundle in `productid` and the product in `associatedproduct`.
 * Units: `quantity` in the unit.
 * Needs: rights to create product associations.
 * Fails with: `RecordNotFoundError`; `PermissionError`; `UsageError` for a quantity below zero.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `productassociation`.
 *
 * @example
 * await crm.execute(addProductToBundle({ bundleId: otherId, productId, unitId, quantity: 2, isRequired: true }))
 */
export function addProductToBundle(
  input: AddProductToBundleInput,
  options?: CreateOptions,
): CreateOperation<TypeOf<typeof productassociation>> {
  const { Required, Optional } = ProductAssociationProductIsRequired
  const bundle = refOf(product, input.bundleId, 'bundleId')
  const part = refOf(product, input.productId, 'productId')
  if (bundle.id === part.id) throw new UsageError('A bundle is no part of itself.')
  const data = {
    productid: bundle,
    associatedproduct: part,
    uomid: input.unitId === undefined ? undefined : refOf(uom, input.unitId, 'unitId'),
    quantity: notNegative(input.quantity, 'quantity'),
    productisrequired: input.isRequired === undefined ? undefined : input.isRequired ? Required : Optional,
  }
  return create(productassociation, data, options)
}
