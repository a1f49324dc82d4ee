import { createMultiple, deleteMultiple, ref, updateMultiple, upsertMultiple } from 'dynamics365-crm'
import { account, contact } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '11111111-0000-0000-0000-000000000001'
const other = '22222222-0000-0000-0000-000000000002'
const answer = (body: unknown) => ({ status: 200, headers: new Headers(), body })

describe('createMultiple', () => {
  it('posts each record with its type, and gives the ids in their order', () => {
    const { read, ...operation } = createMultiple(contact, [
      { lastname: 'Smith', parentcustomerid: ref(account, id) },
      { lastname: 'Lee' },
    ])

    expect(operation).toEqual({
      name: 'contacts.createMultiple',
      method: 'POST',
      path: 'contacts/Microsoft.Dynamics.CRM.CreateMultiple',
      body: {
        Targets: [
          {
            '@odata.type': 'Microsoft.Dynamics.CRM.contact',
            lastname: 'Smith',
            'parentcustomerid_account@odata.bind': `/accounts(${id})`,
          },
          { '@odata.type': 'Microsoft.Dynamics.CRM.contact', lastname: 'Lee' },
        ],
      },
      expects: 'json',
      repeat: 'when-refused',
    })
    expect(read(answer({ Ids: [id.toUpperCase(), other] }))).toEqual([id, other])
  })

  it.each([undefined, {}, { Ids: [id] }, { Ids: [id, 'x'] }])('is not content with %j for two records', (body) => {
    const { read } = createMultiple(contact, [{ lastname: 'Smith' }, { lastname: 'Lee' }])

    expect(() => read(answer(body))).toThrow(UnexpectedResponseError)
  })

  it('is refused without records, and without a table', () => {
    expect(() => createMultiple(contact, [])).toThrow(UsageError)
    expect(() => createMultiple({} as never, [{} as never])).toThrow(UsageError)
  })
})

describe('updateMultiple', () => {
  it('names each record by its primary key, or by its alternate key in a URL', () => {
    const operation = updateMultiple(account, [
      { key: id, data: { name: 'A', primarycontactid: null } },
      { key: { accountnumber: 'A-17' } as never, data: { name: 'B' } },
    ])

    expect(operation).toMatchObject({ path: 'accounts/Microsoft.Dynamics.CRM.UpdateMultiple', repeat: 'always' })
    expect(operation.body).toEqual({
      Targets: [
        {
          '@odata.type': 'Microsoft.Dynamics.CRM.account',
          name: 'A',
          'primarycontactid@odata.bind': null,
          accountid: id,
        },
        { '@odata.type': 'Microsoft.Dynamics.CRM.account', name: 'B', '@odata.id': "accounts(accountnumber='A-17')" },
      ],
    })
  })

  it('is refused when a record stands in it twice', () => {
    const twice = [
      { key: id, data: { name: 'A' } },
      { key: ref(account, id.toUpperCase()), data: { name: 'B' } },
    ]

    expect(() => updateMultiple(account, twice)).toThrow(/twice/)
    expect(() => upsertMultiple(account, twice)).toThrow(/twice/)
  })
})

describe('upsertMultiple', () => {
  it('names each record in its URL', () => {
    expect(upsertMultiple(account, [{ key: id, data: { name: 'A' } }]).body).toEqual({
      Targets: [{ '@odata.type': 'Microsoft.Dynamics.CRM.account', '@odata.id': `accounts(${id})`, name: 'A' }],
    })
  })
})

describe('deleteMultiple', () => {
  it('names each record by its primary key, and by its partition where it has one', () => {
    const { read, ...operation } = deleteMultiple(account, [id, ref(account, other), { id, partitionId: 'north' }])

    expect(operation).toEqual({
      name: 'accounts.deleteMultiple',
      method: 'POST',
      path: 'accounts/Microsoft.Dynamics.CRM.DeleteMultiple',
      body: {
        Targets: [
          { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: id },
          { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: other },
          { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: id, partitionid: 'north' },
        ],
      },
      expects: 'nothing',
      repeat: 'when-refused',
    })
  })

  it.each([
    ['no records', []],
    ['a text that is no id', ['A-17']],
    ['a record of another table', [ref(contact, id) as never]],
    ['an empty partition', [{ id, partitionId: '' }]],
    ['nothing', [undefined as never]],
  ])('is refused for %s', (_, keys) => {
    expect(() => deleteMultiple(account, keys)).toThrow(UsageError)
  })
})
