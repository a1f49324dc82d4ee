import { amountsOf } from '../pipeline/amounts.js'
import { ruleAbout } from './recommendation.js'

/** How many times the average value makes a deal large. */
const large = 2

/** Deals of twice the average value in the first half of the stages: they decide the forecast and are the least certain. */
export const largeEarlyDeals = ruleAbout(
  'Large, and at an early stage',
  'Give them a second pair of eyes before the forecast counts on them.',
  ({ stages, total, isInBase }) => {
    const early = new Set(stages.slice(0, Math.floor(stages.length / 2)).map(({ stage }) => stage.name))
    const least = (large * total.value) / Math.max(1, total.count - total.unvaluedCount)
    return (deal) => early.has(deal.stage.name) && (amountsOf(deal, isInBase).value ?? 0) >= Math.max(least, 1)
  },
)
