import { ref } from 'dynamics365-crm'
import { account, contact, task } from 'dynamics365-crm/entities'
import { payloadSchema } from 'dynamics365-crm/validation'
import { describe, expect, it } from 'vitest'
import { checked, columnOf, factsOf, faultsOf } from './table.js'

const id = '11111111-0000-0000-0000-00000000000A'
const facts = factsOf([
  columnOf({ logicalName: 'new_customerid', property: '_new_customerid_value', type: 'Customer', label: 'Customer' }),
])
const said = (new_customerid: unknown) => faultsOf(facts, { new_customerid })
const holds = 'Customer (new_customerid) takes { table, id } of account or contact.'

describe('a lookup', () => {
  it.each([ref(account, id), ref(contact, id), ref('account', id), { table: 'account', id }, null])(
    'takes a ref, the same as plain JSON, or null: %j',
    (value) => {
      expect(checked(facts, { new_customerid: value })).toEqual({ new_customerid: value })
    },
  )

  it.each([
    [id, holds],
    [{ table: 'lead', id }, holds],
    [{ id }, holds],
    [[{ table: 'account', id }], holds],
    [{ table: 'account', id, name: 'Northwind' }, holds],
    [{ table: 'account', id: `{${id}}` }, 'Customer (new_customerid) takes a GUID without braces as its id.'],
    [{ table: 'account' }, 'Customer (new_customerid) takes a GUID without braces as its id.'],
  ])('refuses %j', (value, want) => {
    expect(said(value)).toContain(want)
  })

  it('refuses the entity set of another table, through which a message could bind another record', () => {
    expect(said({ table: 'account', id, entitySetName: 'contacts' })).toEqual([holds])
  })

  it('needs the entity set where the metadata does not know it', () => {
    const table = { name: 'new_thing', entitySetName: '', primaryKey: '', kinds: {}, computed: [], otherSets: {} }
    const loose = { ...table, lookups: { new_customerid: { new_other: 'new_other' } } }
    const schema = payloadSchema(loose, 'create', { facts })

    expect(schema.safeParse({ new_customerid: { table: 'new_other', id } }).success).toBe(false)
    expect(schema.safeParse({ new_customerid: { table: 'new_other', id, entitySetName: 'new_others' } }).success).toBe(
      true,
    )
  })

  it('takes a table that was not generated where it can be bound', () => {
    const { data } = payloadSchema(task, 'create').safeParse({
      subject: 'A',
      regardingobjectid: { table: 'campaign', id },
    })

    expect(data).toEqual({ subject: 'A', regardingobjectid: { table: 'campaign', id } })
  })
})

describe('the people of an activity', () => {
  const to = {
    logicalName: 'to',
    schemaName: 'To',
    label: 'To',
    mask: 2,
    create: true,
    update: false,
    targets: ['contact'],
  }
  const email = factsOf([], { parties: [to], targetSets: { contact: 'contacts' } })

  it('are a list of refs', () => {
    expect(checked(email, { to: [{ table: 'contact', id }] })).toEqual({ to: [{ table: 'contact', id }] })
    expect(faultsOf(email, { to: [{ table: 'account', id }] })).toEqual(['To (to) takes { table, id } of contact.'])
    expect(faultsOf(email, { to: { table: 'contact', id } })).toEqual(['To (to) takes a list of { table, id }.'])
    expect(faultsOf(email, { to: null })).toEqual(['To (to) cannot be empty.'])
  })

  it('are refused where they cannot be changed', () => {
    const open = factsOf([], {
      parties: [{ ...to, targets: ['contact', 'unresolvedaddress'] }],
      targetSets: { contact: 'contacts' },
    })
    const both = [{ table: 'contact', id }, { address: 'ann@example.com' }]
    expect(checked(open, { to: both })).toEqual({ to: both })
    expect(checked(email, { to: [{ table: 'contact', id }] })).toEqual({ to: [{ table: 'contact', id }] })
    expect(faultsOf(email, { to: both })).not.toEqual([])
    expect(faultsOf(open, { to: [{ address: 'ann' }] })).not.toEqual([])
    expect(faultsOf(email, { to: [] }, 'update')).toEqual([
      'To (to) is given when the record is created and fixed from then on.',
    ])
  })
})
