import { Refusal, type Session } from '../../model.js'
import { nothing, setMessage, unboundMessage } from '../define-message.js'
import { requireStatus } from '../require-status.js'
import { closeRecord } from './close-record.js'
import { requireState } from './require-state.js'

const order = { table: 'salesorder', key: 'salesorderid', number: 'ordernumber' }
const openStates = [0, 1]

/** Source: Web API reference, action FulfillSalesOrder; bound to the set as the metadata has it. */
export const fulfillSalesOrder = setMessage({
  name: 'FulfillSalesOrder',
  kind: 'action',
  boundTo: 'salesorder',
  parameters: {
    OrderClose: { type: 'new', table: 'orderclose', required: true },
    Status: { type: 'Int32', required: true },
  },
  run(session, { OrderClose, Status }) {
    closeOrder(session, OrderClose, 3, Status, 'FulfillSalesOrder takes an active or a submitted order.')
    return nothing
  },
})

/** Source: Web API reference, action CancelSalesOrder: its parameter is a record of any table, here a new `orderclose`. */
export const cancelSalesOrder = unboundMessage({
  name: 'CancelSalesOrder',
  kind: 'action',
  parameters: {
    OrderClose: { type: 'new', required: true },
    Status: { type: 'Int32', required: true },
  },
  run(session, { OrderClose, Status }) {
    if (
      OrderClose['@odata.type'] !== 'Microsoft.Dynamics.CRM.orderclose' &&
      OrderClose['@odata.type'] !== '#Microsoft.Dynamics.CRM.orderclose'
    ) {
      throw new Refusal(
        400,
        '0x80048D19',
        'OrderClose takes a row whose @odata.type is Microsoft.Dynamics.CRM.orderclose.',
      )
    }
    closeOrder(session, OrderClose, 2, Status, 'CancelSalesOrder takes an active or a submitted order.')
    return nothing
  },
})

function closeOrder(
  session: Session,
  payload: Readonly<Record<string, unknown>>,
  state: number,
  status: number,
  message: string,
): void {
  const closed = closeRecord(session, 'orderclose', order, payload)
  requireState(closed, openStates, message)
  requireStatus(session.store, closed, state, status)
  session.write('salesorder', closed.id, { statecode: state, statuscode: status })
}
