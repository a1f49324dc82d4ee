import { type Client, ref } from 'dynamics365-crm'
import {
  activateEntitlement,
  bindEntitlement,
  cancelEntitlement,
  deactivateEntitlement,
  remainingTerms,
  renewEntitlement,
} from 'dynamics365-crm/actions'
import {
  account,
  EntitlementAllocationType,
  EntitlementDecreaseRemainingOn,
  EntitlementState,
  entitlement,
  incident,
} from 'dynamics365-crm/entities'
import { BusinessRuleError, InvalidStateError, RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace, type Workspace } from './workspace.js'

/** Entitlements live, are used up by cases, and are renewed. */
export function describeEntitlements(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  async function sell({ add, mark }: Workspace, totalterms = 1) {
    const customer = await add(account, { name: mark })
    const sold = await add(entitlement, {
      name: mark,
      customerid: customer,
      startdate: '2020-01-01T00:00:00Z',
      enddate: '2099-12-31T00:00:00Z',
      allocationtypecode: EntitlementAllocationType.NumberOfCases,
      decreaseremainingon: EntitlementDecreaseRemainingOn.CaseCreation,
      restrictcasecreation: true,
      totalterms,
    })
    return { customer, entitlementId: sold.id }
  }

  describe('an entitlement', () => {
    it('covers cases of its customer as long as terms are left', async () => {
      const here = workspace()
      const { crm, add, mark } = here
      const { customer, entitlementId } = await sell(here)
      const first = await add(incident, { title: mark, customerid: customer })
      const second = await add(incident, { title: mark, customerid: customer })
      const cover = ({ id }: { readonly id: string }) => bindEntitlement({ incidentId: id, entitlementId })

      await expect(crm.execute(cover(first))).rejects.toThrow(InvalidStateError)
      await crm.batch([activateEntitlement({ entitlementId })])
      await crm.execute(cover(first))

      expect(await crm.execute(remainingTerms({ entitlementId }))).toBe(0)
      await expect(crm.execute(cover(second))).rejects.toThrow(BusinessRuleError)
      await crm.update(incident, first.id, { entitlementid: null })
    })

    it('is edited as a draft only, and renewed when it is over', async () => {
      const here = workspace()
      const { crm, discard, mark } = here
      const { entitlementId } = await sell(here)
      await expect(crm.execute(cancelEntitlement({ entitlementId }))).rejects.toThrow(InvalidStateError)
      await expect(crm.execute(renewEntitlement({ entitlementId }))).rejects.toThrow(InvalidStateError)
      await expect(crm.execute(deactivateEntitlement({ entitlementId: ref(entitlement, absentId) }))).rejects.toThrow(
        RecordNotFoundError,
      )

      await crm.execute(activateEntitlement({ entitlementId }))
      await expect(crm.update(entitlement, entitlementId, { totalterms: 5 })).rejects.toThrow(InvalidStateError)
      await crm.execute(deactivateEntitlement({ entitlementId }))
      await crm.update(entitlement, entitlementId, { totalterms: 5 })
      await crm.execute(activateEntitlement({ entitlementId }))
      await crm.execute(cancelEntitlement({ entitlementId }))
      await expect(crm.execute(activateEntitlement({ entitlementId }))).rejects.toThrow(InvalidStateError)

      const renewed = await crm.execute(renewEntitlement({ entitlementId }))
      discard(entitlement, renewed.entitlementId)
      expect(
        await crm.retrieve(entitlement, renewed.entitlementId, (e) => e.select('name', 'statecode', 'totalterms')),
      ).toMatchObject({ name: mark, statecode: EntitlementState.Draft, totalterms: 5 })
    })
  })
}

const absentId = '0f0e0d0c-0b0a-4000-8000-000000000000'
