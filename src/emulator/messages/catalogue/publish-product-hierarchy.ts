import { Refusal, type Session, type StoredRecord } from '../../model.js'
import { boundMessage, nothing } from '../define-message.js'
import { pointsTo, targetOf } from '../values.js'

const active = 0
const activeStatus = 1
const retired = 1

/**
 * A product, bundle or family and all below it become active. Our choice: one that is retired is refused, those retired below it stay
 * so, and what is in a bundle is no part of its hierarchy.
 * Source: Web API reference, action PublishProductHierarchy.
 */
export const publishProductHierarchy = boundMessage({
  name: 'PublishProductHierarchy',
  kind: 'action',
  boundTo: 'product',
  parameters: {},
  run(session, product) {
    if (product.values['statecode'] === retired) {
      throw new Refusal(400, '0x80048408', `The product ${product.id} is retired and cannot be published.`)
    }
    publish(session, product)
    return nothing
  },
})

function publish(session: Session, product: StoredRecord): void {
  const { statecode } = product.values
  if (statecode !== active && statecode !== retired) {
    session.write('product', product.id, { statecode: active, statuscode: activeStatus })
  }
  for (const child of [...session.store.all('product')]) {
    if (pointsTo(child, 'parentproductid', targetOf(product))) publish(session, child)
  }
}
