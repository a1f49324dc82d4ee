import { type Client, changeSet, ref } from 'dynamics365-crm'
import {
  grantAccess,
  modifyAccess,
  retrievePrincipalAccess,
  retrieveSharedPrincipalsAndAccess,
  revokeAccess,
  whoAmI,
} from 'dynamics365-crm/actions'
import { account, businessunit, systemuser, team } from 'dynamics365-crm/entities'
import { BusinessRuleError, RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from './workspace.js'

/** Records are shared with users and teams. */
export function describeSharing(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  describe('a record', () => {
    it('is shared, shared for something else, and no longer', async () => {
      const { crm, add, mark } = workspace()
      const caller = await crm.execute(whoAmI())
      const target = await add(account, { name: mark })
      const { id } = await add(team, {
        name: mark,
        teamtype: 0,
        businessunitid: ref(businessunit, caller.BusinessUnitId),
        administratorid: ref(systemuser, caller.UserId),
      })
      const principal = ref(team, id)

      await crm.execute(grantAccess({ target, principal, access: ['ReadAccess', 'WriteAccess'] }))
      expect(await crm.execute(retrievePrincipalAccess({ principal, target }))).toEqual(
        expect.arrayContaining(['ReadAccess', 'WriteAccess']),
      )

      const set = changeSet()
      set.add(modifyAccess({ target, principal, access: ['ReadAccess'] }))
      await crm.batch([set])
      expect(await crm.execute(retrieveSharedPrincipalsAndAccess({ target }))).toEqual([
        { principal, access: ['ReadAccess'] },
      ])

      await crm.execute(revokeAccess({ target, revokee: principal }))
      expect(await crm.execute(retrieveSharedPrincipalsAndAccess({ target }))).toEqual([])
    })

    it('is not shared with its owner, and has to be there', async () => {
      const { crm, add, mark } = workspace()
      const target = await add(account, { name: mark })
      const { UserId } = await crm.execute(whoAmI())
      const principal = ref(systemuser, UserId)
      const absent = ref(account, '0f0e0d0c-0b0a-4000-8000-000000000000')

      await expect(crm.execute(grantAccess({ target, principal, access: ['ReadAccess'] }))).rejects.toThrow(
        BusinessRuleError,
      )
      await expect(crm.execute(grantAccess({ target: absent, principal, access: ['ReadAccess'] }))).rejects.toThrow(
        RecordNotFoundError,
      )
    })
  })
}
