import { type Client, type Operation, otherOption, type Ref, ref } from 'dynamics365-crm'
import {
  addOpportunityProduct,
  addToQueue,
  type Caller,
  calculateRollupField,
  createCase,
  draftEmail,
  generateQuoteFromOpportunity,
  type LeadToCashResult,
  leadToCash,
  loseOpportunity,
  pickFromQueue,
  planPhoneCall,
  type QualifyLeadInput,
  qualifyLead,
  resolveIncident,
  retrieveExchangeRate,
  setState,
  whoAmI,
  winOpportunity,
} from 'dynamics365-crm/actions'
import {
  account,
  competitor,
  contact,
  incident,
  LeadStates,
  LeadStatus,
  lead,
  OpportunityStatus,
  opportunity,
  systemuser,
} from 'dynamics365-crm/entities'
import { expectTypeOf } from 'vitest'

declare const crm: Client
declare const id: string
declare const flag: boolean
declare const input: QualifyLeadInput

// What was asked for is there, what was not is absent.
const made = await crm.execute(qualifyLead({ leadId: id, createOpportunity: true, createAccount: true }))
expectTypeOf(made.opportunity).toEqualTypeOf<Ref<'opportunity'>>()
expectTypeOf(made.opportunityId).toEqualTypeOf<string>()
expectTypeOf(made.account).toEqualTypeOf<Ref<'account'> | undefined>()
expectTypeOf(made.accountId).toEqualTypeOf<string | undefined>()
expectTypeOf(made).not.toHaveProperty('contact')
expectTypeOf<keyof typeof made>().toEqualTypeOf<'opportunity' | 'opportunityId' | 'account' | 'accountId'>()

const person = await crm.execute(qualifyLead({ leadId: ref(lead, id), createContact: true, createAccount: false }))
expectTypeOf<keyof typeof person>().toEqualTypeOf<'contact' | 'contactId'>()
expectTypeOf(person.contact).toEqualTypeOf<Ref<'contact'> | undefined>()

const nothing = await crm.execute(qualifyLead({ leadId: id }))
expectTypeOf<keyof typeof nothing>().toBeNever()

// Where a flag is known at run time only, so is its result.
const sometimes = await crm.execute(qualifyLead({ leadId: id, createOpportunity: flag }))
expectTypeOf(sometimes.opportunity).toEqualTypeOf<Ref<'opportunity'> | undefined>()
expectTypeOf<keyof typeof sometimes>().toEqualTypeOf<'opportunity' | 'opportunityId'>()
const unknown = await crm.execute(qualifyLead(input))
expectTypeOf(unknown.accountId).toEqualTypeOf<string | undefined>()
expectTypeOf(unknown.opportunity).toEqualTypeOf<Ref<'opportunity'> | undefined>()

// @ts-expect-error the contact was not asked for
made.contact
// @ts-expect-error a lead is named by its id or a ref to it
qualifyLead({ leadId: ref(contact, id) })
// @ts-expect-error a lead is named
qualifyLead({ createAccount: true })
// @ts-expect-error a customer is an account or a contact
qualifyLead({ leadId: id, opportunityCustomerId: ref(lead, id) })
// @ts-expect-error 99 is none of the status reasons
qualifyLead({ leadId: id, status: 99 })
// @ts-expect-error Lost is no status reason of state Qualified
qualifyLead({ leadId: id, status: LeadStatus.Lost })

// The other actions.
expectTypeOf(winOpportunity({ opportunityId: id, actualRevenue: 5 })).toEqualTypeOf<Operation<void>>()
expectTypeOf(crm.execute(addToQueue({ queueId: id, target: ref(incident, id) }))).resolves.toEqualTypeOf<{
  readonly queueItemId: string
}>()
expectTypeOf(crm.execute(whoAmI())).resolves.toEqualTypeOf<Caller>()
winOpportunity({ opportunityId: made.opportunity, actualCloseDate: new Date(), status: otherOption(5) })
winOpportunity({ opportunityId: ref(opportunity, id), actualCloseDate: '2026-06-15' })
loseOpportunity({ opportunityId: id, competitorId: ref(competitor, id) })
pickFromQueue({ queueItemId: id, workerId: ref(systemuser, id) })
calculateRollupField({ target: ref(account, id), fieldName: 'opendeals' })

// What is known at run time only is left out by undefined.
declare const maybe: string | undefined
resolveIncident({ incidentId: id, subject: 'A', description: maybe, status: undefined })
loseOpportunity({ opportunityId: id, competitorId: maybe })
addToQueue({ queueId: id, target: ref(incident, id), sourceQueueId: maybe })
qualifyLead({ leadId: id, opportunityCurrencyId: maybe })

// @ts-expect-error nobody is outsold by a deal that was won
winOpportunity({ opportunityId: id, competitorId: id })
// @ts-expect-error Canceled is no status reason of state Won
winOpportunity({ opportunityId: id, status: OpportunityStatus.Canceled })
// @ts-expect-error Won is no status reason of state Lost
loseOpportunity({ opportunityId: id, status: OpportunityStatus.Won })
// @ts-expect-error a competitor is no account
loseOpportunity({ opportunityId: id, competitorId: ref(account, id) })
// @ts-expect-error there is no such argument
winOpportunity({ opportunityId: id, revenue: 5 })
// @ts-expect-error a resolution has a subject
resolveIncident({ incidentId: id })
// @ts-expect-error a case is no opportunity
resolveIncident({ incidentId: ref(opportunity, id), subject: 'A' })
// @ts-expect-error what is queued is named by a ref, which knows its table
addToQueue({ queueId: id, target: id })
// @ts-expect-error a worker is a user
pickFromQueue({ queueItemId: id, workerId: ref(contact, id) })
// @ts-expect-error somebody picks it
pickFromQueue({ queueItemId: id })

// States, lines, people and customers.
setState(lead, id, LeadStates.Disqualified, { status: LeadStatus.Lost, from: LeadStates.Open })
// @ts-expect-error New is a reason of another state
setState(lead, id, LeadStates.Disqualified, { status: LeadStatus.New })
// @ts-expect-error a line has a product or words
addOpportunityProduct({ opportunityId: id, quantity: 1 })
// @ts-expect-error a line is of the catalogue or written in, not both
addOpportunityProduct({
  opportunityId: id,
  productId: id,
  unitId: id,
  productDescription: 'A',
  pricePerUnit: 1,
  quantity: 1,
})
// @ts-expect-error a lead has no cases
createCase({ title: 'A', customer: ref(lead, id) })
// @ts-expect-error e-mail is sent by users and queues
draftEmail({ subject: 'A', from: [ref(contact, id)], to: [ref(contact, id)] })
draftEmail({ subject: 'A', from: [ref(systemuser, id)], to: [ref(contact, id), { address: 'ann@example.com' }] })
// @ts-expect-error the sender is a user or a queue, never an address
draftEmail({ subject: 'A', from: [{ address: 'ann@example.com' }], to: [ref(contact, id)] })
// @ts-expect-error a phone call is with records
planPhoneCall({ subject: 'A', to: [{ address: 'ann@example.com' }] })
expectTypeOf(generateQuoteFromOpportunity({ opportunityId: id })).toEqualTypeOf<Operation<Ref<'quote'>>>()
expectTypeOf(retrieveExchangeRate({ transactionCurrencyId: id })).toEqualTypeOf<Operation<number>>()
expectTypeOf(leadToCash(crm, { leadId: id, products: [] })).resolves.toEqualTypeOf<LeadToCashResult>()
