import { resolveIncident } from '../../../actions/index.js'
import { incidentresolution } from '../../../entities/index.js'
import { query } from '../../../index.js'
import type { Scene } from '../scene.js'
import { type Done, done } from '../step-result.js'

const timeSpentMinutes = 25

/** Resolves the case and records how. */
export async function resolveCase({ crm, made }: Scene, incidentId: string): Promise<Done<void>> {
  made.expect(
    incidentresolution,
    query(incidentresolution)
      .select('activityid')
      .where((resolution) => resolution._incidentid_value.eq(incidentId)),
    (found) => found.activityid,
  )

  await crm.execute(resolveIncident({ incidentId, subject: 'Recalibrated (demo)', timeSpentMinutes }))
  return done(`in ${timeSpentMinutes} minutes`)
}
