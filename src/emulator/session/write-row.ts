import type { StoredRecord, Values } from '../model.js'
import { mirrorChange, mirrorInsert } from './activity-pointer.js'
import { fullNameOf } from './full-name.js'
import { isPriced, priced, withCurrency } from './money.js'
import { ownerParts } from './owner.js'
import { itemsToLeave } from './queue-item-rules.js'
import { recordNumber } from './record-number.js'
import { requireNoLoop } from './require-no-loop.js'
import { requirePlan } from './require-plan.js'
import type { SessionOptions } from './session-options.js'
import { stateOfChange, stateOfNew } from './state.js'
import { stampsOfChange, stampsOfNew } from './system-columns.js'
import type { TablePlan } from './table-plan.js'

/** Writes a new row with all that the platform adds to it: defaults, system columns and computed ones. */
export function insertRow(options: SessionOptions, plan: TablePlan, values: Values): StoredRecord {
  const { store } = options
  const given = knownValues(plan, values)
  const id = given[plan.key] ?? options.newId()
  const row: Values = {
    ...plan.defaults,
    ...stampsOfNew(options, plan, given),
    ...withCurrency(store, plan, given),
    [plan.key]: id,
    ...stateOfNew(plan, given),
  }
  const computed: Values = {
    ...row,
    ...recordNumber(store, plan, row, String(id)),
    ...ownerParts(store, plan, row),
    ...(isPriced(plan, row) ? priced(store, plan, row, given) : {}),
    ...fullNameOf(plan, row),
  }
  const record = store.insert(plan.table, withoutNulls(computed))
  mirrorInsert(store, plan, record)
  return record
}

/** Writes changes to a row with all that follows from them. The version rises even when every value stays the same. */
export function changeRow(
  options: SessionOptions,
  plan: TablePlan,
  record: StoredRecord,
  values: Values,
): StoredRecord {
  const { store } = options
  const given = knownValues(plan, values)
  const changes: Values = { ...stampsOfChange(options, plan, record), ...given, ...stateOfChange(plan, record, given) }
  const row = { ...record.values, ...changes }
  requireNoLoop(store, plan, record, given)
  const written: Values = {
    ...changes,
    ...('ownerid' in given ? ownerParts(store, plan, row) : {}),
    ...(isPriced(plan, given) ? priced(store, plan, row, given) : {}),
    ...('firstname' in given || 'lastname' in given ? fullNameOf(plan, row) : {}),
  }
  const changed = store.update(plan.table, record.id, written)
  mirrorChange(store, plan, record.id, written)
  for (const item of itemsToLeave(store, record, written)) {
    changeRow(options, requirePlan(store, item.table), item, { statecode: 1, statuscode: 2 })
  }
  return changed
}

/** A column that the table does not have is a mistake of the emulator's own here: payloads of callers are checked before. */
function knownValues(plan: TablePlan, values: Values): Values {
  const known: Record<string, unknown> = {}
  for (const name in values) {
    const value = values[name]
    if (value === undefined) continue
    if (!plan.columns.has(name)) throw new Error(`The table ${plan.table} has no column ${name}.`)
    known[name] = value
  }
  return known
}

/** In a new row a column without a value is absent. */
function withoutNulls(values: Values): Values {
  const row: Record<string, unknown> = {}
  for (const name in values) {
    const value = values[name]
    if (value !== null && value !== undefined) row[name] = value
  }
  return row
}
