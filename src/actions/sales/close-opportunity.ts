import { opportunity, opportunityclose } from '../../entities/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { payloadOf } from '../../records/index.js'
import { type Ref, ref } from '../../schema/index.js'
import { action } from '../message.js'

/** What both closing actions take. */
export interface CloseOpportunityInput {
  readonly opportunityId: string | Ref<'opportunity'>
  readonly subject?: string
  readonly description?: string
  /** In the opportunity's transaction currency. */
  readonly actualRevenue?: number
  /** A day (`2026-06-15`, taken as midnight UTC) or an instant; now when absent. Wire: `actualend`. */
  readonly actualCloseDate?: string | Date
  readonly competitorId?: string | Ref<'competitor'>
}

/** Both closing actions: they take the activity that records the closing. */
export function closeOpportunity(name: string, input: CloseOpportunityInput, status: number): Operation<void> {
  const { subject, description, actualRevenue, actualCloseDate, competitorId } = input
  const close = payloadOf(opportunityclose, {
    opportunityid: ref(opportunity, idOf(input.opportunityId, 'opportunity', 'opportunityId')),
    subject,
    description,
    actualrevenue: actualRevenue,
    actualend: actualCloseDate,
    competitorid: competitorId === undefined ? undefined : competitorRef(competitorId),
  })
  return action(name, name, { OpportunityClose: close, Status: status })
}

function competitorRef(competitor: string | Ref<'competitor'>): Ref<'competitor'> {
  return ref('competitor', idOf(competitor, 'competitor', 'competitorId'))
}
