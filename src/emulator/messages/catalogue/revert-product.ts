import { Refusal } from '../../model.js'
import { nothing, unboundMessage } from '../define-message.js'

const active = 0
const activeStatus = 1
const underRevision = 3

/**
 * A product under revision becomes active again. Our choice: the codes, and that its columns stay as they are, since the emulator has
 * none of the properties that go back to what was published.
 * Source: Web API reference, action RevertProduct.
 */
export const revertProduct = unboundMessage({
  name: 'RevertProduct',
  kind: 'action',
  parameters: { Target: { type: 'record', required: true } },
  run(session, { Target }) {
    if (Target.table !== 'product') throw new Refusal(400, '0x80040203', `A ${Target.table} is no product.`)
    const product = session.get('product', Target.id)
    if (product.values['statecode'] !== underRevision) {
      throw new Refusal(400, '0x80048408', `The product ${product.id} is not under revision.`)
    }
    session.write('product', product.id, { statecode: active, statuscode: activeStatus })
    return nothing
  },
})
