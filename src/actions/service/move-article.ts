import { KnowledgeArticleStates, knowledgearticle } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { moveTo, type TableState } from '../move-to.js'
import type { KnowledgeArticleInput } from './knowledge-article-input.js'

/** The update that puts an article into another state, with other columns. */
export function moveArticle(
  { knowledgeArticleId }: KnowledgeArticleInput,
  state: TableState,
  status?: number,
  more?: object,
): Operation<void> {
  return moveTo(knowledgearticle, knowledgeArticleId, 'knowledgeArticleId', KnowledgeArticleStates, state, status, more)
}
