import { type Client, query, type Ref, ref } from 'dynamics365-crm'
import {
  addToQueue,
  calculateRollupField,
  initializeFrom,
  loseOpportunity,
  pickFromQueue,
  qualifyLead,
  releaseToQueue,
  resolveIncident,
  whoAmI,
  winOpportunity,
} from 'dynamics365-crm/actions'
import {
  account,
  contact,
  IncidentState,
  incident,
  incidentresolution,
  LeadState,
  lead,
  leadtoopportunitysalesprocess,
  OpportunityState,
  opportunity,
  opportunityclose,
  queue,
  queueitem,
  systemuser,
} from 'dynamics365-crm/entities'
import { RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace, type Workspace } from './workspace.js'

/** The actions of sales and service do to records what they say. */
export function describeActions(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  describe('the caller', () => {
    it('is a user of the organization', async () => {
      const { crm } = workspace()

      const caller = await crm.execute(whoAmI())

      const user = await crm.retrieve(systemuser, caller.UserId, (u) => u.select('_businessunitid_value'))
      expect(user._businessunitid_value).toBe(caller.BusinessUnitId)
    })
  })

  describe('a new record', () => {
    it('is filled in from another, ready to be sent', async () => {
      const { crm, add, mark } = workspace()
      const company = await add(account, { name: mark, telephone1: '555-0100', address1_city: 'Berlin' })

      const payload = await crm.execute(initializeFrom({ entityMoniker: company, targetEntityName: 'contact' }))

      expect(payload).toMatchObject({
        '@odata.type': '#Microsoft.Dynamics.CRM.contact',
        telephone1: '555-0100',
        address1_city: 'Berlin',
      })
      expect(payload['parentcustomerid_account@odata.bind']).toContain(company.id)
      const nobody = ref(account, '00000000-0000-4000-8000-00000000dead')
      await expect(crm.execute(initializeFrom({ entityMoniker: nobody, targetEntityName: 'contact' }))).rejects.toThrow(
        RecordNotFoundError,
      )
    })
  })

  describe('a lead', () => {
    it('becomes the account, contact and opportunity that are asked for', async () => {
      const { crm, mark, add, discard, discardLast } = workspace()
      const made = await add(lead, { subject: mark, firstname: 'Ann', lastname: mark, companyname: mark })

      const qualified = await crm.execute(
        qualifyLead({ leadId: made, createAccount: true, createContact: true, createOpportunity: true }),
      )
      const { accountId, contactId, opportunityId } = qualified
      if (accountId === undefined || contactId === undefined) throw new Error('Something was not made.')
      discard(account, accountId)
      discard(contact, contactId)
      discard(opportunity, opportunityId)
      const flows = await crm.all(
        query(leadtoopportunitysalesprocess)
          .select('businessprocessflowinstanceid')
          .where((f) => f._leadid_value.eq(made.id)),
      )
      for (const flow of flows) discardLast(leadtoopportunitysalesprocess, flow.businessprocessflowinstanceid)

      const deal = await crm.retrieve(opportunity, opportunityId, (o) =>
        o
          .select('name', 'statecode', '_originatingleadid_value')
          .expand('parentaccountid', (a) => a.select('name'))
          .expand('parentcontactid', (c) => c.select('firstname', 'lastname')),
      )
      const { statecode } = await crm.retrieve(lead, made, (l) => l.select('statecode'))
      expect(statecode).toBe(LeadState.Qualified)
      expect(deal).toMatchObject({
        name: mark,
        statecode: OpportunityState.Open,
        _originatingleadid_value: made.id,
        parentaccountid: { name: mark },
        parentcontactid: { firstname: 'Ann', lastname: mark },
      })
    })

    it('makes nothing that is not asked for', async () => {
      const { crm, mark, add } = workspace()
      const made = await add(lead, { subject: mark, lastname: mark, companyname: mark })

      const qualified = await crm.execute(qualifyLead({ leadId: made }))

      const accounts = await crm.all(
        query(account)
          .select('name')
          .where((a) => a.name.eq(mark)),
      )
      expect([qualified, accounts]).toEqual([{}, []])
    })
  })

  describe('an opportunity', () => {
    it('is won with what it brought in, and an activity that says so', async () => {
      const { crm, mark, deal, closesOf } = await withDeal(workspace())

      await crm.execute(
        winOpportunity({
          opportunityId: deal,
          subject: mark,
          actualRevenue: 120_000,
          actualCloseDate: '2026-02-27',
        }),
      )

      const record = await crm.retrieve(opportunity, deal, (o) =>
        o.select('statecode', 'statuscode', 'actualvalue', 'actualclosedate'),
      )
      const closes = await closesOf(deal)
      expect(record).toMatchObject({
        statecode: OpportunityState.Won,
        statuscode: 3,
        actualvalue: 120_000,
        actualclosedate: '2026-02-27',
      })
      expect(closes).toMatchObject([{ subject: mark, actualrevenue: 120_000 }])
    })

    it('is lost', async () => {
      const { crm, mark, deal, closesOf } = await withDeal(workspace())

      await crm.execute(loseOpportunity({ opportunityId: deal, subject: mark }))

      expect(await closesOf(deal)).toMatchObject([{ subject: mark }])
      const record = await crm.retrieve(opportunity, deal, (o) => o.select('statecode', 'statuscode'))
      expect(record).toMatchObject({ statecode: OpportunityState.Lost, statuscode: 4 })
    })

    it('adds to what its account is worth', async () => {
      const { crm, customer, deal, closesOf } = await withDeal(workspace())

      const one = await crm.execute(calculateRollupField({ target: customer, fieldName: 'opendeals' }))
      await crm.execute(loseOpportunity({ opportunityId: deal, subject: 'Lost' }))
      const none = await crm.execute(calculateRollupField({ target: customer, fieldName: 'opendeals' }))
      await closesOf(deal)

      expect([one['opendeals'], none['opendeals']]).toEqual([1, 0])
    })
  })

  describe('a case', () => {
    it('is resolved with what solved it', async () => {
      const { crm, mark, problem, discardLast } = await withCase(workspace())

      await crm.execute(resolveIncident({ incidentId: problem, subject: mark, timeSpentMinutes: 90 }))

      const record = await crm.retrieve(incident, problem, (i) => i.select('statecode', 'statuscode'))
      const resolutions = await crm.all(
        query(incidentresolution)
          .select('activityid', 'subject', 'timespent')
          .where((r) => r._incidentid_value.eq(problem.id)),
      )
      for (const { activityid } of resolutions) discardLast(incidentresolution, activityid)
      expect(record).toMatchObject({ statecode: IncidentState.Resolved, statuscode: 5 })
      expect(resolutions).toMatchObject([{ subject: mark, timespent: 90 }])
    })

    it('waits in a queue, is picked and released', async () => {
      const { crm, mark, problem, add, discardLast } = await withCase(workspace())
      const waiting = await add(queue, { name: mark })
      const { UserId } = await crm.execute(whoAmI())
      const itemOf = (id: string) =>
        crm.retrieve(queueitem, id, (i) => i.select('_queueid_value', '_objectid_value', '_workerid_value'))

      const { queueItemId } = await crm.execute(addToQueue({ queueId: waiting, target: problem }))
      discardLast(queueitem, queueItemId)
      const queued = await itemOf(queueItemId)
      await crm.execute(pickFromQueue({ queueItemId, workerId: UserId }))
      const picked = await itemOf(queueItemId)
      await crm.execute(releaseToQueue({ queueItemId }))
      const released = await itemOf(queueItemId)

      const place = { _queueid_value: waiting.id, _objectid_value: problem.id }
      expect(queued).toMatchObject({ ...place, _workerid_value: null })
      expect(picked).toMatchObject({ ...place, _workerid_value: UserId })
      expect(released).toMatchObject({ ...place, _workerid_value: null })
    })

    it('leaves the queue when it is picked for good, and moves from one to another', async () => {
      const { crm, mark, problem, add } = await withCase(workspace())
      const first = await add(queue, { name: `${mark} 1` })
      const second = await add(queue, { name: `${mark} 2` })
      const { UserId } = await crm.execute(whoAmI())

      await crm.execute(addToQueue({ queueId: first, target: problem }))
      const moved = await crm.execute(addToQueue({ queueId: second, sourceQueueId: first, target: problem }))
      const item = ref(queueitem, moved.queueItemId)
      const { _queueid_value } = await crm.retrieve(queueitem, item, (i) => i.select('_queueid_value'))
      await crm.execute(pickFromQueue({ queueItemId: item, workerId: UserId, removeQueueItem: true }))

      expect(_queueid_value).toBe(second.id)
      await expect(crm.retrieve(queueitem, item, (i) => i.select('title'))).rejects.toBeInstanceOf(RecordNotFoundError)
    })
  })
}

async function withDeal({ crm, mark, add, discardLast }: Workspace) {
  const customer = await add(account, { name: mark })
  const deal = await add(opportunity, { name: mark, customerid: customer, parentaccountid: customer })
  return {
    crm,
    mark,
    customer,
    deal,
    /** The activities that closed the opportunity; they go when the test ends. */
    async closesOf({ id }: Ref<'opportunity'>) {
      const closes = await crm.all(
        query(opportunityclose)
          .select('activityid', 'subject', 'actualrevenue')
          .where((c) => c._opportunityid_value.eq(id)),
      )
      for (const { activityid } of closes) discardLast(opportunityclose, activityid)
      return closes
    },
  }
}

async function withCase({ crm, mark, add, discardLast }: Workspace) {
  const customer = await add(account, { name: mark })
  const problem = await add(incident, { title: mark, customerid: customer })
  return { crm, mark, add, problem, discardLast }
}
