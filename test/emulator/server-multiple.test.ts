import {
  createClient,
  createMultiple,
  deleteMultiple,
  type Operation,
  query,
  updateMultiple,
  upsertMultiple,
} from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account } from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'

const missing = '99999999-0000-0000-0000-000000000009'

function open() {
  const { orgUrl, fetch } = createEmulator({ alternateKeys: { account: [['accountnumber']] } })
  const crm = createClient({ orgUrl, fetch, credential: async () => 'any', maxRetries: 0 })
  const names = async () => (await crm.all(query(account).select('name').orderBy('name'))).map(({ name }) => name)
  return { crm, names }
}

/** A bulk message as a caller without types may send it. */
function untyped(targets: unknown): Operation<unknown> {
  return {
    name: 'untyped',
    method: 'POST',
    path: 'accounts/Microsoft.Dynamics.CRM.CreateMultiple',
    body: { Targets: targets },
    expects: 'json',
    repeat: 'when-refused',
    read: ({ body }) => body,
  }
}

describe('a bulk message', () => {
  it('creates, changes and puts records in the order in which they were given', async () => {
    const { crm, names } = open()

    const [first = '', second = ''] = await crm.execute(createMultiple(account, [{ name: 'B' }, { name: 'A' }]))
    expect(await crm.retrieve(account, first, (a) => a.select('name'))).toMatchObject({ name: 'B' })
    await crm.execute(updateMultiple(account, [{ key: second, data: { name: 'C', accountnumber: 'A-17' } }]))
    await crm.execute(
      upsertMultiple(account, [
        { key: { accountnumber: 'A-17' } as never, data: { name: 'D' } },
        { key: { accountnumber: 'A-18' } as never, data: { name: 'E' } },
        { key: missing, data: { name: 'F' } },
      ]),
    )

    expect(await names()).toEqual(['B', 'D', 'E', 'F'])
  })

  it('does nothing when one of its records is refused', async () => {
    const { crm, names } = open()
    const [id = ''] = await crm.execute(createMultiple(account, [{ name: 'A' }]))

    await expect(
      crm.execute(createMultiple(account, [{ name: 'B' }, { name: 'x'.repeat(200) }])),
    ).rejects.toMatchObject({ kind: 'validation' })
    await expect(
      crm.execute(
        updateMultiple(account, [
          { key: id, data: { name: 'B' } },
          { key: missing, data: { name: 'C' } },
        ]),
      ),
    ).rejects.toMatchObject({ kind: 'not-found' })

    expect(await names()).toEqual(['A'])
  })

  it.each([
    ['no list', undefined],
    ['nothing in it', []],
    ['no type', [{ name: 'A' }]],
    ['the type with a #', [{ '@odata.type': '#Microsoft.Dynamics.CRM.account', name: 'A' }]],
    ['another type', [{ '@odata.type': 'Microsoft.Dynamics.CRM.contact', lastname: 'A' }]],
    ['no record', ['A']],
  ])('is refused with %s', async (_, targets) => {
    const { crm } = open()

    await expect(crm.execute(untyped(targets))).rejects.toMatchObject({ kind: 'validation', code: '0x80048d19' })
  })

  it('may stand in a batch', async () => {
    const { crm, names } = open()

    const [ids] = await crm.batch([createMultiple(account, [{ name: 'A' }, { name: 'B' }])])

    expect(ids).toHaveLength(2)
    expect(await names()).toEqual(['A', 'B'])
  })

  it('deletes nothing from a table that is not elastic', async () => {
    const { crm, names } = open()
    const id = await crm.create(account, { name: 'A' })

    await expect(crm.execute(deleteMultiple(account, [id]))).rejects.toMatchObject({ status: 501, code: '0x80040219' })
    expect(await names()).toEqual(['A'])
  })
})
