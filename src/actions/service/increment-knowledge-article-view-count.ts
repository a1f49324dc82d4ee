import { knowledgearticle } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { IncrementKnowledgeArticleViewCount } from '../../operations/index.js'
import { instant, wholeNumber } from '../checks.js'
import { refOf } from '../ref-of.js'
import type { KnowledgeArticleInput } from './knowledge-article-input.js'

/** Where an article was read: `Internal` by the organization's people, `Web` by others. */
export type KnowledgeArticleViewLocation = 'Internal' | 'Web'

const locations: Readonly<Record<string, number>> = { Internal: 1, Web: 2 }

/** Input of `incrementKnowledgeArticleViewCount`. */
export interface IncrementKnowledgeArticleViewCountInput extends KnowledgeArticleInput {
  /** The day that the views count for: an instant. */
  readonly viewDate: string | Date
  readonly location: KnowledgeArticleViewLocation
  /** How many views; 1 when absent. */
  readonly count?: number | undefined
}

/**
 * Counts views of an article for a day.
 *
 * Wire: function `IncrementKnowledgeArticleViewCount`, unbound: a GET, although it writes.
 * Units: `viewDate` is a `Date` or an ISO 8601 text.
 * Needs: read access to the article.
 * Fails with: `RecordNotFoundError`; `UsageError` for a count below 1 or a date before 1753.
 * Repeat: not repeated after a lost answer, as it would count twice.
 * Source: the function's page in the Web API reference; "Work with knowledge articles".
 *
 * @example
 * await crm.execute(incrementKnowledgeArticleViewCount({ knowledgeArticleId, viewDate: new Date(), location: 'Web' }))
 */
export function incrementKnowledgeArticleViewCount(input: IncrementKnowledgeArticleViewCountInput): Operation<void> {
  const Location = Object.hasOwn(locations, input.location) ? locations[input.location] : undefined
  if (Location === undefined) throw new UsageError('location takes Internal or Web.')
  const counted = IncrementKnowledgeArticleViewCount({
    Source: refOf(knowledgearticle, input.knowledgeArticleId, 'knowledgeArticleId'),
    ViewDate: instant(input.viewDate, 'viewDate'),
    Location,
    Count: wholeNumber(input.count ?? 1, 'count', 1, 2_147_483_647),
  })
  return mapResult(counted, () => undefined)
}
