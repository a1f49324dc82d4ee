import { QuoteStates, type QuoteStatus, quote, quoteclose } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { CloseQuote } from '../../operations/index.js'
import { newRecord } from '../../records/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { statusOf } from '../move-to.js'
import { refOf } from '../ref-of.js'

/** Input of `closeQuote`. */
export interface CloseQuoteInput {
  readonly quoteId: string | Ref<'quote'>
  readonly subject?: string | undefined
  readonly description?: string | undefined
  /** A day (`2026-06-15`, taken as midnight UTC) or an instant; now when absent. Wire: `actualend`. */
  readonly closedOn?: string | Date | undefined
  /** A status reason of state Closed: 5 Lost (when absent), 6 Canceled, 7 Revised. */
  readonly status?:
    | Choice<typeof QuoteStatus.Lost | typeof QuoteStatus.Canceled | typeof QuoteStatus.Revised>
    | undefined
}

/**
 * Closes an active quote without winning it and records the `quoteclose` activity.
 *
 * Wire: action `CloseQuote`, unbound.
 * Fails with: `InvalidStateError` for a quote that is not active; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; a second call is refused, as the quote is closed then.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(closeQuote({ quoteId, subject: 'Answered' }))
 */
export function closeQuote(input: CloseQuoteInput): Operation<void> {
  const { subject, description, closedOn } = input
  return CloseQuote({
    QuoteClose: newRecord(quoteclose, {
      quoteid: refOf(quote, input.quoteId, 'quoteId'),
      subject,
      description,
      actualend: closedOn,
    }),
    Status: statusOf(quote.name, QuoteStates, QuoteStates.Closed, input.status ?? 5),
  })
}
