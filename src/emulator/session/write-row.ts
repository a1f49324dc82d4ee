import type { Store, StoredRecord, Values } from '../model.js'
import { mirrorChange, mirrorInsert } from './activity-pointer.js'
import { fullNameOf } from './full-name.js'
import { isPriced, priced, withCurrency } from './money.js'
import { ownerParts } from './owner.js'
import {
  changesLine,
  changesTotals,
  documentOf,
  documentOfLines,
  headAmounts,
  headOf,
  lineAmounts,
  linesOf,
  ofHead,
} from './pricing/index.js'
import { itemsToLeave } from './queue-item-rules.js'
import { recordNumber } from './record-number.js'
import { requireNoLoop } from './require-no-loop.js'
import { requirePlan } from './require-plan.js'
import type { SessionOptions } from './session-options.js'
import { kpisToEnd, kpisToStart, ofCase } from './sla.js'
import { stateOfChange, stateOfNew } from './state.js'
import { stampsOfChange, stampsOfNew } from './system-columns.js'
import type { TablePlan } from './table-plan.js'
import { asTarget, isSameTarget } from './target.js'

/** Writes a new row with all that the platform adds to it: defaults, system columns and computed ones. */
export function insertRow(options: SessionOptions, plan: TablePlan, values: Values): StoredRecord {
  const { store } = options
  const given = knownValues(plan, values)
  const id = given[plan.key] ?? options.newId()
  const row: Values = {
    ...plan.defaults,
    ...stampsOfNew(options, plan, given),
    ...withCurrency(store, plan, given),
    ...ofHead(store, plan, given),
    [plan.key]: id,
    ...stateOfNew(plan, given),
  }
  const amounts = amountsOf(store, plan, String(id), row, row)
  const computed: Values = {
    ...row,
    ...amounts,
    ...recordNumber(store, plan, row, String(id)),
    ...ownerParts(store, plan, row),
    ...(isPriced(plan, row) ? priced(store, plan, { ...row, ...amounts }, given) : {}),
    ...fullNameOf(plan, row),
    ...ofCase(options, plan, row),
  }
  const record = store.insert(plan.table, withoutNulls(computed))
  mirrorInsert(store, plan, record)
  startKpis(options, record, values)
  priceHead(options, plan, record.values)
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
  const amounts = amountsOf(store, plan, record.id, row, given)
  const written: Values = {
    ...changes,
    ...amounts,
    ...('ownerid' in given ? ownerParts(store, plan, row) : {}),
    ...(isPriced(plan, { ...given, ...amounts }) ? priced(store, plan, { ...row, ...amounts }, given) : {}),
    ...('firstname' in given || 'lastname' in given ? fullNameOf(plan, row) : {}),
    ...ofCase(options, plan, given),
  }
  const changed = store.update(plan.table, record.id, written)
  mirrorChange(store, plan, record.id, written)
  followHead(options, plan, record, changed)
  const sla = asTarget(given['slaid'])
  if (sla !== undefined && !isSameTarget(record.values['slaid'], sla)) startKpis(options, changed, given)
  for (const { id, values: end } of kpisToEnd(options, record, written)) {
    store.update('slakpiinstance', id, end)
  }
  for (const item of itemsToLeave(store, record, written)) {
    changeRow(options, requirePlan(store, item.table), item, { statecode: 1, statuscode: 2 })
  }
  return changed
}

/** What the platform computes of prices: of a line, or of a document whose discounts change. A document without lines keeps what it has. */
function amountsOf(store: Store, plan: TablePlan, id: string, row: Values, given: Values): Values {
  if (documentOfLines(plan.table) !== undefined) return changesLine(given) ? lineAmounts(store, plan, row, given) : {}
  const document = documentOf(plan.table)
  if (document === undefined || !changesTotals(given) || linesOf(store, document, id).length === 0) return {}
  return headAmounts(store, document, id, row)
}

/** Computes the totals of the document that a line belongs to. */
export function priceHead(options: SessionOptions, plan: TablePlan, line: Values): void {
  const { store } = options
  const document = documentOfLines(plan.table)
  const head = headOf(store, plan.table, line)
  if (document === undefined || head === undefined) return
  changeRow(options, requirePlan(store, head.table), head, headAmounts(store, document, head.id, head.values))
}

/** A line that changed changes its document; a document whose state or prices changed changes its lines. */
function followHead(options: SessionOptions, plan: TablePlan, before: StoredRecord, after: StoredRecord): void {
  const ofLine = documentOfLines(plan.table)
  const document = documentOf(plan.table)
  if (ofLine === undefined && document === undefined) return
  const changed = differing(before.values, after.values)
  if (ofLine !== undefined && ofLine.key in changed) priceHead(options, plan, before.values)
  if (ofLine !== undefined && (ofLine.key in changed || changesLine(changed))) priceHead(options, plan, after.values)
  if (document === undefined) return
  const isRepriced = 'pricelevelid' in changed
  const hasMoved = 'statecode' in changed
  if (!isRepriced && !hasMoved) return
  const lines = requirePlan(options.store, document.lines)
  const state =
    hasMoved && lines.columns.has(document.lineState) ? { [document.lineState]: after.values['statecode'] } : {}
  for (const line of linesOf(options.store, document, after.id)) {
    changeRow(options, lines, line, { ...state, ...(isRepriced ? { quantity: line.values['quantity'] } : {}) })
  }
}

function startKpis(options: SessionOptions, record: StoredRecord, given: Values): void {
  for (const kpi of kpisToStart(options, record, given)) {
    insertRow(options, requirePlan(options.store, 'slakpiinstance'), kpi)
  }
}

function differing(before: Values, after: Values): Values {
  return Object.fromEntries(Object.entries(after).filter(([column, value]) => before[column] !== value))
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
