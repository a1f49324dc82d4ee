import { places, streets } from './data/companies.js'
import { firstNames, jobTitles, lastNames } from './data/people.js'
import type { Ground } from './ground.js'

/** In the columns that leads and contacts share. */
export interface Person {
  readonly firstname: string
  readonly lastname: string
  readonly jobtitle: string
  readonly emailaddress1: string
  readonly telephone1: string
}

export function personOf({ random }: Ground, domain: string): Person {
  const firstname = random.pick(firstNames)
  const lastname = random.pick(lastNames)
  return {
    firstname,
    lastname,
    jobtitle: random.pick(jobTitles),
    emailaddress1: `${firstname}.${lastname}@${domain}`.toLowerCase(),
    telephone1: telephoneOf({ random }),
  }
}

/** In the range of numbers that belong to nobody: 555-0100 to 555-0199. */
export function telephoneOf({ random }: Pick<Ground, 'random'>): string {
  return `555-0${random.int(100, 199)}`
}

export function addressOf({ random }: Ground) {
  const { city, region, country, postalCode } = random.pick(places)
  return {
    address1_line1: `${random.int(1, 240)} ${random.pick(streets)}`,
    address1_city: city,
    address1_stateorprovince: region,
    address1_postalcode: postalCode,
    address1_country: country,
  }
}
