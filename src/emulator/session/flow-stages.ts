import type { TableFacts } from '../../schema/index.js'
import type { Store, StoredRecord, Values } from '../model.js'
import { isSameTarget } from './target.js'

/** The tables of process flows, the organization's own among them: they all have the same key. */
export function flowTables(store: Store): readonly TableFacts[] {
  return [...store.tables.values()].filter(isFlow)
}

export function isFlow({ primaryKey }: TableFacts): boolean {
  return primaryKey === 'businessprocessflowinstanceid'
}

/** The stages of a process flow: they are numbered in the order in which they are passed. */
export function flowStages(store: Store, processId: string): readonly StoredRecord[] {
  return [...store.all('processstage')]
    .filter(({ values }) => isSameTarget(values['processid'], { table: 'workflow', id: processId }))
    .sort((one, other) => stageCategory(one) - stageCategory(other))
}

/** `processstage.stagecategory`, which is `opportunity.salesstage` as well. */
export function stageCategory({ values }: StoredRecord): number {
  const category = values['stagecategory']
  return typeof category === 'number' ? category : 0
}

/** `opportunity.stepname`, as `2-Develop`. `position` counts the stages of the flow from 0. */
export function stepName(position: number, { values }: StoredRecord): string {
  return `${position + 1}-${values['stagename']}`
}

/** What an opportunity keeps of the stage at which its flow stands. */
export function stageCopies(
  processId: string,
  stages: readonly StoredRecord[],
  stage: StoredRecord,
  traversedpath: unknown,
): Values {
  return {
    processid: processId,
    stageid: stage.id,
    traversedpath,
    salesstage: stageCategory(stage),
    stepname: stepName(stages.indexOf(stage), stage),
  }
}
