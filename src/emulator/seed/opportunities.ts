import type { Target } from '../model.js'
import type { Catalogue } from './catalogue.js'
import type { Customer } from './customers.js'
import { type SalesStage, salesStages } from './flows.js'
import type { Ground } from './ground.js'
import { type QualifiedLead, subjectOf } from './leads.js'

const opportunityCount = 420

const stageWeights = [30, 30, 25, 15]
const outcomes = [
  ['open', 72],
  ['won', 16],
  ['lost', 12],
] as const

/** Opportunities over all stages, most of them open; the closed ones with the activity that closed them. */
export function seedOpportunities(
  ground: Ground,
  catalogue: Catalogue,
  customers: readonly Customer[],
  qualifiedLeads: readonly QualifiedLead[],
): readonly Target[] {
  const { random } = ground
  const stages = salesStages(ground.session.store)
  const weighted = stages.map((stage) => [stage, stageWeights[stage.category] ?? 1] as const)
  return Array.from({ length: opportunityCount }, (_, index) => {
    const lead = qualifiedLeads[index]
    const customer = lead?.customer ?? random.pick(customers)
    const fate = random.weighted(outcomes)
    const stage = fate === 'won' ? stages.at(-1) : random.weighted(weighted)
    if (stage === undefined) throw new Error('The sales process has no stages.')
    const subject = lead?.subject ?? subjectOf(ground, customer.company)
    const ageInDays = random.int(0, lead?.ageInDays ?? 300)
    const deal = seedDeal(ground, customer, stage, subject, ageInDays)
    if (fate === 'open') addFlow(ground, deal, stage, lead?.lead)
    else close(ground, deal, fate, catalogue)
    if (lead !== undefined) {
      ground.set(deal.opportunity, { originatingleadid: lead.lead })
      ground.set(lead.lead, { qualifyingopportunityid: deal.opportunity })
    }
    return deal.opportunity
  })
}

interface Deal {
  readonly opportunity: Target
  readonly name: string
  readonly value: number
  readonly currency: Target
  readonly owner: Target
  readonly ageInDays: number
}

function seedDeal(ground: Ground, customer: Customer, stage: SalesStage, name: string, ageInDays: number): Deal {
  const { random } = ground
  const { account, currency, owner } = customer
  const value = random.int(6, 400) * 500
  const opportunity = ground.add('opportunity', {
    name,
    customerid: account,
    parentaccountid: account,
    parentcontactid: random.pick(customer.contacts).contact,
    transactioncurrencyid: currency,
    estimatedvalue: value,
    estimatedclosedate: ground.day(random.int(-20, 180)),
    // Some sellers leave it empty.
    closeprobability: random.chance(0.05) ? undefined : stage.probability + random.int(-1, 1) * 5,
    opportunityratingcode: random.int(1, 3),
    purchasetimeframe: random.int(0, 4),
    salesstage: stage.category,
    stepname: stage.stepName,
    stageid: stage.stage.id,
    processid: stage.process.id,
    traversedpath: stage.path,
    isrevenuesystemcalculated: false,
    ownerid: owner,
    createdon: ground.instant(-ageInDays),
    statecode: 0,
    statuscode: random.chance(0.08) ? 2 : 1,
  })
  return { opportunity, name, value, currency, owner, ageInDays }
}

function addFlow(ground: Ground, deal: Deal, stage: SalesStage, lead: Target | undefined): void {
  ground.add('leadtoopportunitysalesprocess', {
    name: deal.name,
    processid: stage.process,
    leadid: lead,
    opportunityid: deal.opportunity,
    activestageid: stage.stage,
    activestagestartedon: ground.instant(-ground.random.int(0, deal.ageInDays)),
    traversedpath: stage.path,
    statecode: 0,
    statuscode: 1,
  })
}

function close(ground: Ground, deal: Deal, fate: 'won' | 'lost', catalogue: Catalogue): void {
  const { random } = ground
  const daysAgo = random.int(0, deal.ageInDays)
  const competitorid = fate === 'lost' && random.chance(0.6) ? random.pick(catalogue.competitors) : undefined
  const outcome =
    fate === 'won' ? { statecode: 1, statuscode: 3 } : { statecode: 2, statuscode: competitorid === undefined ? 4 : 5 }
  const revenue = fate === 'won' ? Math.round(deal.value * (0.85 + random.next() * 0.25)) : 0
  ground.add('opportunityclose', {
    subject: fate === 'won' ? 'Signed' : 'Lost',
    opportunityid: deal.opportunity,
    regardingobjectid: deal.opportunity,
    competitorid,
    actualrevenue: revenue,
    actualend: ground.instant(-daysAgo),
    opportunitystatecode: outcome.statecode,
    opportunitystatuscode: outcome.statuscode,
    transactioncurrencyid: deal.currency,
    ownerid: deal.owner,
    createdon: ground.instant(-daysAgo),
    statecode: 1,
    statuscode: 2,
  })
  ground.set(deal.opportunity, { ...outcome, actualvalue: revenue, actualclosedate: ground.day(-daysAgo) })
}
