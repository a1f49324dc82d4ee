import type { Message } from '../../model.js'
import { createKnowledgeArticleTranslation } from './create-knowledge-article-translation.js'
import { createKnowledgeArticleVersion } from './create-knowledge-article-version.js'
import { fullTextSearchKnowledgeArticle } from './full-text-search-knowledge-article.js'
import { incrementKnowledgeArticleViewCount } from './increment-knowledge-article-view-count.js'
import { renewEntitlement } from './renew-entitlement.js'

/** Entitlements and knowledge. */
export const knowledgeMessages: readonly Message[] = Object.freeze([
  renewEntitlement,
  createKnowledgeArticleVersion,
  createKnowledgeArticleTranslation,
  incrementKnowledgeArticleViewCount,
  fullTextSearchKnowledgeArticle,
])
