import { createClient, query, ref } from 'dynamics365-crm'
import {
  retrieveAttributeChangeHistory,
  retrieveAuditDetails,
  retrieveRecordChangeHistory,
  whoAmI,
} from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account, audit, contact } from 'dynamics365-crm/entities'
import { ServiceError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

function open(audited?: true | readonly string[]) {
  const clock = () => new Date('2026-03-02T10:00:00Z')
  const { orgUrl, fetch } = createEmulator({ seed: 1, clock, ...(audited && { audited }) })
  return createClient({ orgUrl, fetch, credential: async () => 'any' })
}

describe('an audited table', () => {
  it('keeps who changed what and when', async () => {
    const crm = open(['account'])
    const { UserId } = await crm.execute(whoAmI())
    const id = await crm.create(account, { name: 'Old' })
    const contactId = await crm.create(contact, { lastname: 'Berg' })
    await crm.update(account, id, { name: 'New', primarycontactid: ref(contact, contactId) })
    await crm.update(account, id, { name: 'New' })

    const history = await crm.execute(retrieveRecordChangeHistory({ target: ref(account, id) }))

    expect(history).toMatchObject({ hasMore: false, totalCount: 2 })
    expect(history.changes[0]).toEqual({
      kind: 'columns',
      auditId: expect.any(String),
      createdOn: '2026-03-02T10:00:00Z',
      userId: UserId,
      operation: 2,
      action: 2,
      changes: expect.arrayContaining([
        { column: 'name', oldValue: 'Old', newValue: 'New' },
        { column: '_primarycontactid_value', oldValue: undefined, newValue: contactId },
      ]),
    })
    expect(history.changes[1]).toMatchObject({ operation: 1 })
    const auditId = history.changes[0]?.auditId ?? ''
    expect(await crm.execute(retrieveAuditDetails({ auditId }))).toEqual(history.changes[0])
  })

  it('gives the values of one column, page by page, without saying whose they are', async () => {
    const crm = open(true)
    const id = await crm.create(account, { name: 'A' })
    for (const name of ['B', 'C']) await crm.update(account, id, { name })
    await crm.update(account, id, { fax: '1' })
    const page = (number: number) =>
      crm.execute(
        retrieveAttributeChangeHistory({
          target: ref(account, id),
          attributeLogicalName: 'name',
          page: { number, size: 2 },
        }),
      )

    expect(await page(1)).toMatchObject({
      hasMore: true,
      totalCount: 3,
      changes: [
        { userId: undefined, changes: [{ column: 'name', oldValue: 'B', newValue: 'C' }] },
        { changes: [{ column: 'name', oldValue: 'A', newValue: 'B' }] },
      ],
    })
    expect(await page(2)).toMatchObject({ hasMore: false, changes: [{ operation: undefined }] })
    await expect(
      crm.execute(retrieveAttributeChangeHistory({ target: ref(account, id), attributeLogicalName: 'nothing' })),
    ).rejects.toThrow(ServiceError)
  })

  it('tells of deleted records in audit itself, and no other table is kept', async () => {
    const crm = open(['account'])
    const id = await crm.create(account, { name: 'A' })
    await crm.delete(account, id)
    await crm.create(contact, { lastname: 'Berg' })

    const rows = await crm.all(query(audit).select('operation', 'objecttypecode').orderBy('operation'))

    expect(rows.map(({ operation, objecttypecode }) => [operation, objecttypecode])).toEqual([
      [1, 'account'],
      [3, 'account'],
    ])
  })

  it('is none where nothing is audited', async () => {
    const crm = open()
    const id = await crm.create(account, { name: 'A' })

    expect(await crm.execute(retrieveRecordChangeHistory({ target: ref(account, id) }))).toMatchObject({ changes: [] })
  })
})
