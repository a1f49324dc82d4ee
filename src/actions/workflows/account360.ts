import { batch } from '../../batch/index.js'
import { account, contact, incident, opportunity } from '../../entities/index.js'
import type { Executor } from '../../operation/index.js'
import { query } from '../../query/index.js'
import { retrieve } from '../../records/index.js'
import type { Ref } from '../../schema/index.js'
import { timelineOf } from '../activities/timeline-of.js'
import { wholeNumber } from '../checks.js'
import { refOf } from '../ref-of.js'

/** Input of `account360`. */
export interface Account360Input {
  readonly accountId: string | Ref<'account'>
  /** How many of each at most, 1 to 5,000; 20 when absent. */
  readonly top?: number | undefined
}

/**
 * An account with all that matters of it: its contacts, its open opportunities, its active cases and the latest activities.
 *
 * Wire: one `$batch` of five reads.
 * Fails with: `BatchError`, whose `cause` is a `RecordNotFoundError` where there is no such account; `PermissionError`.
 * Repeat: it only reads.
 * Source: entity references of the tables.
 *
 * @example
 * const { account: company, cases } = await account360(crm, { accountId })
 */
export async function account360(crm: Executor, { accountId, top = 20 }: Account360Input) {
  const company = refOf(account, accountId, 'accountId')
  const most = wholeNumber(top, 'top', 1, 5_000)
  const [record, contacts, opportunities, cases, activities] = await crm.execute(
    batch([
      retrieve(account, company, (a) =>
        a.select('name', 'accountnumber', 'telephone1', 'revenue', 'numberofemployees', '_primarycontactid_value'),
      ),
      query(contact)
        .select('contactid', 'fullname', 'emailaddress1', 'telephone1')
        .where((c) => c._parentcustomerid_value.eq(company.id).and(c.statecode.eq(0)))
        .orderBy('fullname')
        .top(most),
      query(opportunity)
        .select('opportunityid', 'name', 'estimatedvalue', 'estimatedclosedate', 'stepname')
        .where((o) => o._customerid_value.eq(company.id).and(o.statecode.eq(0)))
        .orderBy('estimatedclosedate')
        .top(most),
      query(incident)
        .select('incidentid', 'title', 'ticketnumber', 'prioritycode', 'statuscode', 'createdon')
        .where((i) => i._customerid_value.eq(company.id).and(i.statecode.eq(0)))
        .orderBy('createdon', 'desc')
        .top(most),
      timelineOf(company).top(most),
    ]),
  )
  return {
    account: record,
    contacts: contacts.records,
    opportunities: opportunities.records,
    cases: cases.records,
    activities: activities.records,
  }
}
