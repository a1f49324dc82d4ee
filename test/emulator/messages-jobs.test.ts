import { createClient, query } from 'dynamics365-crm'
import {
  formatAddress,
  getAutoNumberSeed,
  getNextAutoNumberValue,
  runBulkDelete,
  setAutoNumberSeed,
  waitForJob,
} from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account, asyncoperation, fax, incident } from 'dynamics365-crm/entities'
import { RecordNotFoundError, ServiceError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

function open() {
  const { orgUrl, fetch } = createEmulator()
  return createClient({ orgUrl, fetch, credential: async () => 'any' })
}

describe('a job that deletes', () => {
  it('takes what its queries find, and says how it ended', async () => {
    const crm = open()
    for (const subject of ['Old', 'OLD', 'New']) await crm.create(fax, { subject })
    await crm.create(fax, {})
    const seen: unknown[] = []
    const conditions = (Operator: 'Equal' | 'NotEqual' | 'Null' | 'NotNull', Value?: string) => ({
      EntityName: 'fax',
      Criteria: {
        Conditions: [{ AttributeName: 'subject', Operator, Values: Value ? [{ Type: 'System.String', Value }] : [] }],
      },
    })

    const job = await runBulkDelete(crm, {
      jobName: 'Faxes',
      querySet: [conditions('Equal', 'old'), conditions('Null')],
      onProgress: ({ state }) => seen.push(state),
    })

    expect(job).toMatchObject({ state: 3, status: 30, message: undefined })
    expect(seen).toEqual([undefined, 3])
    expect((await crm.all(query(fax).select('subject'))).map(({ subject }) => subject)).toEqual(['New'])

    await runBulkDelete(crm, { jobName: 'Faxes', querySet: [conditions('NotEqual', 'New')] })
    expect(await crm.all(query(fax).select('subject'))).toHaveLength(1)
    await runBulkDelete(crm, { jobName: 'Faxes', querySet: [conditions('NotNull')] })
    expect(await crm.all(query(fax).select('subject'))).toEqual([])
  })

  it('refuses tables that there are not, and what it does not know of queries', async () => {
    const crm = open()
    const run = (query: object) => runBulkDelete(crm, { jobName: 'A', querySet: [{ EntityName: 'fax', ...query }] })

    await expect(run({ EntityName: 'new_nothing' })).rejects.toThrow(ServiceError)
    await expect(run({ Criteria: { FilterOperator: 'Or' } })).rejects.toThrow('does not support BulkDelete')
    await crm.create(fax, { subject: 'A' })
    const like = { AttributeName: 'subject', Operator: 'Like', Values: [] }
    await expect(run({ Criteria: { Conditions: [like] } })).rejects.toThrow('with the operator')
  })

  it('is waited for until it is completed, gone, or the waiting is ended', async () => {
    const crm = open()
    const correlation = { correlationid: '5f1c2f5e-2f5e-4000-8000-00000000000a', depth: 1 }
    const id = await crm.create(asyncoperation, { ...correlation, correlationupdatedtime: '2026-03-02T10:00:00Z' })
    const ending = new AbortController()
    const waiting = waitForJob(crm, {
      asyncOperationId: id,
      pollEveryMs: 1,
      signal: ending.signal,
      onProgress: () => ending.abort(new Error('Enough')),
    })
    await expect(waiting).rejects.toThrow('Enough')

    const done = await waitForJob(crm, {
      asyncOperationId: id,
      pollEveryMs: 1,
      onProgress: ({ state }) => {
        if (state !== 3) void crm.update(asyncoperation, id, { statecode: 3, statuscode: 32 })
      },
    })
    expect(done).toMatchObject({ state: 3, status: 32 })
    await crm.delete(asyncoperation, id)
    await expect(waitForJob(crm, { asyncOperationId: id })).rejects.toThrow(RecordNotFoundError)
  })
})

describe('automatic numbers', () => {
  it('go on from where they are set', async () => {
    const crm = open()
    const column = { entityName: 'incident', attributeName: 'ticketnumber' }
    const { id } = { id: await crm.create(account, { name: 'Buyer' }) }
    await crm.execute(setAutoNumberSeed({ ...column, value: 5_000 }))
    const made = await crm.create(incident, { title: 'Leak', customerid: { table: 'account', id } })

    const { ticketnumber } = await crm.retrieve(incident, made, (i) => i.select('ticketnumber'))

    expect(ticketnumber).toMatch(/^CAS-05000-/)
    expect(await crm.execute(getNextAutoNumberValue(column))).toBe(5_001)
    expect(await crm.execute(getAutoNumberSeed(column))).toBe(5_001)
    await expect(crm.execute(getAutoNumberSeed({ ...column, attributeName: 'title' }))).rejects.toThrow(ServiceError)
  })
})

describe('an address', () => {
  it('is one text without what it lacks', async () => {
    const crm = open()

    expect(await crm.execute(formatAddress({ line1: 'Main Street 1', city: 'Seattle', postalCode: '98101' }))).toBe(
      'Main Street 1\r\nSeattle, 98101',
    )
  })
})
