import { knowledgearticle } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { CreateKnowledgeArticleVersion } from '../../operations/index.js'
import { refOf } from '../ref-of.js'
import { madeRecord } from '../sales/made-record.js'
import type { KnowledgeArticleInput, MadeKnowledgeArticle } from './knowledge-article-input.js'

/** Input of `createKnowledgeArticleVersion`. */
export interface CreateKnowledgeArticleVersionInput extends KnowledgeArticleInput {
  /** 2.0 after 1.3, where a minor version would be 1.4. A minor one when absent. */
  readonly isMajor?: boolean | undefined
}

/**
 * Makes a draft of an article's next version.
 *
 * Wire: action `CreateKnowledgeArticleVersion`, unbound. It answers with the new article.
 * Needs: rights to create knowledge articles.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer, as it makes a version each time.
 * Source: the action's page in the Web API reference; "Work with knowledge articles".
 *
 * @example
 * const next = await crm.execute(createKnowledgeArticleVersion({ knowledgeArticleId, isMajor: true }))
 */
export function createKnowledgeArticleVersion(
  input: CreateKnowledgeArticleVersionInput,
): Operation<MadeKnowledgeArticle> {
  const made = CreateKnowledgeArticleVersion({
    Source: refOf(knowledgearticle, input.knowledgeArticleId, 'knowledgeArticleId'),
    IsMajor: input.isMajor ?? false,
  })
  return mapResult(madeRecord(made, knowledgearticle), (record) => ({
    knowledgeArticle: record,
    knowledgeArticleId: record.id,
  }))
}
