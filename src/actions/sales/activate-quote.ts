import { QuoteStates, type QuoteStatus, quote } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'

/** Input of `activateQuote`. */
export interface ActivateQuoteInput {
  readonly quoteId: string | Ref<'quote'>
  /** A status reason of state Active: 2 In Progress (when absent), 3 Open. */
  readonly status?: Choice<typeof QuoteStatus.InProgress2 | typeof QuoteStatus.Open> | undefined
}

/**
 * Activates a draft quote. From then on it can be won, closed or made a draft again, but not changed.
 *
 * Wire: PATCH `statecode` and `statuscode`. There is no action of the name `ActivateQuote`.
 * Fails with: `InvalidStateError` for a quote that is won or closed; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `quote`, set state; "Restricted state transitions" (markcarrington.dev).
 *
 * @example
 * await crm.execute(activateQuote({ quoteId }))
 */
export function activateQuote({ quoteId, status }: ActivateQuoteInput): Operation<void> {
  return moveTo(quote, quoteId, 'quoteId', QuoteStates, QuoteStates.Active, status)
}
