import type { Session, Store, Target } from '../model.js'
import { flowStages, stageCategory, stepName } from '../session/flow-stages.js'

interface Stage {
  readonly stagename: string
  readonly stagecategory: number
  readonly primaryentitytypecode: string
}

const leadFlow = 'leadtoopportunitysalesprocess'

const afterQualifying: readonly Stage[] = [
  { stagename: 'Develop', stagecategory: 1, primaryentitytypecode: 'opportunity' },
  { stagename: 'Propose', stagecategory: 2, primaryentitytypecode: 'opportunity' },
  { stagename: 'Close', stagecategory: 3, primaryentitytypecode: 'opportunity' },
]

/** Installs the business process flows of Sales and Service, as the application does: the definitions and their stages. */
export function seedFlows(session: Session): void {
  seedFlow(session, 'Lead to Opportunity Sales Process', leadFlow, [
    { stagename: 'Qualify', stagecategory: 0, primaryentitytypecode: 'lead' },
    ...afterQualifying,
  ])
  seedFlow(session, 'Opportunity Sales Process', 'opportunitysalesprocess', [
    { stagename: 'Qualify', stagecategory: 0, primaryentitytypecode: 'opportunity' },
    ...afterQualifying,
  ])
  seedFlow(session, 'Phone to Case Process', 'phonetocaseprocess', [
    { stagename: 'Identify', stagecategory: 4, primaryentitytypecode: 'incident' },
    { stagename: 'Research', stagecategory: 5, primaryentitytypecode: 'incident' },
    { stagename: 'Resolve', stagecategory: 6, primaryentitytypecode: 'incident' },
  ])
}

function seedFlow(session: Session, name: string, uniquename: string, stages: readonly Stage[]): void {
  const workflow = session.write('workflow', undefined, {
    name,
    uniquename,
    primaryentity: stages[0]?.primaryentitytypecode,
    type: 1,
    category: 4,
    businessprocesstype: 0,
    statecode: 1,
    statuscode: 2,
  })
  for (const stage of stages) {
    session.write('processstage', undefined, { ...stage, processid: { table: 'workflow', id: workflow.id } })
  }
}

/** A stage of the flow from lead to opportunity, with the copies of it that an opportunity keeps. */
export interface SalesStage {
  readonly process: Target
  readonly stage: Target
  /** `opportunity.salesstage` and `processstage.stagecategory`. */
  readonly category: number
  /** `opportunity.stepname`. */
  readonly stepName: string
  /** The stages passed up to this one. */
  readonly path: string
  /** In percent: what a deal at this stage is usually given. */
  readonly probability: number
}

const probabilities = [10, 20, 50, 80]

/** The stages of the flow from lead to opportunity, in order. */
export function salesStages(store: Store): readonly SalesStage[] {
  const process = [...store.all('workflow')].find(({ values }) => values['uniquename'] === leadFlow)
  if (process === undefined) throw new Error('The flow from lead to opportunity is not installed.')
  const passed: string[] = []
  return flowStages(store, process.id).map((stage, position) => {
    passed.push(stage.id)
    return {
      process: { table: 'workflow', id: process.id },
      stage: { table: 'processstage', id: stage.id },
      category: stageCategory(stage),
      stepName: stepName(position, stage),
      path: passed.join(','),
      probability: probabilities[position] ?? 0,
    }
  })
}
