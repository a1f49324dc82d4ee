import { Refusal } from '../../model.js'
import { columnSet, columnsOf } from '../column-set.js'
import { unboundMessage } from '../define-message.js'
import { numberOf } from '../values.js'
import { copyDocument } from './copy-document.js'
import { requireState } from './require-state.js'

const closed = 3

/**
 * Our choice: the quote itself counts among those of its number that must not be draft or active.
 * Source: Web API reference, action ReviseQuote; "Web service error codes", QuoteReviseExistingActiveQuote.
 */
export const reviseQuote = unboundMessage({
  name: 'ReviseQuote',
  kind: 'action',
  parameters: { QuoteId: { type: 'Guid', required: true }, ColumnSet: columnSet },
  returns: { type: 'quote' },
  run(session, { QuoteId, ColumnSet }) {
    const revised = session.get('quote', QuoteId)
    const { quotenumber } = revised.values
    const siblings = [...session.store.all('quote')].filter(({ values }) => values['quotenumber'] === quotenumber)
    if (siblings.some(({ values }) => values['statecode'] === 0 || values['statecode'] === 1)) {
      throw new Refusal(400, '0x80048D00', 'A draft or active quote of the same number exists.')
    }
    requireState(revised, [closed], 'ReviseQuote takes a closed quote.')
    const revisionnumber = Math.max(...siblings.map((quote) => numberOf(quote, 'revisionnumber') ?? 0)) + 1
    const record = copyDocument(session, revised, 'quote', { quotenumber, revisionnumber })
    return { kind: 'record', record, typed: false, columns: columnsOf(ColumnSet) }
  },
})
