import { KnowledgeArticleState } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import { mapResult, type Operation, type ResultRow } from '../../operation/index.js'
import { FullTextSearchKnowledgeArticle } from '../../operations/index.js'
import type { Choice } from '../../schema/index.js'
import { wholeNumber } from '../checks.js'

/** Input of `fullTextSearchKnowledgeArticle`. */
export interface FullTextSearchKnowledgeArticleInput {
  readonly searchText: string
  /** Whether other forms of the words count as well. False when absent. */
  readonly useInflection?: boolean | undefined
  /** Whether one of several versions of an article is enough. True when absent. */
  readonly removeDuplicates?: boolean | undefined
  /** 3 Published when absent. */
  readonly state?: Choice<KnowledgeArticleState> | undefined
  /** FetchXML over `knowledgearticle` that says which columns, conditions, order and page are wanted. */
  readonly fetchXml?: string | undefined
}

/**
 * Seeks knowledge articles by the words in them.
 *
 * Wire: action `FullTextSearchKnowledgeArticle`, unbound, though it only reads.
 * Needs: read access to the articles.
 * Fails with: `UsageError` for a text without anything to seek; `ServiceError` where full-text search is off.
 * Repeat: not repeated after a lost answer, as it is an action; to call it again does no harm.
 * Source: the action's page in the Web API reference; "Work with knowledge articles".
 *
 * @example
 * const found = await crm.execute(fullTextSearchKnowledgeArticle({ searchText: 'router reset' }))
 */
export function fullTextSearchKnowledgeArticle(
  input: FullTextSearchKnowledgeArticleInput,
): Operation<readonly ResultRow<'knowledgearticle'>[]> {
  const { searchText, fetchXml } = input
  if (typeof searchText !== 'string' || searchText.trim() === '') {
    throw new UsageError('searchText takes the words that are sought.')
  }
  const found = FullTextSearchKnowledgeArticle({
    SearchText: searchText,
    UseInflection: input.useInflection ?? false,
    RemoveDuplicates: input.removeDuplicates ?? true,
    StateCode: wholeNumber(input.state ?? KnowledgeArticleState.Published, 'state', 0, 2 ** 31 - 1),
    QueryExpression:
      fetchXml === undefined
        ? undefined
        : { '@odata.type': '#Microsoft.Dynamics.CRM.FetchExpression', Query: fetchXml },
  })
  return mapResult(found, (rows) => rows as readonly ResultRow<'knowledgearticle'>[]) // no other table is searched
}
