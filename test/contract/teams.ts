import { type Client, query, ref } from 'dynamics365-crm'
import { addMembersTeam, listWorkflows, removeMembersTeam, whoAmI } from 'dynamics365-crm/actions'
import { businessunit, systemuser, team, WorkflowCategory } from 'dynamics365-crm/entities'
import { RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from './workspace.js'

/** Teams have members, and organizations have processes. */
export function describeTeams(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  describe('a team', () => {
    it('takes users in, and lets them go', async () => {
      const { crm, add, mark } = workspace()
      const caller = await crm.execute(whoAmI())
      const { id: teamId } = await add(team, {
        name: mark,
        teamtype: 0,
        businessunitid: ref(businessunit, caller.BusinessUnitId),
        administratorid: ref(systemuser, caller.UserId),
      })
      const members = () =>
        crm.all(
          query(systemuser)
            .select('systemuserid')
            .where((user) => user.teammembership_association.any((of) => of.teamid.eq(teamId))),
        )
      const input = { teamId, members: [caller.UserId] }

      await crm.batch([addMembersTeam(input)])
      expect((await members()).map(({ systemuserid }) => systemuserid)).toEqual([caller.UserId])

      await crm.execute(removeMembersTeam(input))
      expect(await members()).toEqual([])
      await expect(crm.execute(addMembersTeam({ ...input, members: [teamId] }))).rejects.toThrow(RecordNotFoundError)
    })
  })

  describe('an organization', () => {
    it('lists its process flows', async () => {
      const { crm } = workspace()

      const flows = await crm.all(listWorkflows(WorkflowCategory.BusinessProcessFlow))

      expect(flows.map(({ name }) => name)).toContain('Opportunity Sales Process')
    })
  })
}
