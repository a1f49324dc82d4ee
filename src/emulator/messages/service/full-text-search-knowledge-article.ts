import { fetchRecords } from '../../fetchxml/index.js'
import { Refusal, type Session, type StoredRecord } from '../../model.js'
import { unboundMessage } from '../define-message.js'
import { lookupOf, textOf } from '../values.js'

const searched = ['title', 'content', 'description', 'keywords', 'articlepublicnumber']

/**
 * Articles in a state that hold every word sought. Our choice: which columns are searched, that words are whole ones without regard
 * to case or inflection, that of duplicates the latest version stays, and that the whole article is answered whichever columns a query names.
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
  run(session, { SearchText, RemoveDuplicates, StateCode, QueryExpression }) {
    const words = wordsIn(SearchText)
    const found = [...session.store.all('knowledgearticle')].filter(
      (article) =>
        article.values['isrootarticle'] !== true &&
        article.values['statecode'] === StateCode &&
        words.every((word) => textsOf(article).has(word)),
    )
    const articles = RemoveDuplicates ? latestOf(found) : found
    return { kind: 'records', records: queried(session, QueryExpression, articles), typed: true }
  },
})

/** What a query of FetchXML leaves of the articles. The emulator does not read any other kind. */
function queried(
  session: Session,
  query: Readonly<Record<string, unknown>> | null | undefined,
  articles: readonly StoredRecord[],
): readonly StoredRecord[] {
  if (!query) return articles
  const text = query['Query']
  if (typeof text === 'string') return fetchRecords(session, 'knowledgearticle', text, articles)
  throw new Refusal(501, '0x80040219', 'The emulator takes a query as a FetchExpression only.')
}

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
