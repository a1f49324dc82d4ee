import { pickFromQueue, whoAmI } from '../../../actions/index.js'
import type { Scene } from '../scene.js'
import { done, type StepResult, skipped } from '../step-result.js'

/** Takes the case out of its queue, to work on it. */
export async function pickCase({ crm }: Scene, queueItemId: string | undefined): Promise<StepResult<void>> {
  if (queueItemId === undefined) return skipped('the case is in no queue')
  const { UserId: workerId } = await crm.execute(whoAmI())
  await crm.execute(pickFromQueue({ queueItemId, workerId }))
  return done('the caller works on it')
}
