import { describe, expect, it } from 'vitest'
import { libraryFiles } from '../../../codegen/library-files.js'
import { literalKinds } from '../../../codegen/model/literal-kinds.js'
import { lookupsOf } from '../../../codegen/model/lookups.js'
import type { ColumnType } from '../../../src/schema/index.js'
import { columnOf, tableOf } from './table.js'

describe('the lookups of a table', () => {
  const regarding = columnOf({
    logicalName: 'regardingobjectid',
    type: 'Lookup',
    targets: ['account', 'contact', 'letter'],
  })

  it('are bound through the own navigation property before the inherited one', () => {
    const task = tableOf({
      columns: [regarding],
      navigation: [
        { name: 'regardingobjectid_account_task', target: 'account', lookup: 'regardingobjectid' },
        { name: 'regardingobjectid_account', target: 'account', lookup: 'regardingobjectid' },
        { name: 'regardingobjectid_contact', target: 'contact', lookup: 'regardingobjectid' },
      ],
    })

    expect(lookupsOf(task)[0]?.bindings).toEqual({
      account: 'regardingobjectid_account_task',
      contact: 'regardingobjectid_contact',
    })
  })

  it('bind an owner of either kind through the one property', () => {
    const ownerid = columnOf({ logicalName: 'ownerid', type: 'Owner', targets: ['systemuser', 'team'] })
    const navigation = [
      { name: 'ownerid_task', target: 'owner', lookup: 'ownerid' },
      { name: 'ownerid', target: 'owner', lookup: 'ownerid' },
    ]

    expect(lookupsOf(tableOf({ columns: [ownerid], navigation }))[0]?.bindings).toEqual({
      systemuser: 'ownerid',
      team: 'ownerid',
    })
  })

  it('leave out what the service sets', () => {
    const navigation = [{ name: 'createdby', target: 'systemuser', lookup: 'createdby' }]
    const createdby = columnOf({
      logicalName: 'createdby',
      type: 'Lookup',
      targets: ['systemuser'],
      create: false,
      update: false,
    })

    expect(lookupsOf(tableOf({ columns: [createdby], navigation }))).toEqual([])
  })
})

describe('the dictionary of literals', () => {
  const closed = (type: ColumnType) => [columnOf({ logicalName: 'closedon', type })]

  it.each([
    { given: ['DateOnly', 'DateOnly'], want: { closedon: 'dateOnly' } },
    { given: ['String', 'String'], want: {} },
    { given: ['BigInt'], want: { closedon: 'int64' } },
    { given: ['Choices'], want: { closedon: 'choices' } },
    { given: ['DateTime', 'DateTime', 'DateOnly'], want: { closedon: 'dateTime', 't2.closedon': 'dateOnly' } },
    { given: ['DateTime', 'String', 'DateTime'], want: { closedon: 'dateTime', 't1.closedon': 'text' } },
    { given: ['String', 'String', 'DateTime'], want: { 't2.closedon': 'dateTime' } },
  ] as const)('of $given is $want', ({ given, want }) => {
    const tables = given.map((type, index) => tableOf({ logicalName: `t${index}`, columns: closed(type) }))

    expect(literalKinds(tables, 'string')).toEqual(want)
  })

  it('names many-to-many collections, and those that are none where they are called alike', () => {
    const [account, contact, list] = ['account', 'contact', 'list'].map((logicalName) => ({ logicalName }))
    const members = { name: 'new_members', target: 'list' }
    const tables = [
      tableOf({ ...account, collections: [{ ...members, intersect: 'new_accounts_lists' }] }),
      tableOf({ ...contact, collections: [{ ...members, partner: 'new_contacts' }] }),
      tableOf({
        ...list,
        collections: [
          { ...members, partner: 'new_list', lookup: 'new_list' },
          { name: 'new_parts', target: 'list', partner: 'new_whole', lookup: 'new_whole' },
        ],
      }),
    ]

    expect(literalKinds(tables, 'string')).toEqual({ new_members: 'manyToMany', 'list.new_members': 'text' })
  })

  it('leaves lookups out, which are GUIDs always', () => {
    expect(
      literalKinds([tableOf({ columns: [columnOf({ type: 'Lookup', property: '_x_value' })] })], 'string'),
    ).toEqual({})
  })
})

describe('a lookup to a table that is not generated', () => {
  const files = libraryFiles([
    tableOf({
      columns: [
        columnOf({ logicalName: 'campaignid', property: '_campaignid_value', type: 'Lookup', targets: ['campaign'] }),
      ],
      navigation: [{ name: 'campaignid', target: 'campaign', lookup: 'campaignid' }],
      targetSets: { campaign: 'campaigns' },
    }),
  ])
  const module = files.get('entities/lead.ts')

  it('is typed by its logical name and can be bound', () => {
    expect(module).toContain("readonly campaignid: Lookup<'campaign'>")
    expect(module).toContain("campaignid: { campaign: 'campaignid' }")
    expect(module).toContain("otherSets: { campaign: 'campaigns' }")
  })

  it('cannot be walked', () => {
    expect(module).toContain('export interface LeadNavigation {}')
    expect(files.get('metadata/lead.ts')).toContain('navigation: [],')
  })
})
