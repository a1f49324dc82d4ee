import { ruleAbout } from './recommendation.js'

const patienceInDays = 60
const dayInMs = 86_400_000

/** Deals in which nothing has been written for long. */
export const stalledDeals = ruleAbout(
  `Not changed for ${patienceInDays} days`,
  'Take the next step with the customer, or give the deal up.',
  ({ asOf }) => {
    const oldest = Date.parse(asOf) - patienceInDays * dayInMs
    return ({ changedOn }) => changedOn !== null && Date.parse(changedOn) < oldest
  },
)
