import { competitor, opportunity } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { associate, disassociate } from '../../records/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `addCompetitor` and `removeCompetitor`. */
export interface OpportunityCompetitorInput {
  readonly opportunityId: string | Ref<'opportunity'>
  readonly competitorId: string | Ref<'competitor'>
}

/**
 * Names a competitor of an opportunity.
 *
 * Wire: POST `opportunities(id)/opportunitycompetitors_association/$ref`.
 * Needs: rights to append both.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer, as the service may refuse what is there already.
 * Source: "Associate and disassociate table rows using the Web API".
 *
 * @example
 * await crm.execute(addCompetitor({ opportunityId, competitorId }))
 */
export function addCompetitor({ opportunityId, competitorId }: OpportunityCompetitorInput): Operation<void> {
  const deal = refOf(opportunity, opportunityId, 'opportunityId')
  return associate(
    opportunity,
    deal,
    'opportunitycompetitors_association',
    refOf(competitor, competitorId, 'competitorId'),
  )
}

/**
 * Takes a competitor from an opportunity. The competitor itself stays.
 *
 * Wire: DELETE `opportunities(id)/opportunitycompetitors_association(id)/$ref`.
 * Needs: rights to append both.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: a lost answer may be repeated.
 * Source: "Associate and disassociate table rows using the Web API".
 *
 * @example
 * await crm.execute(removeCompetitor({ opportunityId, competitorId }))
 */
export function removeCompetitor({ opportunityId, competitorId }: OpportunityCompetitorInput): Operation<void> {
  const deal = refOf(opportunity, opportunityId, 'opportunityId')
  return disassociate(
    opportunity,
    deal,
    'opportunitycompetitors_association',
    refOf(competitor, competitorId, 'competitorId'),
  )
}
