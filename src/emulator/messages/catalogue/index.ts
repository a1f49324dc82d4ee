import type { Message } from '../../model.js'
import { cloneProduct } from './clone-product.js'
import { publishProductHierarchy } from './publish-product-hierarchy.js'
import { revertProduct } from './revert-product.js'

/**
 * Products. GetDefaultPriceLevel, RetrieveProductProperties and UpdateProductProperties are not answered: what the first goes by is
 * not documented, and of properties the emulator has no table.
 */
export const catalogueMessages: readonly Message[] = Object.freeze([
  cloneProduct,
  publishProductHierarchy,
  revertProduct,
])
