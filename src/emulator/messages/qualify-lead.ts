import { Refusal, type Session, type StoredRecord, type Target } from '../model.js'
import { boundMessage } from './define-message.js'
import { accountOf, contactOf, opportunityOf } from './lead-conversion.js'
import { refusedAs } from './refused-as.js'
import { requireStatus } from './require-status.js'
import { carryFlow } from './sales-flow.js'
import { lookupOf, targetOf, textOf } from './values.js'

const qualified = 1

/**
 * Creates what the flags ask for and closes the lead as qualified. Answers with the whole records that it created.
 * Source: Web API reference, action QualifyLead; .NET reference, QualifyLeadRequest; "Web service error codes".
 */
export const qualifyLead = boundMessage({
  name: 'QualifyLead',
  kind: 'action',
  boundTo: 'lead',
  parameters: {
    CreateAccount: { type: 'Boolean', required: true },
    CreateContact: { type: 'Boolean', required: true },
    CreateOpportunity: { type: 'Boolean', required: true },
    OpportunityCurrencyId: { type: 'record', table: 'transactioncurrency', required: false },
    OpportunityCustomerId: { type: 'record', required: false },
    SourceCampaignId: { type: 'record', table: 'campaign', required: false },
    Status: { type: 'Int32', required: true },
    ProcessInstanceId: { type: 'record', required: false },
  },
  returns: { type: 'Collection(crmbaseentity)' },
  run(session, lead, given) {
    if (lead.values['statecode'] !== 0) throw new Refusal(400, '0x80040519', 'The lead is already closed.')
    requireStatus(session.store, lead, qualified, given.Status)
    requireCustomer(given.OpportunityCustomerId)

    const account = given.CreateAccount ? createAccount(session, lead) : undefined
    const parentAccount = account ? targetOf(account) : lookupOf(lead, 'parentaccountid')
    const contact = given.CreateContact ? createContact(session, lead, parentAccount) : undefined
    const parentContact = contact ? targetOf(contact) : lookupOf(lead, 'parentcontactid')
    if (account && contact) session.write('account', account.id, { primarycontactid: targetOf(contact) })

    const opportunity = given.CreateOpportunity
      ? session.write('opportunity', undefined, {
          ...opportunityOf(lead),
          ...present({
            customerid: given.OpportunityCustomerId ?? parentAccount ?? parentContact ?? lookupOf(lead, 'customerid'),
            parentaccountid: parentAccount,
            parentcontactid: parentContact,
            transactioncurrencyid: given.OpportunityCurrencyId,
            campaignid: given.SourceCampaignId,
          }),
        })
      : undefined
    if (opportunity) carryFlow(session, lead, opportunity, given.ProcessInstanceId)

    session.write('lead', lead.id, {
      statecode: qualified,
      statuscode: given.Status,
      ...present({
        parentaccountid: parentAccount,
        parentcontactid: parentContact,
        qualifyingopportunityid: opportunity && targetOf(opportunity),
      }),
    })
    const created = [account, contact, opportunity].filter((record) => record !== undefined)
    return { kind: 'records', records: created.map(({ table, id }) => session.get(table, id)), typed: true }
  },
})

/** Our choice: without a company name there is nothing to make an account of. A lead's own account is used as it is. */
function createAccount(session: Session, lead: StoredRecord): StoredRecord | undefined {
  const needless = lookupOf(lead, 'parentaccountid') !== undefined || textOf(lead, 'companyname') === undefined
  if (needless) return undefined
  // Source: "Web service error codes", CannotQualifyLead.
  return refusedAs('0x80081018', () => session.write('account', undefined, accountOf(lead)))
}

function createContact(session: Session, lead: StoredRecord, account: Target | undefined): StoredRecord | undefined {
  if (lookupOf(lead, 'parentcontactid') !== undefined) return undefined
  return session.write('contact', undefined, { ...contactOf(lead), ...present({ parentcustomerid: account }) })
}

function requireCustomer(customer: Target | null | undefined): void {
  if (!customer || customer.table === 'account' || customer.table === 'contact') return
  throw new Refusal(
    400,
    '0x80040203',
    `The customer of an opportunity is an account or a contact, not a ${customer.table}.`,
  )
}

function present(lookups: Readonly<Record<string, Target | null | undefined>>): Readonly<Record<string, Target>> {
  return Object.fromEntries(
    Object.entries(lookups).flatMap(([column, target]) => (target ? [[column, target] as const] : [])),
  )
}
