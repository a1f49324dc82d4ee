import type { Ref } from '../../schema/index.js'

/** Input of what is done to one product, bundle or family. */
export interface ProductInput {
  readonly productId: string | Ref<'product'>
}
