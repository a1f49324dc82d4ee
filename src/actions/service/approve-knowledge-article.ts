import { KnowledgeArticleStates } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { KnowledgeArticleInput } from './knowledge-article-input.js'
import { moveArticle } from './move-article.js'

/**
 * Approves an article, so that it can be published.
 *
 * Wire: PATCH `statecode` 1 and `statuscode`.
 * Needs: write access to the article, and the privilege that the organization asks for the state.
 * Fails with: `RecordNotFoundError`; `PermissionError`; `UsageError` for a status reason of another state.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: "Work with knowledge articles"; entity reference of `knowledgearticle`.
 *
 * @example
 * await crm.execute(approveKnowledgeArticle({ knowledgeArticleId }))
 */
export function approveKnowledgeArticle(input: KnowledgeArticleInput): Operation<void> {
  return moveArticle(input, KnowledgeArticleStates.Approved)
}
