import { knowledgearticle, languagelocale } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { CreateKnowledgeArticleTranslation } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { madeRecord } from '../sales/made-record.js'
import type { KnowledgeArticleInput, MadeKnowledgeArticle } from './knowledge-article-input.js'

/** Input of `translateKnowledgeArticle`. */
export interface TranslateKnowledgeArticleInput extends KnowledgeArticleInput {
  /** A row of `languagelocale`, whose ids are the same in every organization. */
  readonly languageLocaleId: string | Ref<'languagelocale'>
  /** True when absent. */
  readonly isMajor?: boolean | undefined
}

/**
 * Makes a draft in another language with the article's title, content, description and keywords, to be translated then.
 *
 * Wire: action `CreateKnowledgeArticleTranslation`, unbound. It answers with the new article.
 * Needs: rights to create knowledge articles.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer, as it makes an article each time.
 * Source: the action's page in the Web API reference; "Work with knowledge articles".
 *
 * @example
 * const german = await crm.execute(translateKnowledgeArticle({ knowledgeArticleId, languageLocaleId }))
 */
export function translateKnowledgeArticle(input: TranslateKnowledgeArticleInput): Operation<MadeKnowledgeArticle> {
  const made = CreateKnowledgeArticleTranslation({
    Source: refOf(knowledgearticle, input.knowledgeArticleId, 'knowledgeArticleId'),
    Language: refOf(languagelocale, input.languageLocaleId, 'languageLocaleId'),
    IsMajor: input.isMajor ?? true,
  })
  return mapResult(madeRecord(made, knowledgearticle), (record) => ({
    knowledgeArticle: record,
    knowledgeArticleId: record.id,
  }))
}
