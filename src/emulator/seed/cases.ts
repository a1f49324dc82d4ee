import type { Target } from '../model.js'
import type { Catalogue } from './catalogue.js'
import type { Customer } from './customers.js'
import { caseTitles } from './data/topics.js'
import type { Fates } from './fate.js'
import type { Ground } from './ground.js'
import { ownerOf, type Staff } from './staff.js'

const caseCount = 520

const fates: Fates = [
  [{ statecode: 0, statuscode: 1 }, 36],
  [{ statecode: 0, statuscode: 2 }, 6],
  [{ statecode: 0, statuscode: 3 }, 9],
  [{ statecode: 0, statuscode: 4 }, 7],
  [{ statecode: 1, statuscode: 5 }, 27],
  [{ statecode: 1, statuscode: 1000 }, 7],
  [{ statecode: 2, statuscode: 6 }, 8],
]

const origins = [
  [1, 40],
  [2, 30],
  [3, 25],
  [2483, 3],
  [3986, 2],
] as const
const priorities = [
  [1, 20],
  [2, 60],
  [3, 20],
] as const

/** A case with what its queue items, SLAs and activities depend on. */
export interface Case {
  readonly incident: Target
  readonly title: string
  readonly owner: Target
  readonly statecode: number
  readonly ageInDays: number
}

export function seedCases(
  ground: Ground,
  staff: Staff,
  customers: readonly Customer[],
  catalogue: Catalogue,
): readonly Case[] {
  return Array.from({ length: caseCount }, (_, index) => seedCase(ground, staff, customers, catalogue, index))
}

function seedCase(
  ground: Ground,
  staff: Staff,
  customers: readonly Customer[],
  catalogue: Catalogue,
  index: number,
): Case {
  const { random } = ground
  const { title, subject, casetypecode } = random.pick(caseTitles)
  const customer = random.pick(customers)
  const { contact } = random.pick(customer.contacts)
  const owner = ownerOf(staff, index, random.chance(0.15) ? staff.serviceTeam : random.pick(staff.agents))
  const fate = random.weighted(fates)
  const ageInDays = random.int(0, 90) + random.next()
  const incident = ground.add('incident', {
    title,
    ticketnumber: `CAS-${String(1_000 + index).padStart(5, '0')}-${random.id().slice(0, 6).toUpperCase()}`,
    customerid: random.chance(0.85) ? customer.account : contact,
    primarycontactid: contact,
    subjectid: catalogue.subjects.get(subject),
    productid: subject === 'Products' ? random.pick(catalogue.products) : undefined,
    casetypecode,
    caseorigincode: random.weighted(origins),
    prioritycode: random.weighted(priorities),
    ownerid: owner,
    createdon: ground.instant(-ageInDays),
    ...fate,
  })
  if (fate.statecode === 1) addResolution(ground, incident, owner, fate.statuscode, random.next() * ageInDays)
  return { incident, title, owner, statecode: fate.statecode, ageInDays }
}

function addResolution(ground: Ground, incident: Target, ownerid: Target, reason: number, daysAgo: number): void {
  ground.add('incidentresolution', {
    subject: reason === 5 ? 'Solved' : 'Information provided',
    incidentid: incident,
    regardingobjectid: incident,
    timespent: ground.random.int(1, 24) * 10,
    resolutiontypecode: reason,
    actualend: ground.instant(-daysAgo),
    createdon: ground.instant(-daysAgo),
    ownerid,
    statecode: 1,
    statuscode: 2,
  })
}
