import { organization } from '../../entities/index.js'
import type { CallOptions, Executor } from '../../operation/index.js'
import { query } from '../../query/index.js'

/** ISO code of the currency that `…_base` columns are in; null when the organization does not say. */
export async function readBaseCurrency(executor: Executor, call: CallOptions): Promise<string | null> {
  const { records } = await executor.execute(
    query(organization)
      .select('organizationid')
      .expand('basecurrencyid', (currency) => currency.select('isocurrencycode'))
      .top(1),
    call,
  )
  return records[0]?.basecurrencyid?.isocurrencycode ?? null
}
