import type { Pipeline } from '../pipeline/summarize.js'
import { largeEarlyDeals } from './large-early-deals.js'
import { missingProbability } from './missing-probability.js'
import { overdueCloseDates } from './overdue-close-dates.js'
import type { Recommendation, Rule } from './recommendation.js'
import { stalledDeals } from './stalled-deals.js'

const rules: readonly Rule[] = [overdueCloseDates, stalledDeals, largeEarlyDeals, missingProbability]

/** What the deals of a pipeline ask to be done, by fixed rules; nothing when all is well. */
export function recommend(pipeline: Pipeline): readonly Recommendation[] {
  return Object.freeze(rules.map((rule) => rule(pipeline)).filter((found) => found !== undefined))
}
