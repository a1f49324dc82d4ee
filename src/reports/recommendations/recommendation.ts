import type { Deal } from '../pipeline/deal.js'
import type { Pipeline } from '../pipeline/summarize.js'

/** Something to do about some deals of a pipeline. */
export interface Recommendation {
  /** What is wrong with the deals, in a few words. */
  readonly finding: string
  readonly advice: string
  /** The largest first. */
  readonly deals: readonly Deal[]
}

/** Looks for one thing; undefined when no deal has it. */
export type Rule = (pipeline: Pipeline) => Recommendation | undefined

/** Builds a rule that is about every deal that meets a condition. */
export function ruleAbout(
  finding: string,
  advice: string,
  conditionIn: (pipeline: Pipeline) => (deal: Deal) => boolean,
): Rule {
  return (pipeline) => {
    const deals = pipeline.deals.filter(conditionIn(pipeline))
    return deals.length === 0 ? undefined : Object.freeze({ finding, advice, deals: Object.freeze(deals) })
  }
}
