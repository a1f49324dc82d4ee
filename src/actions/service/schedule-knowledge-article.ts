import { KnowledgeArticleStates, KnowledgeArticleStatus } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { instant } from '../checks.js'
import type { KnowledgeArticleInput } from './knowledge-article-input.js'
import { moveArticle } from './move-article.js'
import { expiration } from './publish-knowledge-article.js'

/** Input of `scheduleKnowledgeArticle`. */
export interface ScheduleKnowledgeArticleInput extends KnowledgeArticleInput {
  readonly publishOn: string | Date
  /** When it ends as expired; never when absent. */
  readonly expirationDate?: string | Date | undefined
}

/**
 * Lets the service publish an article later. A job of the service does it.
 *
 * Wire: PATCH `statecode` 2 and `statuscode` 6 with `publishon` and `scheduledstatusid` 7; the end as in `publishKnowledgeArticle`.
 * Units: both dates are instants, each a `Date` or an ISO 8601 text.
 * Needs: write access to the article, and the privilege to publish.
 * Fails with: `RecordNotFoundError`; `PermissionError`; `UsageError` for a date that is missing or before 1753.
 * Repeat: a lost answer may be repeated, as the same values are written again.
 * Source: "Work with knowledge articles"; entity reference of `knowledgearticle`.
 *
 * @example
 * await crm.execute(scheduleKnowledgeArticle({ knowledgeArticleId, publishOn: '2027-02-01T08:00:00Z' }))
 */
export function scheduleKnowledgeArticle(input: ScheduleKnowledgeArticleInput): Operation<void> {
  return moveArticle(input, KnowledgeArticleStates.Scheduled, undefined, {
    publishon: instant(input.publishOn, 'publishOn'),
    scheduledstatusid: KnowledgeArticleStatus.Published,
    ...expiration(input.expirationDate),
  })
}
