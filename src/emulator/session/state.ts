import type { StoredRecord, Values } from '../model.js'
import type { TablePlan } from './table-plan.js'

/** The state that a new row starts in. */
export function initialState({ state }: TablePlan): number {
  return typeof state?.defaultValue === 'number' ? state.defaultValue : 0
}

/** The status reason that a state starts with. */
export function defaultStatus({ state }: TablePlan, statecode: unknown): number | undefined {
  return state?.options?.find(({ value }) => value === statecode)?.defaultStatus
}

/** The state that a status reason belongs to. */
export function stateOfStatus({ status }: TablePlan, statuscode: unknown): number | undefined {
  return status?.options?.find(({ value }) => value === statuscode)?.state
}

/** State and status reason of a new row: what is missing follows from what is given. */
export function stateOfNew(plan: TablePlan, given: Values): Values {
  if (plan.state === undefined) return {}
  const statecode = given['statecode'] ?? stateOfStatus(plan, given['statuscode']) ?? initialState(plan)
  return { statecode, statuscode: given['statuscode'] ?? defaultStatus(plan, statecode) }
}

/** What has to change beside a state or a status reason that is given alone. */
export function stateOfChange(plan: TablePlan, { values }: StoredRecord, given: Values): Values {
  if ('statecode' in given && !('statuscode' in given) && given['statecode'] !== values['statecode']) {
    return { statuscode: defaultStatus(plan, given['statecode']) }
  }
  if ('statuscode' in given && !('statecode' in given)) {
    return { statecode: stateOfStatus(plan, given['statuscode']) ?? values['statecode'] }
  }
  return {}
}
