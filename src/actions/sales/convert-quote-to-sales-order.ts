import { QuoteStates, type QuoteStatus, quote, salesorder } from '../../entities/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { ConvertQuoteToSalesOrder } from '../../operations/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { instant } from '../checks.js'
import { knownRecord } from '../known-record.js'
import { statusOf } from '../move-to.js'
import { keyOnly, madeRecord } from './made-record.js'

/** Input of `convertQuoteToSalesOrder`. What is said of the closing wins an active quote by the way. */
export interface ConvertQuoteToSalesOrderInput {
  readonly quoteId: string | Ref<'quote'>
  readonly closeSubject?: string | undefined
  readonly closeDescription?: string | undefined
  /** A day (`2026-06-15`, taken as midnight UTC) or an instant. */
  readonly closedOn?: string | Date | undefined
  /** A status reason of state Won. */
  readonly closeStatus?: Choice<typeof QuoteStatus.Won> | undefined
  /** The quote's row of a business process flow, to be carried over to the order. */
  readonly processInstanceId?: Ref | undefined
}

/**
 * Makes an order of a quote, with its products.
 *
 * Wire: action `ConvertQuoteToSalesOrder`, unbound.
 * Needs: a won quote, or an active one and what is to be said of its closing.
 * Fails with: `InvalidStateError` for a quote in another state; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer, as it would make a second order: look for one with this `quoteid` first.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const order = await crm.execute(convertQuoteToSalesOrder({ quoteId, closeSubject: 'Signed' }))
 */
export function convertQuoteToSalesOrder(input: ConvertQuoteToSalesOrderInput): Operation<Ref<'salesorder'>> {
  const { closedOn, closeStatus, closeSubject, closeDescription, processInstanceId } = input
  const call = ConvertQuoteToSalesOrder({
    QuoteId: idOf(input.quoteId, quote.name, 'quoteId'),
    ColumnSet: keyOnly(salesorder),
    QuoteCloseDate: closedOn === undefined ? undefined : instant(closedOn, 'closedOn'),
    QuoteCloseStatus:
      closeStatus === undefined ? undefined : statusOf(quote.name, QuoteStates, QuoteStates.Won, closeStatus),
    QuoteCloseSubject: closeSubject,
    QuoteCloseDescription: closeDescription,
    ProcessInstanceId:
      processInstanceId === undefined ? undefined : knownRecord(processInstanceId, 'processInstanceId'),
  })
  return madeRecord(call, salesorder)
}
