import type { CallOptions, Executor } from '../../operation/index.js'
import { readBaseCurrency } from './base-currency.js'
import { type Deal, dealOf } from './deal.js'
import { readOpenOpportunities } from './open-opportunities.js'
import type { StageKey } from './stage.js'
import { areMixed, type Pipeline, summarize } from './summarize.js'

export interface PipelineOptions extends Pick<CallOptions, 'as' | 'signal'> {
  /** The column to group by; `stepname` when absent. */
  readonly stageBy?: StageKey
  /** In records, 1 to 5,000; 500 when absent. */
  readonly pageSize?: number
  /** What close dates are measured against; now when absent. */
  readonly asOf?: Date
}

/**
 * Reads the open opportunities, page by page, and sums them by stage.
 *
 * The weighted value is `estimatedvalue` × `closeprobability` / 100. Where the probability is empty the usual one of the
 * stage is assumed: Qualify 10, Develop 20, Propose 50, Close 80.
 * Units: a deal's own values are in its transaction currency; sums are in it too when all deals share it, else in the
 * organization's base currency (`isInBase` and `currency` say which).
 *
 * @example
 * const { total, currency } = await pipeline(crm, { stageBy: 'salesstage' })
 */
export async function pipeline(executor: Executor, options: PipelineOptions = {}): Promise<Pipeline> {
  const { stageBy = 'stepname', pageSize = 500, asOf = new Date(), ...call } = options
  const deals: Deal[] = []
  let pageCount = 0
  for await (const rows of readOpenOpportunities(executor, pageSize, call)) {
    pageCount++
    for (const row of rows) deals.push(dealOf(row, stageBy))
  }
  const baseCurrency = areMixed(deals) ? await readBaseCurrency(executor, call) : null
  return summarize(deals, { asOf, stageBy, pageCount, baseCurrency })
}
