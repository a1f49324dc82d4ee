import { whoAmI } from '../actions/index.js'
import { connect } from '../index.js'
import { type Environment, requireOrganization } from './environment.js'
import type { Terminal } from './terminal.js'

/** Prints the ids of the caller, its business unit and its organization. */
export async function whoami({ output }: Terminal, environment: Environment): Promise<void> {
  const crm = await connect(requireOrganization(environment))
  const { UserId, BusinessUnitId, OrganizationId } = await crm.execute(whoAmI())
  output.write(`user          ${UserId}\nbusiness unit ${BusinessUnitId}\norganization  ${OrganizationId}\n`)
}
