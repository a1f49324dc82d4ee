import { unboundMessage } from '../define-message.js'
import { targetOf } from '../values.js'
import { articleOf, copyOf, nextVersion, versionsOf } from './knowledge-article.js'

/**
 * A draft of the next version of an article. Our choice: it has the texts of its source, and stands alone as the latest version.
 * Source: Web API reference, action CreateKnowledgeArticleVersion; "Work with knowledge articles".
 */
export const createKnowledgeArticleVersion = unboundMessage({
  name: 'CreateKnowledgeArticleVersion',
  kind: 'action',
  parameters: { Source: { type: 'record', required: true }, IsMajor: { type: 'Boolean', required: true } },
  returns: { type: 'crmbaseentity' },
  run(session, { Source, IsMajor }) {
    const source = articleOf(session, Source)
    const versions = versionsOf(session, source)
    for (const { id, values } of versions) {
      if (values['islatestversion'] === true) session.write('knowledgearticle', id, { islatestversion: false })
    }
    const record = session.write('knowledgearticle', undefined, {
      ...copyOf(source),
      ...nextVersion(versions, source, IsMajor),
      isprimary: source.values['isprimary'],
      parentarticlecontentid: source.values['parentarticlecontentid'],
      previousarticlecontentid: targetOf(source),
    })
    return { kind: 'record', record, typed: true }
  },
})
