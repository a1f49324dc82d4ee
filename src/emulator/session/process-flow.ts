import { instant } from '../messages/values.js'
import { Refusal, type Store, type StoredRecord, type Target, type Values } from '../model.js'
import { flowStages, isFlow, stageCopies } from './flow-stages.js'
import type { SessionOptions } from './session-options.js'
import type { TablePlan } from './table-plan.js'
import { asTarget } from './target.js'

const active = 0
const finished = 2

/**
 * Checks a flow that a caller starts, and puts it at the first stage when the caller names none.
 * Source: protocol/actions.md 5, as for all in this file. Our choice: what the documentation leaves out, the text of every
 * refusal, and the code where "Web service error codes" has none of that name.
 */
export function newFlow(options: SessionOptions, plan: TablePlan, given: Values): Values {
  const process = isFlow(plan.facts) ? processOf(options.store, plan, given) : undefined
  const stages = process === undefined ? [] : flowStages(options.store, process.id)
  const [first] = stages
  if (process === undefined || first === undefined) return given
  if (given['activestageid'] === null) throw noStage()
  const stage = stageOf(stages, given['activestageid'] ?? { table: 'processstage', id: first.id })
  const traversedpath = given['traversedpath'] ?? (stage === first ? first.id : undefined)
  requirePath(stages, stage, traversedpath)
  requireRowOf(plan, stage, given)
  return {
    activestagestartedon: instant(options.now()),
    ...given,
    processid: process,
    activestageid: { table: 'processstage', id: stage.id },
    traversedpath,
  }
}

/** Checks a caller's changes of a flow: it moves by one stage, with the path to it, and is finished at the last stage only. */
export function changedFlow(options: SessionOptions, plan: TablePlan, record: StoredRecord, changes: Values): Values {
  if (!isFlow(plan.facts)) return changes
  const row = { ...record.values, ...changes }
  const process = processOf(options.store, plan, row)
  const stages = process === undefined ? [] : flowStages(options.store, process.id)
  if (stages.length === 0) return changes
  if ('activestageid' in changes && changes['activestageid'] === null) throw noStage()
  if ('activestageid' in changes || 'traversedpath' in changes) requireMove(plan, stages, record, row)
  const moves = 'activestageid' in changes && idOf(changes, 'activestageid') !== idOf(record.values, 'activestageid')
  if (row['statuscode'] === finished && record.values['statuscode'] !== finished) {
    if (idOf(row, 'activestageid') !== stages.at(-1)?.id)
      throw refused('A flow can be finished at its last stage only.')
    return { completedon: instant(options.now()), ...changes }
  }
  return moves ? { activestagestartedon: instant(options.now()), ...changes } : changes
}

/** What the opportunity of a flow takes over when the flow's row was written. */
export function copiesOfFlow(
  store: Store,
  plan: TablePlan,
  { values }: StoredRecord,
  written: Values,
): readonly [opportunity: StoredRecord, copies: Values] | undefined {
  if (!isFlow(plan.facts)) return undefined
  if (!['activestageid', 'traversedpath', 'opportunityid'].some((column) => column in written)) return undefined
  const opportunity = store.get('opportunity', idOf(values, 'opportunityid') ?? '')
  const process = processOf(store, plan, values)
  if (opportunity === undefined || process === undefined) return undefined
  const stages = flowStages(store, process.id)
  const stage = stages.find(({ id }) => id === idOf(values, 'activestageid'))
  return stage && [opportunity, stageCopies(process.id, stages, stage, values['traversedpath'])]
}

/** The flow that the row says it goes through, or the one that its table was made for. */
function processOf(store: Store, { table }: TablePlan, row: Values): Target | undefined {
  const named = asTarget(row['processid'])
  if (named !== undefined || !store.tables.has('workflow')) return named
  const workflow = [...store.all('workflow')].find(({ values }) => values['uniquename'] === table)
  return workflow && { table: 'workflow', id: workflow.id }
}

function requireMove(plan: TablePlan, stages: readonly StoredRecord[], record: StoredRecord, row: Values): void {
  const stage = stageOf(stages, row['activestageid'])
  const from = stages.findIndex(({ id }) => id === idOf(record.values, 'activestageid'))
  const steps = Math.abs(stages.indexOf(stage) - from)
  if (steps > 1) throw refused('A flow moves one stage forward or back at a time.')
  if (steps === 1 && row['statecode'] !== active) {
    throw new Refusal(400, '0x80040230', 'A flow that is finished or aborted does not move.')
  }
  requirePath(stages, stage, row['traversedpath'])
  requireRowOf(plan, stage, row)
}

/** Source: "Web service error codes", ActiveStageIdDoesNotMatchLastStageInTraversedPath. */
function requirePath(stages: readonly StoredRecord[], stage: StoredRecord, traversedpath: unknown): void {
  const path = typeof traversedpath === 'string' ? traversedpath.split(',').map((id) => id.trim().toLowerCase()) : []
  if (path.at(-1) !== stage.id) {
    throw new Refusal(400, '0x80060455', "The last stage in 'traversedpath' has to be the active stage.")
  }
  const unknown = path.find((id) => !stages.some((known) => known.id === id))
  if (unknown !== undefined) throw refused(`'traversedpath' names ${unknown}, which is no stage of the flow.`)
}

/** A stage of another table needs the row of that table. */
function requireRowOf(plan: TablePlan, { values }: StoredRecord, row: Values): void {
  const lookup = `${values['primaryentitytypecode']}id`
  if (!plan.columns.has(lookup) || idOf(row, lookup) !== undefined) return
  throw refused(`The stage '${values['stagename']}' needs a record in '${lookup}'.`)
}

function stageOf(stages: readonly StoredRecord[], wanted: unknown): StoredRecord {
  const stage = stages.find(({ id }) => id === asTarget(wanted)?.id)
  if (stage === undefined) throw refused('The active stage is no stage of the flow.')
  return stage
}

/** Source: "Web service error codes", ActiveStageIDIsNull. */
function noStage(): Refusal {
  return new Refusal(400, '0x80060449', 'The active stage cannot be empty.')
}

function refused(message: string): Refusal {
  return new Refusal(400, '0x80040203', message)
}

function idOf(row: Values, column: string): string | undefined {
  return asTarget(row[column])?.id
}
