import { idsAbove } from './hierarchy.js'
import type { Organization } from './organization.js'

/** The ids that an operator on users, teams and business units compares with. */
export function userIds(organization: Organization, operator: string): readonly unknown[] | undefined {
  const { userId } = organization
  switch (operator) {
    case 'eqUserId':
    case 'neUserId':
      return [userId]
    case 'eqBusinessId':
    case 'neBusinessId':
      return [userOf(organization, userId)?.['_businessunitid_value']]
    case 'eqRoleBusinessId':
      return related(organization, userId, 'systemuserroles_association', '_businessunitid_value')
    case 'eqUserTeams':
      return teams(organization)
    case 'eqUserOrUserTeams':
      return [userId, ...teams(organization)]
    case 'eqUserOrUserHierarchy':
      return [userId, ...subordinates(organization)]
    case 'eqUserOrUserHierarchyAndTeams': {
      const users = [userId, ...subordinates(organization)]
      return [...users, ...users.flatMap((id) => related(organization, id, 'teammembership_association', 'teamid'))]
    }
    default:
      return undefined
  }
}

function userOf({ tables }: Organization, id: unknown) {
  return tables.get('systemuser')?.rows.find((row) => row['systemuserid'] === id)
}

function teams(organization: Organization): readonly unknown[] {
  return related(organization, organization.userId, 'teammembership_association', 'teamid')
}

function related(organization: Organization, user: unknown, collection: string, column: string): readonly unknown[] {
  const users = organization.tables.get('systemuser')
  const row = userOf(organization, user)
  const facts = users?.facts.collections.find(({ name }) => name === collection)
  if (users === undefined || row === undefined || facts === undefined) throw new Error(`There is no ${collection}.`)
  return organization.many(users, row, facts).map((one) => one[column])
}

function subordinates({ tables, userId }: Organization): readonly unknown[] {
  const rows = tables.get('systemuser')?.rows ?? []
  const tree = { table: 'systemuser', rows, primaryKey: 'systemuserid' }
  return rows.map((row) => row['systemuserid']).filter((id) => idsAbove(tree, id).includes(userId))
}
