import { leadtoopportunitysalesprocess, opportunity, processstage } from '../../../entities/index.js'
import { type Client, query, type RowOf, ref } from '../../../index.js'
import type { Scene } from '../scene.js'
import { done, type StepResult, skipped } from '../step-result.js'
import { findFlow } from './find-flow.js'

/** In percent, by `processstage.stagecategory`: Qualify, Develop, Propose, Close. */
const probabilities = [10, 20, 50, 80]

/** Moves the opportunity to the last stage of its flow, one after another as the service demands. */
export async function advanceOpportunity({ crm }: Scene, opportunityId: string): Promise<StepResult<void>> {
  const flow = await findFlow(crm, opportunityId)
  if (!flow?._processid_value) return skipped('the opportunity has no row in the sales process')

  const stages = await stagesOf(crm, flow._processid_value)
  const active = stages.findIndex(({ processstageid }) => processstageid === flow._activestageid_value)
  if (active === -1) return skipped('the active stage is none of the sales process')

  const passed = flow.traversedpath?.split(',') ?? stages.slice(0, active + 1).map((one) => one.processstageid)
  for (const { processstageid, stagecategory } of stages.slice(active + 1)) {
    passed.push(processstageid)
    await crm.update(leadtoopportunitysalesprocess, flow.businessprocessflowinstanceid, {
      activestageid: ref(processstage, processstageid),
      traversedpath: passed.join(','),
    })
    await crm.update(opportunity, opportunityId, { closeprobability: probabilities[stagecategory ?? -1] })
  }
  return done(
    stages
      .slice(active)
      .map(({ stagename }) => stagename)
      .join(' → '),
  )
}

async function stagesOf(crm: Client, processId: string): Promise<readonly RowOf<ReturnType<typeof stagesIn>>[]> {
  const stages = await crm.all(stagesIn(processId))
  // The stages carry no order of their own; their categories are numbered in the order in which they are passed.
  return stages.toSorted((one, other) => (one.stagecategory ?? 0) - (other.stagecategory ?? 0))
}

function stagesIn(processId: string) {
  return query(processstage)
    .select('processstageid', 'stagename', 'stagecategory')
    .where((s) => s._processid_value.eq(processId))
}
