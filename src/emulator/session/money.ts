import type { Store, StoredRecord, Values } from '../model.js'
import { roundAmount } from './round-amount.js'
import type { TablePlan } from './table-plan.js'
import { asTarget } from './target.js'

const usualPrecision = 2

/** Puts a new row into the organization's base currency when it names none. */
export function withCurrency(store: Store, plan: TablePlan, given: Values): Values {
  if (plan.columns.get('transactioncurrencyid')?.type !== 'Lookup' || 'transactioncurrencyid' in given) return {}
  const base = baseCurrency(store)
  return base === undefined ? {} : { transactioncurrencyid: { table: 'transactioncurrency', id: base.id } }
}

/** Whether the values decide on amounts: a currency or an amount is among them. */
export function isPriced(plan: TablePlan, values: Values): boolean {
  if (plan.columns.get('transactioncurrencyid')?.type !== 'Lookup') return false
  return 'transactioncurrencyid' in values || plan.money.some(({ column }) => column in values)
}

/**
 * The exchange rate of the row's currency, its amounts and the same in the base currency. Our choice: amounts are rounded
 * by the precision of the currency that they are in, and the rate of today is taken whenever the row is priced again.
 */
export function priced(store: Store, plan: TablePlan, row: Values): Values {
  const currency = store.get('transactioncurrency', asTarget(row['transactioncurrencyid'])?.id ?? '')
  const rate = currency?.values['exchangerate']
  if (currency === undefined || typeof rate !== 'number' || rate === 0) return {}
  const basePrecision = precisionOf(baseCurrency(store))
  const written: Record<string, unknown> = plan.columns.has('exchangerate') ? { exchangerate: rate } : {}
  for (const { column, base } of plan.money) {
    const amount = row[column]
    if (typeof amount === 'number') {
      written[column] = roundAmount(amount, precisionOf(currency))
      written[base] = roundAmount(amount / rate, basePrecision)
    } else if (typeof row[base] === 'number') written[base] = null
  }
  return written
}

function precisionOf(currency: StoredRecord | undefined): number {
  const precision = currency?.values['currencyprecision']
  return typeof precision === 'number' ? precision : usualPrecision
}

function baseCurrency(store: Store): StoredRecord | undefined {
  if (!store.tables.has('organization')) return undefined
  const [organization] = store.all('organization')
  const currency = asTarget(organization?.values['basecurrencyid'])
  return currency && store.get('transactioncurrency', currency.id)
}
