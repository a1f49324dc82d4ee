import { createClient, type Operation, ref } from 'dynamics365-crm'
import {
  activateQuote,
  addToQueue,
  createCase,
  merge,
  pickFromQueue,
  qualifyLead,
  releaseToQueue,
  removeFromQueue,
  resolveIncident,
  routeTo,
  winOpportunity,
} from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account, incident, lead, opportunity, queue, quote, systemuser } from 'dynamics365-crm/entities'
import { isDataverseError } from 'dynamics365-crm/errors'
import { Merge } from 'dynamics365-crm/operations'
import { describe, expect, it } from 'vitest'

const userId = '11111111-2222-4333-8444-555555555555'

/** An organization with somebody who lacks privileges. */
function organization(...lacks: readonly string[]) {
  const { orgUrl, fetch } = createEmulator({ users: [{ id: userId, fullname: 'Ann B', token: 'ann', lacks }] })
  const open = (token: string) => createClient({ orgUrl, fetch, credential: async () => token })
  const ann = open('ann')
  const codeOf = async (operation: Operation<unknown>) => {
    try {
      await ann.execute(operation)
      return 'done'
    } catch (error) {
      return isDataverseError(error) && 'code' in error ? error.code : String(error)
    }
  }
  return { crm: open('admin'), codeOf }
}

describe('what a user may not do', () => {
  it('no action does for that user: win without the right to write opportunities', async () => {
    const { crm, codeOf } = organization('prvWriteOpportunity')
    const customerid = ref(account, await crm.create(account, { name: 'A' }))
    const opportunityId = await crm.create(opportunity, { name: 'Deal', customerid })

    expect(await codeOf(winOpportunity({ opportunityId }))).toBe('0x80040220')
    expect(await crm.retrieve(opportunity, opportunityId, (o) => o.select('statecode'))).toMatchObject({ statecode: 0 })
  })

  it('no action does for that user: resolve, pick and merge', async () => {
    const { crm, codeOf } = organization('prvWriteIncident', 'prvWriteQueueItem', 'prvWriteAccount')
    const [one, other] = [await crm.create(account, { name: 'A' }), await crm.create(account, { name: 'B' })]
    const incidentId = await crm.execute(createCase({ title: 'Noise', customer: ref(account, one) }))
    const queueId = await crm.create(queue, { name: 'Q' })
    const { queueItemId } = await crm.execute(addToQueue({ queueId, target: ref(incident, incidentId) }))

    expect(await codeOf(resolveIncident({ incidentId, subject: 'A' }))).toBe('0x80040220')
    expect(await codeOf(pickFromQueue({ queueItemId, workerId: userId }))).toBe('0x80040220')
    expect(await codeOf(merge({ table: account, targetId: one, subordinateId: other }))).toBe('0x80045301')
  })

  it('is refused by a code of its own: an account of a lead', async () => {
    const { crm, codeOf } = organization('prvCreateAccount')
    const leadId = await crm.create(lead, { subject: 'A', lastname: 'A', companyname: 'A' })

    expect(await codeOf(qualifyLead({ leadId, createAccount: true }))).toBe('0x80081018')
    expect(await codeOf(qualifyLead({ leadId, createContact: true }))).toBe('done')
  })
})

describe('what nobody may do', () => {
  it('merge a record into itself, or one that has an active quote', async () => {
    const { crm, codeOf } = organization()
    const [targetId, subordinateId] = [
      await crm.create(account, { name: 'A' }),
      await crm.create(account, { name: 'B' }),
    ]
    const quoteId = await crm.create(quote, { name: 'Q', customerid: ref(account, subordinateId) })
    await crm.execute(activateQuote({ quoteId }))

    const itself = Merge({
      Target: ref(account, targetId),
      Subordinate: ref(account, targetId),
      PerformParentingChecks: false,
    })
    expect(await codeOf(itself)).toBe('0x80045305')
    expect(await codeOf(merge({ table: account, targetId, subordinateId }))).toBe('0x80045302')
  })

  it('route an item that is done', async () => {
    const { crm, codeOf } = organization()
    const customer = ref(account, await crm.create(account, { name: 'A' }))
    const incidentId = await crm.execute(createCase({ title: 'Noise', customer }))
    const queueId = await crm.create(queue, { name: 'Q' })
    const { queueItemId } = await crm.execute(addToQueue({ queueId, target: ref(incident, incidentId) }))
    await crm.execute(resolveIncident({ incidentId, subject: 'Solved' }))

    expect(await codeOf(routeTo({ queueItemId, target: ref(systemuser, userId) }))).toBe('0x80040527')
    expect(await codeOf(releaseToQueue({ queueItemId }))).toBe('0x8004051d')
    expect(await codeOf(removeFromQueue({ queueItemId }))).not.toBe('0x80040220')
  })
})
