import type { Ref } from '../../schema/index.js'

/** Input of what is done to one knowledge article: a version of it, not its root. */
export interface KnowledgeArticleInput {
  readonly knowledgeArticleId: string | Ref<'knowledgearticle'>
}

/** Result of what makes another version or a translation of an article. */
export interface MadeKnowledgeArticle {
  readonly knowledgeArticle: Ref<'knowledgearticle'>
  readonly knowledgeArticleId: string
}
