import { describe, expect, it } from 'vitest'
import { describeColumn } from '../../../codegen/model/describe.js'
import { toMember } from '../../../codegen/model/member.js'
import { requiredColumns } from '../../../codegen/model/required.js'
import { columnOf, tableOf } from './table.js'

const leads = { logicalName: 'lead', primaryKey: 'leadid', navigation: [] }

describe('the kind of a column', () => {
  it.each([
    ['BigInt', 'BigInteger'],
    ['Boolean', 'TwoOption'],
    ['DateOnly', 'DateOnly'],
    ['DateTime', 'DateTime'],
    ['Decimal', 'Decimal'],
    ['Double', 'Float'],
    ['EntityName', 'Text'],
    ['File', 'FileColumn'],
    ['Image', 'ImageColumn'],
    ['Integer', 'WholeNumber'],
    ['ManagedProperty', 'ManagedBoolean'],
    ['Memo', 'Memo'],
    ['Money', 'Money'],
    ['String', 'Text'],
    ['Uniqueidentifier', 'GuidColumn'],
  ] as const)('for %s is %s', (type, want) => {
    expect(toMember(columnOf({ type }), leads, undefined, 'string').kind).toEqual({ name: want })
  })

  it.each([
    {
      given: columnOf({ type: 'Picklist' }),
      choice: 'LeadSource',
      want: { name: 'ChoiceColumn', choice: 'LeadSource' },
    },
    { given: columnOf({ type: 'Status' }), choice: 'LeadStatus', want: { name: 'ChoiceColumn', choice: 'LeadStatus' } },
    { given: columnOf({ type: 'State' }), choice: 'LeadState', want: { name: 'StateColumn', choice: 'LeadState' } },
    { given: columnOf({ type: 'Choices' }), choice: 'Colors', want: { name: 'MultiChoiceColumn', choice: 'Colors' } },
    { given: columnOf({ type: 'Picklist' }), choice: undefined, want: { name: 'ChoiceColumn', choice: 'number' } },
    { given: columnOf({ type: 'Owner', targets: ['team'] }), want: { name: 'UserLookupId', targets: ['team'] } },
    {
      given: columnOf({ type: 'Lookup', targets: ['account', 'systemuser'] }),
      want: { name: 'UserLookupId', targets: ['account', 'systemuser'] },
    },
    {
      given: columnOf({ type: 'Lookup', targets: ['businessunit'] }),
      want: { name: 'BusinessUnitLookupId', targets: ['businessunit'] },
    },
    {
      given: columnOf({ type: 'Lookup', targets: ['businessunit', 'team'] }),
      want: { name: 'UserOrBusinessUnitLookupId', targets: ['businessunit', 'team'] },
    },
    { given: columnOf({ type: 'Lookup', targets: ['account'] }), want: { name: 'LookupId', targets: ['account'] } },
    { given: columnOf({ type: 'Owner' }), want: { name: 'UserLookupId', targets: [] } },
    { given: columnOf({ type: 'Lookup' }), want: { name: 'LookupId', targets: [] } },
  ])('is $want with its parameter', ({ given, choice, want }) => {
    expect(toMember(given, leads, choice, 'string').kind).toEqual(want)
  })

  it('tells dates that are in no time zone apart', () => {
    const column = columnOf({ type: 'DateTime', dateBehavior: 'TimeZoneIndependent' })

    expect(toMember(column, leads, undefined, 'string').kind).toEqual({ name: 'TimeZoneIndependent' })
  })

  it('of big integers is as was asked for', () => {
    expect(toMember(columnOf({ type: 'BigInt' }), leads, undefined, 'bigint').kind.name).toBe('NativeBigInteger')
  })

  it('for the primary key is one that the creator may choose', () => {
    const key = columnOf({ logicalName: 'leadid', type: 'Uniqueidentifier', create: false, update: false })

    expect(toMember(key, leads, undefined, 'string')).toMatchObject({
      kind: { name: 'PrimaryKey' },
      access: 'CreateOnly',
    })
  })

  it.each([
    ['systemuser', 'systemuserid', 'HierarchicalUserPrimaryKey'],
    ['usersettings', 'systemuserid', 'UserPrimaryKey'],
    ['team', 'teamid', 'UserPrimaryKey'],
    ['businessunit', 'businessunitid', 'BusinessUnitPrimaryKey'],
    ['account', 'accountid', 'HierarchicalPrimaryKey'],
    ['contact', 'contactid', 'PrimaryKey'],
  ])('for the primary key of %s, %s, is %s', (logicalName, primaryKey, want) => {
    const key = columnOf({ logicalName: primaryKey, type: 'Uniqueidentifier' })
    const table = { logicalName, primaryKey, navigation: [] }

    expect(toMember(key, table, undefined, 'string').kind).toEqual({ name: want })
    expect(toMember(key, leads, undefined, 'string').kind).toEqual({ name: 'GuidColumn' })
  })

  it.each([
    ['one lookup to the table itself', ['new_parent'], 'HierarchicalPrimaryKey'],
    ['two of them', ['new_parent', 'new_before'], 'PrimaryKey'],
    ['none', [], 'PrimaryKey'],
  ])('for the primary key of a custom table goes by its lookups: %s', (_, lookups, want) => {
    const key = columnOf({ logicalName: 'new_partid', type: 'Uniqueidentifier' })
    const navigation = [
      ...lookups.map((lookup) => ({ name: lookup, target: 'new_part', lookup })),
      { name: 'ownerid', target: 'owner', lookup: 'ownerid' },
    ]
    const table = { logicalName: 'new_part', primaryKey: 'new_partid', navigation }

    expect(toMember(key, table, undefined, 'string').kind).toEqual({ name: want })
  })

  it.each([
    { create: true, update: true, want: undefined },
    { create: true, update: false, want: 'CreateOnly' },
    { create: false, update: true, want: 'UpdateOnly' },
    { create: false, update: false, want: 'ReadOnly' },
  ])('says $want for create $create, update $update', ({ create, update, want }) => {
    expect(toMember(columnOf({ create, update }), leads, undefined, 'string').access).toBe(want)
  })
})

describe('the documentation of a column', () => {
  it.each([
    { given: columnOf({ maxLength: 300 }), want: 'Topic. At most 300 characters.' },
    {
      given: columnOf({ label: 'Est. Revenue', type: 'Money' }),
      want: "Est. Revenue. In the record's transaction currency.",
    },
    {
      given: columnOf({
        logicalName: 'budget_base',
        label: 'Budget (Base)',
        type: 'Money',
        create: false,
        update: false,
      }),
      want: "Budget (Base). In the organization's base currency. Set by the service.",
    },
    { given: columnOf({ label: 'Due', type: 'DateTime', dateBehavior: 'UserLocal' }), want: 'Due. UTC.' },
    {
      given: columnOf({ label: 'Due', type: 'DateTime', dateBehavior: 'TimeZoneIndependent' }),
      want: 'Due. In no time zone.',
    },
    { given: columnOf({ label: 'Due', type: 'DateOnly', dateBehavior: 'DateOnly' }), want: 'Due.' },
    {
      given: columnOf({ label: 'Probability', type: 'Integer', min: 0, max: 100 }),
      want: 'Probability. From 0 to 100.',
    },
    { given: columnOf({ label: 'Count', type: 'Integer', min: 0, max: 2147483647 }), want: 'Count. At least 0.' },
    { given: columnOf({ label: 'Is it */ done?' }), want: 'Is it * / done?' },
    { given: columnOf({ label: '' }), want: '' },
  ])('is "$want"', ({ given, want }) => {
    expect(describeColumn(given)).toBe(want)
  })
})

describe('the required columns', () => {
  const name = columnOf({ logicalName: 'name', required: 'SystemRequired' })

  it.each([
    { why: 'what the system requires', columns: [name], want: ['name'] },
    {
      why: 'not what only the application requires',
      columns: [{ ...name, required: 'ApplicationRequired' as const }],
      want: [],
    },
    { why: 'not what nobody can give', columns: [{ ...name, create: false }], want: [] },
    { why: 'not what has a default', columns: [{ ...name, defaultValue: 0 }], want: [] },
    { why: 'not the primary key', columns: [{ ...name, logicalName: 'leadid' }], want: [] },
    { why: 'not the owner', columns: [{ ...name, logicalName: 'ownerid', type: 'Owner' as const }], want: [] },
    { why: 'not the status reason', columns: [{ ...name, type: 'Status' as const }], want: [] },
    { why: 'not a lookup that nothing binds', columns: [{ ...name, type: 'Lookup' as const }], want: [] },
  ])('hold $why', ({ columns, want }) => {
    expect(requiredColumns(tableOf({ columns }))).toEqual(want)
  })

  it('hold a lookup by its logical name', () => {
    const customerid = columnOf({ logicalName: 'customerid', type: 'Customer', required: 'SystemRequired' })
    const navigation = [{ name: 'customerid_account', target: 'account', lookup: 'customerid' }]

    expect(requiredColumns(tableOf({ columns: [customerid], navigation }))).toEqual(['customerid'])
  })

  it('leave out the numbers that the service gives', () => {
    const quotenumber = columnOf({ logicalName: 'quotenumber', required: 'SystemRequired' })

    expect(requiredColumns(tableOf({ logicalName: 'quote', columns: [quotenumber] }))).toEqual([])
  })
})
