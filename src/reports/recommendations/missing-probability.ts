import { ruleAbout } from './recommendation.js'

/** Deals whose weighted value rests on an assumption, or is missing. */
export const missingProbability = ruleAbout(
  'No probability',
  'Have the owner estimate it: the weighted total counts an assumption, or nothing.',
  () =>
    ({ probability, isProbabilityAssumed }) =>
      probability === null || isProbabilityAssumed,
)
