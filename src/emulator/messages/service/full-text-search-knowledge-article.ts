import { Refusal, type StoredRecord } from '../../model.js'
import { unboundMessage } from '../define-message.js'
import { lookupOf, textOf } from '../values.js'

const searched = ['title', 'content', 'description', 'keywords', 'articlepublicnumber']

/**
 * Articles in a state that hold every word sought. Our choice: which columns are searched, that words are whole ones without regard
 * to case or inflection, that of duplicates the latest version stays, and that a query of its own is refused by name.
 * Source: Web API reference, action FullTextSearchKnowledgeArticle; "Work with knowledge articles".
 */
export const fullTextSearchKnowledgeArticle = unboundMessage({
  name: 'FullTextSearchKnowledgeArticle',
  kind: 'action',
  parameters: {
    SearchText: { type: 'String', required: true },
    UseInflection: { type: 'Boolean', required: true },
    RemoveDuplicates: { type: 'Boolean', required: true },
    StateCode: { type: 'Int32', required: true },
    QueryExpression: { type: 'complex', name: 'QueryBase', properties: { Query: 'Edm.String' }, required: false },
  },
  returns: { type: 'Collection(crmbaseentity)' },
  run({ store }, { SearchText, RemoveDuplicates, StateCode, QueryExpression }) {
    if (QueryExpression) {
      throw new Refusal(501, '0x80040219', 'The emulator does not support FullTextSearchKnowledgeArticle with a query.')
    }
    const words = wordsIn(SearchText)
    const found = [...store.all('knowledgearticle')].filter(
      (article) =>
        article.values['isrootarticle'] !== true &&
        article.values['statecode'] === StateCode &&
        words.every((word) => textsOf(article).has(word)),
    )
    return { kind: 'records', records: RemoveDuplicates ? latestOf(found) : found, typed: true }
  },
})

function textsOf(article: StoredRecord): ReadonlySet<string> {
  return new Set(searched.flatMap((column) => wordsIn(textOf(article, column) ?? '')))
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Of each article in each language the version that was made last. */
function latestOf(articles: readonly StoredRecord[]): readonly StoredRecord[] {
  const latest = new Map<string, StoredRecord>()
  for (const article of articles) {
    const root = lookupOf(article, 'rootarticleid')?.id ?? article.id
    latest.set(`${root} ${lookupOf(article, 'languagelocaleid')?.id}`, article)
  }
  return [...latest.values()]
}
