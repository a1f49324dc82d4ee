import { stableId } from '../definitions/stable-id.js'
import type { Target } from '../model.js'
import { agents, sellers } from './data/people.js'
import type { Ground } from './ground.js'

export interface Staff {
  /** The calling user. */
  readonly caller: Target
  readonly sellers: readonly Target[]
  readonly agents: readonly Target[]
  readonly salesTeam: Target
  readonly serviceTeam: Target
}

type Person = (typeof sellers | typeof agents)[number]

/** Two business units below the root, each with its users and a team of them. */
export function seedStaff(ground: Ground): Staff {
  const root = ground.first('businessunit')
  const sales = ground.add('businessunit', { name: 'Sales', parentbusinessunitid: root, isdisabled: false })
  const service = ground.add('businessunit', { name: 'Service', parentbusinessunitid: root, isdisabled: false })
  const caller = { table: 'systemuser', id: ground.session.userId }
  return {
    caller,
    sellers: sellers.map((person) => addUser(ground, person, sales)),
    agents: agents.map((person) => addUser(ground, person, service)),
    salesTeam: addTeam(ground, 'Field Sales', sales, caller),
    serviceTeam: addTeam(ground, 'Customer Care', service, caller),
  }
}

/**
 * Whose a record is: every twelfth the caller's, so that a query for one's own finds some, the others who was drawn for
 * them. Drawn all the same for the caller's, since every later number depends on it.
 */
export function ownerOf({ caller }: Staff, index: number, drawn: Target): Target {
  return index % 12 === 0 ? caller : drawn
}

function addUser(ground: Ground, { firstname, lastname, title }: Person, businessunitid: Target): Target {
  const address = `${firstname}.${lastname}@example.com`.toLowerCase()
  return ground.add('systemuser', {
    firstname,
    lastname,
    fullname: `${firstname} ${lastname}`,
    title,
    businessunitid,
    domainname: address,
    internalemailaddress: address,
    azureactivedirectoryobjectid: stableId(`entra/${address}`),
    accessmode: 0,
    isdisabled: false,
    islicensed: true,
  })
}

function addTeam(ground: Ground, name: string, businessunitid: Target, administratorid: Target): Target {
  return ground.add('team', { name, businessunitid, administratorid, teamtype: 0, isdefault: false })
}
