import type { Target, Values } from '../model.js'
import type { Catalogue } from './catalogue.js'
import type { Company } from './companies.js'
import type { Customer } from './customers.js'
import { dealTopics } from './data/topics.js'
import type { Fate, Fates } from './fate.js'
import type { Ground } from './ground.js'
import { addressOf, personOf } from './person.js'
import { ownerOf, type Staff } from './staff.js'

const openCount = 210
const qualifiedCount = 60
const disqualifiedCount = 50

const open: Fates = [
  [{ statecode: 0, statuscode: 1 }, 3],
  [{ statecode: 0, statuscode: 2 }, 2],
]
const qualified: Fate = { statecode: 1, statuscode: 3 }
const disqualified: Fates = [
  [{ statecode: 2, statuscode: 4 }, 8],
  [{ statecode: 2, statuscode: 5 }, 4],
  [{ statecode: 2, statuscode: 6 }, 4],
  [{ statecode: 2, statuscode: 7 }, 1],
]

/** A lead that a customer came of, with the subject that its opportunity takes over. */
export interface QualifiedLead {
  readonly lead: Target
  readonly customer: Customer
  readonly subject: string
  readonly ageInDays: number
}

/** Leads of prospects, open or given up, and those that became customers. */
export function seedLeads(
  ground: Ground,
  staff: Staff,
  catalogue: Catalogue,
  customers: readonly Customer[],
  prospects: readonly Company[],
): readonly QualifiedLead[] {
  const { random } = ground
  for (let made = 0; made < openCount + disqualifiedCount; made++) {
    const company = random.pick(prospects)
    addLead(ground, company, {
      ...personOf(ground, company.domain),
      ...random.weighted(made < openCount ? open : disqualified),
      transactioncurrencyid: random.chance(0.25) ? catalogue.euro : catalogue.dollar,
      ownerid: ownerOf(staff, made, random.pick(staff.sellers)),
      createdon: ground.instant(-random.int(0, 120)),
    })
  }
  return Array.from({ length: qualifiedCount }, () => {
    const customer = random.pick(customers)
    const { contact, person } = random.pick(customer.contacts)
    const subject = subjectOf(ground, customer.company)
    const ageInDays = random.int(10, 300)
    const lead = addLead(ground, customer.company, {
      ...person,
      ...qualified,
      subject,
      transactioncurrencyid: customer.currency,
      ownerid: customer.owner,
      parentaccountid: customer.account,
      parentcontactid: contact,
      createdon: ground.instant(-ageInDays),
    })
    return { lead, customer, subject, ageInDays }
  })
}

export function subjectOf({ random }: Ground, { name }: Company): string {
  return `${name}: ${random.pick(dealTopics)}`
}

function addLead(ground: Ground, company: Company, values: Values): Target {
  const { random } = ground
  const estimatedamount = random.int(4, 240) * 500
  return ground.add('lead', {
    subject: subjectOf(ground, company),
    companyname: company.name,
    ...addressOf(ground),
    industrycode: company.industrycode,
    leadsourcecode: random.int(1, 10),
    leadqualitycode: random.int(1, 3),
    estimatedamount,
    estimatedvalue: estimatedamount,
    estimatedclosedate: ground.day(random.int(10, 200)),
    ...values,
  })
}
