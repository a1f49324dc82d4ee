import { Refusal, type Store, type StoredRecord, type Values } from '../model.js'
import { quotientOf } from './exact-amount.js'
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
export function priced(store: Store, plan: TablePlan, row: Values, given: Values): Values {
  const currency = currencyOf(store, row)
  const rate = rateOf(currency)
  const basePrecision = precisionOf(baseCurrency(store))
  const written: Record<string, unknown> = plan.columns.has('exchangerate') ? { exchangerate: rate ?? null } : {}
  for (const { column, base } of plan.money) {
    const amount = row[column]
    if (typeof given[base] === 'number') {
      // A sum of several currencies is exact in the base currency only.
      written[base] = roundAmount(given[base], basePrecision)
      if (typeof amount === 'number') written[column] = roundAmount(amount, precisionOf(currency))
    } else if (typeof amount === 'number' && rate !== undefined) {
      written[column] = roundAmount(amount, precisionOf(currency))
      written[base] = quotientOf(amount, rate, basePrecision)
    } else if (typeof row[base] === 'number') written[base] = null
  }
  return written
}

/**
 * Refuses amounts in no currency: to take the currency away from them, or to write one where there is none.
 * Source: "Web service error codes", CurrencyCannotBeNullDueToNonNullMoneyFields and CurrencyFieldMissing.
 */
export function requireCurrency(plan: TablePlan, row: Values, given: Values, existing: StoredRecord | undefined): void {
  if (!isPriced(plan, given) || asTarget(row['transactioncurrencyid']) !== undefined) return
  const amount = plan.money.find(({ column }) => typeof row[column] === 'number')
  if (amount === undefined) return
  if (asTarget(existing?.values['transactioncurrencyid']) !== undefined) {
    throw new Refusal(400, '0x80048CFB', `The currency cannot be empty while '${amount.column}' has a value.`)
  }
  throw new Refusal(400, '0x8004E026', `The currency is required when '${amount.column}' has a value.`)
}

/** Refuses an exchange rate that no amount can be divided by. Our choice: with the code of a number out of its range. */
export function requireRate({ table }: TablePlan, { exchangerate }: Values): void {
  if (table !== 'transactioncurrency' || typeof exchangerate !== 'number' || exchangerate > 0) return
  throw new Refusal(
    400,
    '0x80044330',
    `A validation error occurred.  The value ${exchangerate} of 'exchangerate' on record of type '${table}' has to be above 0.`,
  )
}

function currencyOf(store: Store, row: Values): StoredRecord | undefined {
  return store.get('transactioncurrency', asTarget(row['transactioncurrencyid'])?.id ?? '')
}

function rateOf(currency: StoredRecord | undefined): number | undefined {
  const rate = currency?.values['exchangerate']
  return typeof rate === 'number' && rate > 0 ? rate : undefined
}

/** Digits after the point of the amounts in a row's currency. */
export function currencyDigits(store: Store, row: Values): number {
  return precisionOf(currencyOf(store, row))
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
