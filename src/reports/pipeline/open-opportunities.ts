import { OpportunityState, opportunity } from '../../entities/index.js'
import type { CallOptions, Executor, Operation } from '../../operation/index.js'
import { type Page, query, type RowOf } from '../../query/index.js'

/** An open opportunity as the reports read it. */
export type OpportunityRow = RowOf<ReturnType<typeof openOpportunities>>

/** Reads the open opportunities, one page after another. */
export async function* readOpenOpportunities(
  executor: Executor,
  pageSize: number,
  call: CallOptions,
): AsyncGenerator<readonly OpportunityRow[], void, undefined> {
  let next: Operation<Page<OpportunityRow>> | undefined = openOpportunities(pageSize)
  while (next !== undefined) {
    const page: Page<OpportunityRow> = await executor.execute(next, call)
    yield page.records
    next = page.next
  }
}

/** The owner is a user or a team and the customer an account or a contact: each has its own navigation property. */
function openOpportunities(pageSize: number) {
  return query(opportunity)
    .select(
      'opportunityid',
      'name',
      'stepname',
      'salesstage',
      'estimatedvalue',
      'estimatedvalue_base',
      'exchangerate',
      'closeprobability',
      'estimatedclosedate',
      'createdon',
      'modifiedon',
    )
    .where((o) => o.statecode.eq(OpportunityState.Open))
    .expand('owninguser', (user) => user.select('fullname'))
    .expand('owningteam', (team) => team.select('name'))
    .expand('customerid_account', (account) => account.select('name'))
    .expand('customerid_contact', (contact) => contact.select('fullname'))
    .expand('transactioncurrencyid', (currency) => currency.select('isocurrencycode'))
    .pageSize(pageSize)
}
