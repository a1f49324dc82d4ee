import { QuoteStates, type QuoteStatus, quote } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'

/** Input of `returnQuoteToDraft`. */
export interface ReturnQuoteToDraftInput {
  readonly quoteId: string | Ref<'quote'>
  /** A status reason of state Draft: 1 In Progress. */
  readonly status?: Choice<typeof QuoteStatus.InProgress1> | undefined
}

/**
 * Makes an active quote a draft again, so that it can be changed.
 *
 * Wire: PATCH `statecode` and `statuscode`. There is no action of the name `ReturnQuoteToDraft`.
 * Fails with: `InvalidStateError` for a quote that is won or closed: `reviseQuote` makes a new draft of that; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `quote`, set state; "Restricted state transitions" (markcarrington.dev).
 *
 * @example
 * await crm.execute(returnQuoteToDraft({ quoteId }))
 */
export function returnQuoteToDraft({ quoteId, status }: ReturnQuoteToDraftInput): Operation<void> {
  return moveTo(quote, quoteId, 'quoteId', QuoteStates, QuoteStates.Draft, status)
}
