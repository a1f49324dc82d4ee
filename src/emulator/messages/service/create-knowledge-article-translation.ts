import { Refusal } from '../../model.js'
import { unboundMessage } from '../define-message.js'
import { targetOf } from '../values.js'
import { articleOf, copyOf } from './knowledge-article.js'

/**
 * A draft in another language, with the texts of its source to be translated.
 * Our choice: it is version 1.0, or 0.1 where it is asked to be a minor version.
 * Source: Web API reference, action CreateKnowledgeArticleTranslation; "Work with knowledge articles".
 */
export const createKnowledgeArticleTranslation = unboundMessage({
  name: 'CreateKnowledgeArticleTranslation',
  kind: 'action',
  parameters: {
    Source: { type: 'record', required: true },
    Language: { type: 'record', required: true },
    IsMajor: { type: 'Boolean', required: false },
  },
  returns: { type: 'crmbaseentity' },
  run(session, { Source, Language, IsMajor }) {
    const source = articleOf(session, Source)
    // Our choice: the code. The metadata declares any record.
    if (Language.table !== 'languagelocale') {
      throw new Refusal(400, '0x80040203', `A ${Language.table} is no language.`)
    }
    const record = session.write('knowledgearticle', undefined, {
      ...copyOf(source),
      languagelocaleid: Language,
      majorversionnumber: IsMajor === false ? 0 : 1,
      minorversionnumber: IsMajor === false ? 1 : 0,
      isprimary: false,
      parentarticlecontentid: targetOf(source),
    })
    return { kind: 'record', record, typed: true }
  },
})
