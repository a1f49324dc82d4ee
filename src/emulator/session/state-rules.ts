import { Refusal, type Store, type StoredRecord, type Values } from '../model.js'
import { requireNoActiveChild } from './child-cases.js'
import { requireNoOpenActivities } from './open-activities.js'
import { headOf } from './pricing/index.js'
import { initialState, stateOfChange, stateOfStatus } from './state.js'
import { requireTransition } from './state-transitions.js'
import type { TablePlan } from './table-plan.js'

const open = 0
const canceledCase = 2

/** Records of these tables can be changed in their first state only. Source: "Read-only sales entities", markcarrington.dev. */
const fixedOnceLeft = new Set(['quote', 'salesorder', 'invoice'])

/** The status reason of a new record has to belong to the state that it starts in. */
export function requireInitialStatus(plan: TablePlan, values: Values): void {
  if (plan.state === undefined) return
  const state = values['statecode'] ?? initialState(plan)
  if (plan.state.options?.every(({ value }) => value !== state)) throw doesNotFit(plan, values['statuscode'], state)
  requireFit(plan, values['statuscode'], state)
}

/**
 * Checks a caller's change of state and status reason and answers with what follows from it. A status reason given alone has to
 * belong to the current state. Source: "Perform specialized operations using Update"; "Web service error codes".
 */
export function stateChange(store: Store, plan: TablePlan, record: StoredRecord, changes: Values): Values {
  if (plan.state === undefined || !('statecode' in changes || 'statuscode' in changes)) return {}
  const current = record.values['statecode']
  const state = changes['statecode'] ?? current
  if (plan.state.options?.every(({ value }) => value !== state)) throw doesNotFit(plan, changes['statuscode'], state)
  requireFit(plan, changes['statuscode'], state)
  if (state === current) return {}

  requireTransition(plan.table, Number(current), Number(state))
  if (plan.table === 'incident' && state === canceledCase) {
    requireNoOpenActivities(store, record)
    requireNoActiveChild(store, record, 'canceled')
  }
  if (plan.table === 'routingrule' && 'ownerid' in changes) {
    throw new Refusal(400, '0x80040203', 'Owner and state of a routing rule cannot be changed in one update.')
  }
  return { ...stateOfChange(plan, record, changes), ...(state === open ? ofReopening(plan) : {}) }
}

/** Refuses to change a record of sales that is fixed by its state; the state itself may change. */
export function requireEditable(plan: TablePlan, { values }: StoredRecord, changes: Values): void {
  if (!fixedOnceLeft.has(plan.table) || values['statecode'] === initialState(plan)) return
  if (Object.keys(changes).every((column) => column === 'statecode' || column === 'statuscode')) return
  throw new Refusal(400, '0x8004022E', 'Cannot Update a Read-Only Entity')
}

/** Refuses to change the lines of a document that is fixed by its state. */
export function requireEditableHead(store: Store, plan: TablePlan, line: Values): void {
  const head = headOf(store, plan.table, line)
  if (head === undefined || !fixedOnceLeft.has(head.table) || head.values['statecode'] === open) return
  throw new Refusal(400, '0x8004022E', 'Cannot Update a Read-Only Entity')
}

/** Our choice: an opportunity that is opened again has no actual value and closing date any more. */
function ofReopening(plan: TablePlan): Values {
  return plan.table === 'opportunity' ? { actualvalue: null, actualclosedate: null } : {}
}

function requireFit(plan: TablePlan, status: unknown, state: unknown): void {
  if (status === undefined || stateOfStatus(plan, status) === state) return
  throw doesNotFit(plan, status, state)
}

function doesNotFit(plan: TablePlan, status: unknown, state: unknown): Refusal {
  return new Refusal(
    400,
    '0x80048408',
    `${status ?? -1} is not a valid status code for state code ${state} on ${plan.table}.`,
  )
}
