import { addToQueue } from '../../../actions/index.js'
import { incident, QueueState, QueueViewType, queue, queueitem } from '../../../entities/index.js'
import { query, ref } from '../../../index.js'
import type { Scene } from '../scene.js'
import { done, type StepResult, skipped } from '../step-result.js'

/** Puts the case into a public queue. Gives the id of the queue item. */
export async function queueCase({ crm, made }: Scene, incidentId: string): Promise<StepResult<string>> {
  const place = await crm.first(
    query(queue)
      .select('queueid', 'name')
      .where((q) => q.statecode.eq(QueueState.Active).and(q.queueviewtype.eq(QueueViewType.Public)))
      .orderBy('name'),
  )
  if (place === undefined) return skipped('the organization has no public queue')
  made.expect(
    queueitem,
    query(queueitem)
      .select('queueitemid')
      .where((item) => item._objectid_value.eq(incidentId)),
    (found) => found.queueitemid,
  )

  const target = ref(incident, incidentId)
  const { queueItemId } = await crm.execute(addToQueue({ queueId: place.queueid, target }))
  return done(`in ${place.name}`, queueItemId)
}
