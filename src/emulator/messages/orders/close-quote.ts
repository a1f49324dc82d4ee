import type { Message } from '../../model.js'
import { nothing, unboundMessage } from '../define-message.js'
import { requireStatus } from '../require-status.js'
import { closeRecord } from './close-record.js'
import { requireState } from './require-state.js'

const active = 1
const quote = { table: 'quote', key: 'quoteid', number: 'quotenumber' }

/** Source: Web API reference, actions WinQuote and CloseQuote; "Restricted state transitions", markcarrington.dev. */
function close(name: string, state: number): Message {
  return unboundMessage({
    name,
    kind: 'action',
    parameters: {
      QuoteClose: { type: 'new', table: 'quoteclose', required: true },
      Status: { type: 'Int32', required: true },
    },
    run(session, { QuoteClose, Status }) {
      const closed = closeRecord(session, 'quoteclose', quote, QuoteClose)
      requireState(closed, [active], `${name} takes an active quote.`)
      requireStatus(session.store, closed, state, Status)
      session.write('quote', closed.id, { statecode: state, statuscode: Status })
      return nothing
    },
  })
}

export const closeQuote: readonly Message[] = [close('WinQuote', 2), close('CloseQuote', 3)]
