import { Refusal, type Store, type StoredRecord, type Values } from '../model.js'
import { productOf, sumOf } from '../session/exact-amount.js'
import { unboundMessage } from './define-message.js'
import { instant, lookupOf, numberOf, pointsTo, targetOf } from './values.js'

/** Of the rollup's `_state` column. */
const calculated = 1

/**
 * Recomputes a rollup column of an account over its open opportunities, and answers with the account.
 * Source: Web API reference, function CalculateRollupField; "Web service error codes".
 */
export const calculateRollupField = unboundMessage({
  name: 'CalculateRollupField',
  kind: 'function',
  parameters: { Target: { type: 'record', required: true }, FieldName: { type: 'String', required: true } },
  returns: { type: 'crmbaseentity' },
  run(session, { Target, FieldName }) {
    if (Target.table !== 'account' || (FieldName !== 'openrevenue' && FieldName !== 'opendeals')) {
      throw new Refusal(400, '0x80060554', `Recalculate is not supported on ${FieldName}, which is not a rollup field.`)
    }
    const account = session.get('account', Target.id)
    const open = openOpportunities(session.store, account)
    const values =
      FieldName === 'opendeals' ? { opendeals: open.length } : inBothCurrencies(session.store, account, revenueOf(open))
    const record = session.write('account', account.id, {
      ...values,
      [`${FieldName}_date`]: instant(session.now()),
      [`${FieldName}_state`]: calculated,
    })
    return { kind: 'record', record, typed: true }
  },
})

function openOpportunities(store: Store, account: StoredRecord): readonly StoredRecord[] {
  return [...store.all('opportunity')].filter(
    (opportunity) =>
      opportunity.values['statecode'] === 0 &&
      (pointsTo(opportunity, 'parentaccountid', targetOf(account)) ||
        pointsTo(opportunity, 'customerid', targetOf(account))),
  )
}

/** Our choice: of an account without a currency, the column holds the amount in the base currency. */
function inBothCurrencies(store: Store, account: StoredRecord, openrevenue_base: number): Values {
  const currency = store.get('transactioncurrency', lookupOf(account, 'transactioncurrencyid')?.id ?? '')
  const rate = currency === undefined ? 1 : (numberOf(currency, 'exchangerate') ?? 1)
  return { openrevenue: productOf(openrevenue_base, rate, 10), openrevenue_base }
}

/** In the base currency: the opportunities may each have their own. */
function revenueOf(opportunities: readonly StoredRecord[]): number {
  return sumOf(
    opportunities.map((opportunity) => numberOf(opportunity, 'estimatedvalue_base') ?? 0),
    10,
  )
}
