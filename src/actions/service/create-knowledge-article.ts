import { knowledgearticle, languagelocale, subject } from '../../entities/index.js'
import { type CreateOperation, create } from '../../records/index.js'
import type { CreateOf, Ref, TypeOf } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `createKnowledgeArticle`. */
export interface CreateKnowledgeArticleInput {
  readonly title: string
  /** HTML. */
  readonly content?: string | undefined
  readonly description?: string | undefined
  /** Parted by commas. */
  readonly keywords?: string | undefined
  /** Given by the service when absent. */
  readonly articlePublicNumber?: string | undefined
  /** The organization's language when absent. */
  readonly languageLocaleId?: string | Ref<'languagelocale'> | undefined
  readonly subjectId?: string | Ref<'subject'> | undefined
  readonly isInternal?: boolean | undefined
}

/**
 * Creates an article as a draft of version 1.0, and gives its id. The service makes a root article with it, which holds the versions
 * and translations.
 *
 * Wire: POST to `knowledgearticles`. The number, language and version that the metadata calls required are filled in by the service.
 * Needs: rights to create knowledge articles.
 * Fails with: `PermissionError`; `ValidationError` for a text that is too long.
 * Repeat: as a create without an id: not repeated after a lost answer.
 * Source: "Work with knowledge articles".
 *
 * @example
 * const knowledgeArticleId = await crm.execute(createKnowledgeArticle({ title: 'Reset the router', content: '<p>Hold it.</p>' }))
 */
export function createKnowledgeArticle(
  input: CreateKnowledgeArticleInput,
): CreateOperation<TypeOf<typeof knowledgearticle>> {
  const { title, content, description, keywords, articlePublicNumber, isInternal } = input
  const { languageLocaleId: language, subjectId: about } = input
  return create(knowledgearticle, {
    title,
    content,
    description,
    keywords,
    articlepublicnumber: articlePublicNumber,
    isinternal: isInternal,
    languagelocaleid: language === undefined ? undefined : refOf(languagelocale, language, 'languageLocaleId'),
    subjectid: about === undefined ? undefined : refOf(subject, about, 'subjectId'),
  } as CreateOf<TypeOf<typeof knowledgearticle>>) // the service fills in what the metadata calls required
}
