import { leadtoopportunitysalesprocess } from '../../../entities/index.js'
import { ServiceError } from '../../../errors/index.js'
import { type Client, query, type RowOf } from '../../../index.js'

export type Flow = RowOf<ReturnType<typeof flowsOf>>

/** The opportunity's row of the sales process; undefined where the organization runs none. */
export async function findFlow(crm: Client, opportunityId: string): Promise<Flow | undefined> {
  try {
    return await crm.first(flowsOf(opportunityId))
  } catch (error) {
    // The flow's table is not there.
    if (error instanceof ServiceError && error.status === 404) return undefined
    throw error
  }
}

function flowsOf(opportunityId: string) {
  return query(leadtoopportunitysalesprocess)
    .select('businessprocessflowinstanceid', '_processid_value', '_activestageid_value', 'traversedpath')
    .where((flow) => flow._opportunityid_value.eq(opportunityId))
}
