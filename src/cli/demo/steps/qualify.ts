import { qualifyLead } from '../../../actions/index.js'
import { account, contact, leadtoopportunitysalesprocess, opportunity } from '../../../entities/index.js'
import { query } from '../../../index.js'
import { CommandError } from '../../command-error.js'
import type { MadeRecords } from '../made-records.js'
import type { Scene } from '../scene.js'
import { type Done, done } from '../step-result.js'

export interface Qualified {
  readonly accountId: string
  readonly contactId: string | undefined
  readonly opportunityId: string
}

/** Makes an account, a contact and an opportunity of the lead. */
export async function qualify({ crm, made }: Scene, leadId: string): Promise<Done<Qualified>> {
  expectWhatComesOf(leadId, made)

  const { accountId, contactId, opportunityId } = await crm.execute(
    qualifyLead({ leadId, createAccount: true, createContact: true, createOpportunity: true }),
  )
  if (accountId === undefined) throw new CommandError('The organization qualified the lead without making an account.')
  return done('account, contact and opportunity created', { accountId, contactId, opportunityId })
}

function expectWhatComesOf(leadId: string, made: MadeRecords): void {
  made.expect(
    account,
    query(account)
      .select('accountid')
      .where((a) => a._originatingleadid_value.eq(leadId)),
    (found) => found.accountid,
  )
  made.expect(
    contact,
    query(contact)
      .select('contactid')
      .where((c) => c._originatingleadid_value.eq(leadId)),
    (found) => found.contactid,
  )
  made.expect(
    opportunity,
    query(opportunity)
      .select('opportunityid')
      .where((o) => o._originatingleadid_value.eq(leadId)),
    (found) => found.opportunityid,
  )
  made.expect(
    leadtoopportunitysalesprocess,
    query(leadtoopportunitysalesprocess)
      .select('businessprocessflowinstanceid')
      .where((flow) => flow._leadid_value.eq(leadId)),
    (found) => found.businessprocessflowinstanceid,
  )
}
