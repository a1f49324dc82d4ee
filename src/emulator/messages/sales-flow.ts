import { Refusal, type Session, type StoredRecord, type Target, type Values } from '../model.js'
import { flowStages, stageCategory, stageCopies } from '../session/flow-stages.js'
import { instant, lookupOf, pointsTo, targetOf } from './values.js'

const flow = 'leadtoopportunitysalesprocess'
const develop = 1

/**
 * Carries the lead's process flow to the opportunity: the row given, the lead's own, or a new one. Our choice: it stands at
 * Develop, as it does after qualifying in the application, and the opportunity's copies of the stage say the same.
 * Source: "Work with business process flows using code".
 */
export function carryFlow(
  session: Session,
  lead: StoredRecord,
  opportunity: StoredRecord,
  given?: Target | null,
): void {
  if (given && given.table !== flow) {
    throw new Refusal(400, '0x80040203', `The process instance of a lead is a ${flow}, not a ${given.table}.`)
  }
  const of = given ? lookupOf(session.get(flow, given.id), 'leadid') : undefined
  if (of !== undefined && of.id !== lead.id) {
    throw new Refusal(400, '0x80040203', 'The process instance is that of another lead.')
  }
  const { store } = session
  const process = [...store.all('workflow')].find(({ values }) => values['uniquename'] === flow)
  if (process === undefined) return
  const stages = flowStages(store, process.id)
  const passed = stages.filter((stage) => stageCategory(stage) <= develop)
  const stage = passed.at(-1)
  if (stage === undefined) return

  const traversedpath = passed.map(({ id }) => id).join(',')
  const instance = given ?? [...store.all(flow)].find((row) => pointsTo(row, 'leadid', targetOf(lead)))
  session.write(flow, instance?.id, {
    ...(instance === undefined ? nameOf(lead) : {}),
    processid: targetOf(process),
    leadid: targetOf(lead),
    opportunityid: targetOf(opportunity),
    activestageid: targetOf(stage),
    activestagestartedon: instant(session.now()),
    traversedpath,
  })
  session.write('opportunity', opportunity.id, stageCopies(process.id, stages, stage, traversedpath))
}

function nameOf(lead: StoredRecord): Values {
  return { name: lead.values['subject'] }
}
