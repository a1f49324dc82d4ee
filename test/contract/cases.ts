import { type Client, query, ref } from 'dynamics365-crm'
import {
  account360,
  addPrincipalToQueue,
  addToQueue,
  calculateTotalTime,
  cancelCase,
  caseFromEmail,
  closeIncident,
  createCase,
  draftEmail,
  escalateCase,
  escalationSweep,
  logTask,
  membersOf,
  mergeCases,
  openItemsOf,
  pickNextFromQueue,
  planTask,
  reactivateCase,
  removeFromQueue,
  resolveIncident,
  retrieveUserQueues,
  roundRobin,
  routeTo,
  sendEmail,
  slaKpiInstancesOf,
  whoAmI,
} from 'dynamics365-crm/actions'
import {
  account,
  contact,
  email,
  incident,
  incidentresolution,
  opportunity,
  queue,
  queueitem,
  slakpiinstance,
  systemuser,
  task,
} from 'dynamics365-crm/entities'
import { BusinessRuleError, InvalidStateError, RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace, type Workspace } from './workspace.js'

/** Cases from the first message to the solution, and the queues on their way. */
export function describeCases(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  async function withCase(here: Workspace, more: Partial<Parameters<typeof createCase>[0]> = {}) {
    const { crm, add, discard, mark } = here
    const customer = await add(account, { name: mark })
    const id = await crm.execute(createCase({ title: mark, customer, ...more }))
    discard(incident, id)
    return { customer, problem: ref(incident, id) }
  }

  async function discardResolutions({ crm, discardLast }: Workspace, incidentId: string) {
    const resolutions = await crm.all(
      query(incidentresolution)
        .select('activityid')
        .where((r) => r._incidentid_value.eq(incidentId)),
    )
    for (const { activityid } of resolutions) discardLast(incidentresolution, activityid)
  }

  describe('a case', () => {
    it('is canceled and opened again, but not while something is open', async () => {
      const here = workspace()
      const { crm, mark, discard } = here
      const { problem } = await withCase(here)
      const open = await crm.execute(planTask({ subject: mark, regarding: problem }))
      discard(task, open)

      await expect(crm.execute(cancelCase({ incidentId: problem }))).rejects.toThrow(BusinessRuleError)
      await expect(crm.execute(closeIncident({ incidentId: problem, subject: mark }))).rejects.toThrow(
        BusinessRuleError,
      )
      await crm.delete(task, open)
      await crm.batch([cancelCase({ incidentId: problem })])
      await crm.execute(reactivateCase({ incidentId: problem, status: 3 }))

      expect(await crm.retrieve(incident, problem, (i) => i.select('statecode', 'statuscode'))).toMatchObject({
        statecode: 0,
        statuscode: 3,
      })
    })

    it('is not closed before its children', async () => {
      const here = workspace()
      const { crm, mark } = here
      const { problem } = await withCase(here)
      await withCase(here, { parentCaseId: problem })

      await expect(crm.execute(resolveIncident({ incidentId: problem, subject: mark }))).rejects.toThrow(
        BusinessRuleError,
      )
      await expect(crm.execute(cancelCase({ incidentId: problem }))).rejects.toThrow(BusinessRuleError)
    })

    it('is merged into another, once', async () => {
      const here = workspace()
      const { crm, mark } = here
      const [one, other] = [await withCase(here), await withCase(here)]
      const merge = mergeCases({
        targetId: one.problem,
        subordinateId: other.problem,
        updateContent: { description: mark },
      })

      await crm.execute(merge)

      expect(await crm.retrieve(incident, one.problem, (i) => i.select('description'))).toMatchObject({
        description: mark,
      })
      expect(await crm.retrieve(incident, other.problem, (i) => i.select('statecode', 'statuscode'))).toMatchObject({
        statecode: 2,
        statuscode: 2_000,
      })
      await expect(crm.execute(merge)).rejects.toThrow(InvalidStateError)
    })

    it('tells the time of its activities', async () => {
      const here = workspace()
      const { crm, mark, discard } = here
      const { problem } = await withCase(here)
      for (const durationMinutes of [20, 15]) {
        const done = await logTask(crm, { subject: mark, regarding: problem, durationMinutes })
        discard(task, done.id)
      }

      expect(await crm.execute(calculateTotalTime({ incidentId: problem }))).toBe(35)
    })
  })

  describe('a queue', () => {
    it('has members, and gives what waits to workers in turn', async () => {
      const here = workspace()
      const { crm, mark, add, discard } = here
      const line = await add(queue, { name: mark, queueviewtype: 1 })
      const users = await crm.all(
        query(systemuser)
          .select('systemuserid')
          .where((u) => u.isdisabled.eq(false))
          .top(2),
      )
      const [first, second] = users.map(({ systemuserid }) => ref(systemuser, systemuserid))
      if (first === undefined || second === undefined) throw new Error('There are no two users.')
      await crm.execute(addPrincipalToQueue({ queueId: line, principal: first }))
      expect(await crm.all(membersOf(line))).toMatchObject([{ systemuserid: first.id }])
      const theirs = await crm.execute(retrieveUserQueues({ userId: first }))
      expect(theirs.map(({ name }) => name)).toContain(mark)

      for (let count = 0; count < 3; count += 1) {
        const { problem } = await withCase(here)
        const { queueItemId } = await crm.execute(addToQueue({ queueId: line, target: problem }))
        discard(queueitem, queueItemId)
      }
      const { outcomes, next } = await roundRobin(crm, { queueId: line, workerIds: [first, second] })

      expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true])
      expect(next).toBe(1)
      const items = await crm.all(openItemsOf(line))
      expect(items.map((item) => item._workerid_value).toSorted()).toEqual([first.id, first.id, second.id].toSorted())
      expect(await pickNextFromQueue(crm, { queueId: line })).toBeUndefined()
    })

    it('gives the next item to the caller, routes it on, and lets it go', async () => {
      const here = workspace()
      const { crm, mark, add } = here
      const [line, second] = [await add(queue, { name: mark }), await add(queue, { name: `${mark} 2` })]
      const { problem } = await withCase(here)
      await crm.execute(addToQueue({ queueId: line, target: problem }))
      const { UserId } = await crm.execute(whoAmI())

      const picked = await pickNextFromQueue(crm, { queueId: line })
      if (picked === undefined) throw new Error('Nothing was picked.')

      expect(picked).toMatchObject({ recordId: problem.id, title: mark })
      expect(await crm.all(openItemsOf(line))).toMatchObject([{ _workerid_value: UserId }])
      await crm.execute(routeTo({ queueItemId: picked.queueItemId, target: second }))
      await expect(crm.execute(routeTo({ queueItemId: picked.queueItemId, target: second }))).rejects.toThrow(
        BusinessRuleError,
      )
      expect(await crm.all(openItemsOf(second))).toHaveLength(1)
      await crm.execute(removeFromQueue({ queueItemId: picked.queueItemId }))
      await expect(crm.execute(removeFromQueue({ queueItemId: picked.queueItemId }))).rejects.toThrow(
        RecordNotFoundError,
      )
    })
  })

  describe('from an e-mail to the solution', () => {
    it('goes by way of a queue, an answer and a time limit', async () => {
      const here = workspace()
      const { crm, mark, add, discard, discardLast } = here
      const customer = await add(contact, { lastname: mark })
      const line = await add(queue, { name: mark })
      const { UserId } = await crm.execute(whoAmI())
      const us = ref(systemuser, UserId)
      const arrived = await add(email, { subject: mark, directioncode: false, to: [us] })

      const opened = await caseFromEmail(crm, { emailId: arrived, customer, queueId: line })
      discard(incident, opened.incident.id)
      const kpi = await add(slakpiinstance, {
        name: 'First response by',
        regarding: opened.incident,
        status: 0,
        failuretime: new Date(Date.now() + 20 * 60_000),
      })
      const escalated = await escalationSweep(crm, { withinMinutes: 30 })
      expect(escalated.find(({ item }) => item.slaKpiInstanceId === kpi.id)).toMatchObject({ ok: true })
      const picked = await pickNextFromQueue(crm, { queueId: line })
      if (picked === undefined) throw new Error('Nothing was picked.')
      const answer = await crm.execute(
        draftEmail({
          subject: `Re: ${mark}`,
          from: [us],
          to: [customer],
          inReplyTo: arrived,
          regarding: opened.incident,
        }),
      )
      discard(email, answer)
      await crm.execute(sendEmail({ emailId: answer }))
      await crm.delete(email, arrived)
      await crm.execute(resolveIncident({ incidentId: opened.incident, subject: mark, timeSpentMinutes: 15 }))
      await discardResolutions(here, opened.incident.id)
      if (opened.queueItemId) discardLast(queueitem, opened.queueItemId)

      expect(picked.recordId).toBe(opened.incident.id)
      const solved = await crm.retrieve(incident, opened.incident, (i) =>
        i.select('title', 'caseorigincode', 'statecode', 'isescalated', '_customerid_value'),
      )
      expect(solved).toMatchObject({
        title: mark,
        caseorigincode: 2,
        statecode: 1,
        isescalated: true,
        _customerid_value: customer.id,
      })
      expect(await crm.all(slaKpiInstancesOf(opened.incident))).toMatchObject([{ status: 4 }])
    })

    it('makes nothing of an e-mail that is not there', async () => {
      const { crm, mark, add } = workspace()
      const customer = await add(contact, { lastname: mark })
      const emailId = '00000000-0000-4000-8000-0000000000ff'

      await expect(caseFromEmail(crm, { emailId, customer })).rejects.toThrow(RecordNotFoundError)
    })
  })

  describe('an account', () => {
    it('is seen from all sides in one batch', async () => {
      const here = workspace()
      const { crm, mark, add, discard } = here
      const { customer } = await withCase(here)
      await add(contact, { lastname: mark, parentcustomerid: customer })
      await add(opportunity, { name: mark, customerid: customer })
      const done = await logTask(crm, { subject: mark, regarding: customer })
      discard(task, done.id)

      const all = await account360(crm, { accountId: customer })

      expect(all).toMatchObject({
        account: { name: mark },
        contacts: [{ fullname: mark }],
        opportunities: [{ name: mark }],
        cases: [{ title: mark }],
        activities: [{ subject: mark }],
      })
    })

    it('that is not there is an error', async () => {
      const { crm } = workspace()

      await expect(account360(crm, { accountId: '00000000-0000-4000-8000-0000000000ff' })).rejects.toMatchObject({
        cause: expect.any(RecordNotFoundError),
      })
    })
  })

  describe('an escalation', () => {
    it('is noted with its time', async () => {
      const here = workspace()
      const { problem } = await withCase(here)

      await here.crm.execute(escalateCase({ incidentId: problem }))

      const { escalatedon } = await here.crm.retrieve(incident, problem, (i) => i.select('escalatedon'))
      expect(escalatedon).not.toBeNull()
    })
  })
}
