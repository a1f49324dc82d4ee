import { describe, expect, it } from 'vitest'
import { constantName, fileName } from '../../../codegen/model/reserved.js'
import { nameTables } from '../../../codegen/model/table-names.js'
import { tableOf } from './table.js'

/** Logical name and schema name → what the table is called. */
function namesOf(...tables: readonly (readonly [logicalName: string, schemaName: string])[]) {
  const documents = tables.map(([logicalName, schemaName]) => tableOf({ logicalName, schemaName }))
  return Object.fromEntries([...nameTables(documents).names].map(([name, { type }]) => [name, type]))
}

describe('the interface of a table', () => {
  it.each([
    { given: [['lead', 'Lead']], want: { lead: 'Lead' } },
    { given: [['new_thing', 'new_Thing']], want: { new_thing: 'NewThing' } },
    { given: [['new_2nd', '2nd']], want: { new_2nd: '_2nd' } },
    { given: [['text', 'Text']], want: { text: 'TextTable' } },
    { given: [['new_x', '']], want: { new_x: 'NewX' } },
    {
      given: [
        ['new_thing', 'new_Thing'],
        ['newthing', 'NewThing'],
      ],
      want: { new_thing: 'NewThingTable', newthing: 'NewthingTable' },
    },
    {
      given: [
        ['lead', 'Lead'],
        ['leadrecord', 'LeadRecord'],
      ],
      want: { lead: 'Lead', leadrecord: 'LeadrecordTable' },
    },
    {
      given: [
        ['a_record', 'ARecord'],
        ['b', 'A'],
      ],
      want: { a_record: 'ARecord', b: 'BTable' },
    },
  ] as const)('is $want for $given', ({ given, want }) => {
    expect(namesOf(...given)).toEqual(want)
    expect(namesOf(...[...given].reverse())).toEqual(want)
  })
})

describe('the table object', () => {
  it('keeps clear of the dictionary that its module imports', () => {
    const { names } = nameTables([tableOf({ logicalName: 'kinds', schemaName: 'Kinds' })])

    expect(names.get('kinds')).toEqual({ type: 'Kinds', constant: 'kinds_', file: 'kinds_' })
  })

  it.each([
    { given: 'lead', want: 'lead' },
    { given: 'delete', want: '_delete' },
    { given: 'class', want: '_class' },
    { given: 'await', want: '_await' },
    { given: '3d_part', want: '_3d_part' },
    { given: 'new-thing', want: 'new_thing' },
    { given: 'größe', want: 'größe' },
  ])('is called $want for $given', ({ given, want }) => {
    expect(constantName(given)).toBe(want)
  })

  it.each([
    { given: 'lead', want: 'lead' },
    { given: 'index', want: 'index_' },
    { given: 'kinds', want: 'kinds_' },
    { given: 'choices', want: 'choices_' },
    { given: 'con', want: 'con_' },
    { given: 'lpt1', want: 'lpt1_' },
    { given: 'contact', want: 'contact' },
  ])('stands in $want.ts for $given', ({ given, want }) => {
    expect(fileName(given)).toBe(want)
  })
})
