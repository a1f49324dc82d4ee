import {
  incident,
  type KnowledgeArticleIncidentKnowledgeUsage,
  knowledgearticle,
  knowledgearticleincident,
} from '../../entities/index.js'
import { type CreateOperation, create } from '../../records/index.js'
import type { Choice, Ref, TypeOf } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import type { KnowledgeArticleInput } from './knowledge-article-input.js'

/** Input of `linkArticleToCase`. */
export interface LinkArticleToCaseInput extends KnowledgeArticleInput {
  readonly incidentId: string | Ref<'incident'>
  /** What the article was to the case: 1 Reference, 2 Solution, 3 Source. The service's default, Reference, when absent. */
  readonly knowledgeUsage?: Choice<KnowledgeArticleIncidentKnowledgeUsage> | undefined
}

/**
 * Links an article with a case, and gives the id of the link.
 *
 * Wire: POST to `knowledgearticleincidents`, a table of its own.
 * Needs: rights to append both.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: as a create without an id: not repeated after a lost answer.
 * Source: entity reference of `knowledgearticleincident`; "Work with knowledge articles".
 *
 * @example
 * await crm.execute(linkArticleToCase({ knowledgeArticleId, incidentId }))
 */
export function linkArticleToCase(
  input: LinkArticleToCaseInput,
): CreateOperation<TypeOf<typeof knowledgearticleincident>> {
  return create(knowledgearticleincident, {
    knowledgearticleid: refOf(knowledgearticle, input.knowledgeArticleId, 'knowledgeArticleId'),
    incidentid: refOf(incident, input.incidentId, 'incidentId'),
    knowledgeusage: input.knowledgeUsage,
  })
}
