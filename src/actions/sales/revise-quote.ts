import { quote } from '../../entities/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { ReviseQuote } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { keyOnly, madeRecord } from './made-record.js'

/** Input of `reviseQuote`. */
export interface ReviseQuoteInput {
  readonly quoteId: string | Ref<'quote'>
}

/**
 * Makes a new draft of a closed quote, under the same number with the next revision.
 *
 * Wire: action `ReviseQuote`, unbound.
 * Needs: a closed quote. `closeQuote` with status Revised closes an active one for it.
 * Fails with: `BusinessRuleError` while a draft or active quote of that number exists; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; a second call is refused, as there is a draft then.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(closeQuote({ quoteId, status: QuoteStatus.Revised }))
 * const draft = await crm.execute(reviseQuote({ quoteId }))
 */
export function reviseQuote({ quoteId }: ReviseQuoteInput): Operation<Ref<'quote'>> {
  return madeRecord(ReviseQuote({ QuoteId: idOf(quoteId, quote.name, 'quoteId'), ColumnSet: keyOnly(quote) }), quote)
}
