import { ruleAbout } from './recommendation.js'

/** Open deals that should have been closed by now. The day of the close date is still in time. */
export const overdueCloseDates = ruleAbout(
  'Overdue close date',
  'Agree on a new date with the customer, or close the deal.',
  ({ asOf }) => {
    const today = asOf.slice(0, 10)
    return ({ closeDate }) => closeDate !== null && closeDate < today
  },
)
