import { Refusal } from '../../model.js'
import { unboundMessage } from '../define-message.js'
import { numberOf } from '../values.js'
import { articleOf } from './knowledge-article.js'

/**
 * Counts views of an article. Our choice: they are added to the article's own count at once, whatever the day and the place, as the
 * emulator has no table of views by day; the article is the answer.
 * Source: Web API reference, function IncrementKnowledgeArticleViewCount; "Work with knowledge articles".
 */
export const incrementKnowledgeArticleViewCount = unboundMessage({
  name: 'IncrementKnowledgeArticleViewCount',
  kind: 'function',
  parameters: {
    Source: { type: 'record', required: true },
    ViewDate: { type: 'DateTimeOffset', required: true },
    Location: { type: 'Int32', required: true },
    Count: { type: 'Int32', required: true },
  },
  returns: { type: 'crmbaseentity' },
  run(session, { Source, Location, Count }) {
    const article = articleOf(session, Source)
    // Our choice: the code. Source of the values: protocol/option-values.md.
    if (Location !== 1 && Location !== 2) throw new Refusal(400, '0x80040203', 'Location is 1 Internal or 2 Web.')
    const seen = numberOf(article, 'knowledgearticleviews') ?? 0
    const record = session.write('knowledgearticle', article.id, { knowledgearticleviews: seen + Count })
    return { kind: 'record', record, typed: true }
  },
})
