import { KnowledgeArticleStates, KnowledgeArticleStatus } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { instant } from '../checks.js'
import type { KnowledgeArticleInput } from './knowledge-article-input.js'
import { moveArticle } from './move-article.js'

/** Input of `publishKnowledgeArticle`. */
export interface PublishKnowledgeArticleInput extends KnowledgeArticleInput {
  /** When it ends as expired; never when absent. */
  readonly expirationDate?: string | Date | undefined
}

/**
 * Publishes an article at once.
 *
 * Wire: PATCH `statecode` 3 and `statuscode` 7, with `expirationdate`, `expirationstateid` 4 and `expirationstatusid` 10 where it ends.
 * Units: the date is an instant, a `Date` or an ISO 8601 text.
 * Needs: write access to the article, and the privilege to publish.
 * Fails with: `RecordNotFoundError`; `PermissionError`; `UsageError` for a date before 1753.
 * Repeat: a lost answer may be repeated, as the same values are written again.
 * Source: "Work with knowledge articles"; entity reference of `knowledgearticle`.
 *
 * @example
 * await crm.execute(publishKnowledgeArticle({ knowledgeArticleId, expirationDate: '2028-01-01T00:00:00Z' }))
 */
export function publishKnowledgeArticle(input: PublishKnowledgeArticleInput): Operation<void> {
  return moveArticle(input, KnowledgeArticleStates.Published, undefined, expiration(input.expirationDate))
}

/** What the service needs to end an article by itself. */
export function expiration(date: string | Date | undefined): object {
  if (date === undefined) return {}
  return {
    expirationdate: instant(date, 'expirationDate'),
    expirationstateid: KnowledgeArticleStates.Expired.value,
    expirationstatusid: KnowledgeArticleStatus.Expired,
  }
}
