import { winOpportunity } from '../../../actions/index.js'
import { opportunity, opportunityclose } from '../../../entities/index.js'
import { query } from '../../../index.js'
import type { Scene } from '../scene.js'
import { type Done, done } from '../step-result.js'

/** Closes the opportunity as won, for what it was estimated at. */
export async function win({ crm, made }: Scene, opportunityId: string): Promise<Done<void>> {
  const { estimatedvalue } = await crm.retrieve(opportunity, opportunityId, (o) => o.select('estimatedvalue'))
  made.expect(
    opportunityclose,
    query(opportunityclose)
      .select('activityid')
      .where((close) => close._opportunityid_value.eq(opportunityId)),
    (found) => found.activityid,
  )

  const subject = 'Signed (demo)'
  const revenue = estimatedvalue === null ? {} : { actualRevenue: estimatedvalue }
  await crm.execute(winOpportunity({ opportunityId, subject, ...revenue }))
  return done(`closed as "${subject}"`)
}
