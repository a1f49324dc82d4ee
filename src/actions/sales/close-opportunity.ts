import { competitor, opportunity, opportunityclose } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { WinOpportunityParameters } from '../../operations/index.js'
import { newRecord } from '../../records/index.js'
import type { Ref } from '../../schema/index.js'
import { finite } from '../checks.js'
import { refOf } from '../ref-of.js'

/** What both closing actions take. */
export interface CloseOpportunityInput {
  readonly opportunityId: string | Ref<'opportunity'>
  readonly subject?: string | undefined
  readonly description?: string | undefined
  /** In the opportunity's transaction currency. */
  readonly actualRevenue?: number | undefined
  /** A day (`2026-06-15`, taken as midnight UTC) or an instant; now when absent. Wire: `actualend`. */
  readonly actualCloseDate?: string | Date | undefined
  readonly competitorId?: string | Ref<'competitor'> | undefined
}

type Close = (parameters: WinOpportunityParameters) => Operation<void>

/** Both closing actions: they take the activity that records the closing. */
export function closeOpportunity(close: Close, input: CloseOpportunityInput, status: number): Operation<void> {
  const { subject, description, actualRevenue, actualCloseDate, competitorId } = input
  return close({
    OpportunityClose: newRecord(opportunityclose, {
      opportunityid: refOf(opportunity, input.opportunityId, 'opportunityId'),
      subject,
      description,
      actualrevenue: finite(actualRevenue, 'actualRevenue'),
      actualend: actualCloseDate,
      competitorid: competitorId === undefined ? undefined : refOf(competitor, competitorId, 'competitorId'),
    }),
    Status: status,
  })
}
