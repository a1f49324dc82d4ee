import type { Target } from '../model.js'
import type { Catalogue } from './catalogue.js'
import type { Company } from './companies.js'
import type { Ground } from './ground.js'
import { addressOf, type Person, personOf, telephoneOf } from './person.js'
import { ownerOf, type Staff } from './staff.js'

/** An account with what the seeders of its records need to know about it. */
export interface Customer {
  readonly account: Target
  readonly company: Company
  readonly owner: Target
  readonly currency: Target
  readonly contacts: readonly Contact[]
}

export interface Contact {
  readonly contact: Target
  readonly person: Person
}

const contactCounts = [
  [2, 5],
  [3, 4],
  [4, 1],
] as const

export function seedCustomers(
  ground: Ground,
  staff: Staff,
  catalogue: Catalogue,
  companies: readonly Company[],
): readonly Customer[] {
  return companies.map((company, index) => seedCustomer(ground, staff, catalogue, company, index))
}

function seedCustomer(ground: Ground, staff: Staff, catalogue: Catalogue, company: Company, index: number): Customer {
  const { random } = ground
  const { name, domain, industrycode } = company
  const owner = ownerOf(staff, index, random.chance(0.1) ? staff.salesTeam : random.pick(staff.sellers))
  const currency = random.chance(0.25) ? catalogue.euro : catalogue.dollar
  const createdon = ground.instant(-random.int(60, 1_000))
  const address = addressOf(ground)
  const account = ground.add('account', {
    name,
    accountnumber: `A-${10_001 + index}`,
    ...address,
    industrycode,
    customertypecode: 3,
    emailaddress1: `info@${domain}`,
    websiteurl: `https://${domain}`,
    telephone1: telephoneOf(ground),
    numberofemployees: random.int(8, 2_500),
    revenue: random.int(4, 900) * 100_000,
    transactioncurrencyid: currency,
    ownerid: owner,
    createdon,
  })
  const contacts = Array.from({ length: random.weighted(contactCounts) }, () => {
    const person = personOf(ground, domain)
    return {
      contact: ground.add('contact', { ...person, ...address, parentcustomerid: account, ownerid: owner, createdon }),
      person,
    }
  })
  ground.set(account, { primarycontactid: contacts[0]?.contact })
  return { account, company, owner, currency, contacts }
}
