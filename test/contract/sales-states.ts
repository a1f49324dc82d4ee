import { type Client, query } from 'dynamics365-crm'
import {
  calculateActualValue,
  disqualifyLead,
  loseOpportunity,
  reopenLead,
  reopenOpportunity,
  winOpportunity,
} from 'dynamics365-crm/actions'
import { LeadStatus, lead, OpportunityStatus, opportunity, opportunityclose } from 'dynamics365-crm/entities'
import { InvalidStateError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from './workspace.js'

/** Leads and opportunities are closed and opened again. */
export function describeSalesStates(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  describe('a lead that comes to nothing', () => {
    it('is disqualified with its reason, and opened again', async () => {
      const { crm, mark, add } = workspace()
      const { id } = await add(lead, { subject: mark, lastname: mark })
      const state = () => crm.retrieve(lead, id, (l) => l.select('statecode', 'statuscode'))

      await crm.execute(disqualifyLead({ leadId: id, status: LeadStatus.NoLongerInterested }))
      expect(await state()).toMatchObject({ statecode: 2, statuscode: 6 })

      await crm.batch([reopenLead({ leadId: id, status: LeadStatus.Contacted })])
      expect(await state()).toMatchObject({ statecode: 0, statuscode: 2 })
    })
  })

  describe('a closed opportunity', () => {
    it('has to be opened before it is closed the other way', async () => {
      const { crm, mark, add, discardLast } = workspace()
      const { id } = await add(opportunity, { name: mark })
      const won = { opportunityId: id, subject: mark, actualRevenue: 1_200 }
      await crm.execute(winOpportunity(won))

      expect(await crm.execute(calculateActualValue({ opportunityId: id }))).toBe(1_200)
      await expect(crm.execute(winOpportunity(won))).rejects.toThrow(InvalidStateError)
      await expect(crm.execute(loseOpportunity({ opportunityId: id }))).rejects.toThrow(InvalidStateError)

      await crm.execute(reopenOpportunity({ opportunityId: id, status: OpportunityStatus.OnHold }))
      expect(await crm.retrieve(opportunity, id, (o) => o.select('statecode', 'statuscode'))).toMatchObject({
        statecode: 0,
        statuscode: 2,
      })
      await crm.execute(loseOpportunity({ opportunityId: id }))

      const closes = await crm.all(
        query(opportunityclose)
          .select('activityid')
          .where((c) => c._opportunityid_value.eq(id)),
      )
      for (const { activityid } of closes) discardLast(opportunityclose, activityid)
      expect(closes).toHaveLength(2)
    })
  })
}
