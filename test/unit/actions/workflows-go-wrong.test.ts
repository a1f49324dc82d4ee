import { createClient, type Operation, ref } from 'dynamics365-crm'
import {
  addDiscount,
  addPriceListItem,
  addProductToBundle,
  addQuoteProduct,
  createCase,
  escalationSweep,
  type LeadToCashProgress,
  leadToCash,
  resolveIncident,
  roundRobin,
  runBulkDelete,
  sendEmailFromTemplate,
  watchSla,
} from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import {
  account,
  contact,
  incident,
  lead,
  queue,
  queueitem,
  slakpiinstance,
  systemuser,
  task,
} from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const other = '5f1c2f5e-2f5e-4000-8000-00000000000b'

function organization() {
  const emulator = createEmulator()
  const sent: string[] = []
  const fetch: typeof emulator.fetch = (input, init) => {
    sent.push(String(input instanceof Request ? input.url : input))
    return emulator.fetch(input, init)
  }
  const crm = createClient({ orgUrl: emulator.orgUrl, fetch, credential: async () => 'any', maxRetries: 0 })
  return { emulator, crm, sent }
}

describe('a workflow that goes wrong', () => {
  it('deletes nothing when the way to wait is wrong, and tells the job before it is read', async () => {
    const { emulator, crm, sent } = organization()
    await crm.create(task, { subject: 'Old' })
    sent.length = 0
    const job = { jobName: 'Tasks', querySet: [{ EntityName: 'task' }] }

    await expect(runBulkDelete(crm, { ...job, pollEveryMs: 0 })).rejects.toThrow(UsageError)
    await expect(runBulkDelete(crm, { ...job, signal: AbortSignal.abort() })).rejects.toThrow('abort')
    expect(sent).toEqual([])

    const seen: (string | undefined)[] = []
    emulator.faults.add({ status: 503, when: { method: 'GET' } })
    const reading = runBulkDelete(crm, { ...job, onProgress: ({ asyncOperationId }) => seen.push(asyncOperationId) })
    await expect(reading).rejects.toThrow('503')
    expect(seen).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)])
  })

  it('takes a discount that there is, before the lead is touched', async () => {
    const { crm, sent } = organization()
    const leadId = await crm.create(lead, { subject: 'A', lastname: 'A' })
    sent.length = 0
    const products = [{ productDescription: 'Pump', pricePerUnit: 5, quantity: 1 }]

    const calls = leadToCash(crm, { leadId, products, revision: { discountPercentage: 150 } })

    await expect(calls).rejects.toThrow('discountPercentage takes a number from 0 to 100.')
    expect(sent).toEqual([])
  })

  it('tells of each record as soon as it is there', async () => {
    const { crm } = organization()
    const leadId = await crm.create(lead, { subject: 'A', lastname: 'A' })
    const products = [
      { productDescription: 'Pump', pricePerUnit: 5, quantity: 1 },
      { productId: id, unitId: other, quantity: 1 },
    ]
    const told: LeadToCashProgress[] = []

    await expect(leadToCash(crm, { leadId, products, onProgress: (_, made) => told.push(made) })).rejects.toThrow()

    expect(told.map(({ linesAdded }) => linesAdded)).toEqual([0, 1])
    expect(told[0]?.opportunity?.table).toBe('opportunity')
  })

  it('says of each item what became of it, though a batch breaks', async () => {
    const { crm } = organization()
    const queueId = await crm.create(queue, { name: 'Q' })
    const customer = ref(account, await crm.create(account, { name: 'A' }))
    for (const title of ['A', 'B']) {
      const problem = await crm.execute(createCase({ title, customer }))
      await crm.create(queueitem, { queueid: ref(queue, queueId), objectid: ref(incident, problem) })
    }
    const broken = {
      execute: <Result>(operation: Operation<Result>) =>
        operation.name === 'batch' ? Promise.reject(new Error('broken')) : crm.execute(operation),
    }

    const { outcomes } = await roundRobin(broken, { queueId, workerIds: [ref(systemuser, other)] })

    expect(outcomes.map(({ ok }) => ok)).toEqual([false, false])
  })

  it('escalates a case once, and leaves it in its queue', async () => {
    let now = Date.UTC(2026, 0, 5, 9)
    const clock = () => new Date(now)
    const { orgUrl, fetch } = createEmulator({ clock })
    const crm = createClient({ orgUrl, fetch, credential: async () => 'any' })
    const customer = ref(account, await crm.create(account, { name: 'A' }))
    const problem = ref(incident, await crm.execute(createCase({ title: 'A', customer })))
    const queueId = await crm.create(queue, { name: 'Q' })
    await crm.create(slakpiinstance, {
      name: 'Resolve by',
      regarding: problem,
      status: 0,
      failuretime: new Date(now + 1_800_000),
    } as never)
    const escalatedOn = async () =>
      (await crm.retrieve(incident, problem, (one) => one.select('escalatedon'))).escalatedon

    const first = await escalationSweep(crm, { withinMinutes: 60, queueId, clock })
    const at = await escalatedOn()
    now += 60_000
    const second = await escalationSweep(crm, { withinMinutes: 60, queueId, clock })

    expect([...first, ...second].map(({ ok }) => ok)).toEqual([true, true])
    expect(await escalatedOn()).toBe(at)
  })

  it.each([
    { withinMinutes: 1e12 },
    { withinMinutes: Number.NaN },
    { withinMinutes: 5, everySeconds: 3_000_000 },
    { withinMinutes: 5, everySeconds: Number.POSITIVE_INFINITY },
  ])('watches at a pace that can be: not %o', async (input) => {
    const { crm } = organization()

    await expect(watchSla(crm, input).next()).rejects.toThrow(UsageError)
  })
})

describe('input that contradicts itself', () => {
  const line = { quoteId: id, quantity: 1 }
  const item = { priceLevelId: id, productId: id, unitId: id }

  it.each<[string, () => unknown]>([
    [
      'a product and a description',
      () => addQuoteProduct({ ...line, productId: id, productDescription: 'A' } as never),
    ],
    ['a description without words', () => addQuoteProduct({ ...line, productDescription: '', pricePerUnit: 1 })],
    ['a place before the first', () => addQuoteProduct({ ...line, productId: id, unitId: id, sequenceNumber: -1 })],
    ['an amount of a percentage', () => addPriceListItem({ ...item, amount: 5, pricingMethod: 3 } as never)],
    ['a percentage of nothing', () => addPriceListItem({ ...item, percentage: 5, pricingMethod: 1 } as never)],
    [
      'more off than it costs',
      () => addDiscount({ discountTypeId: id, lowQuantity: 1, highQuantity: 2, percentage: 500 }),
    ],
    ['a bundle in itself', () => addProductToBundle({ bundleId: id, productId: id })],
    ['half a minute', () => resolveIncident({ incidentId: id, subject: 'A', timeSpentMinutes: 1.5 })],
    ['nothing to say of the solution', () => resolveIncident({ incidentId: id } as never)],
  ])('is refused: %s', (_, make) => {
    expect(make).toThrow(UsageError)
  })

  it('an e-mail of a template is about its record', () => {
    const people = { from: [ref(systemuser, id)], to: [ref(contact, id)] }
    const sends = sendEmailFromTemplate({ templateId: id, regarding: ref(incident, id), ...people })

    expect(JSON.stringify(sends.body)).toContain('regardingobjectid_incident')
  })
})
