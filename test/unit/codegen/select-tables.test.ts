import { describe, expect, it } from 'vitest'
import { MetadataError, selectTables } from '../../../codegen/index.js'
import { tableOf } from './table.js'

const organization = {
  tables: ['account', 'contact', 'contract', 'lead', 'new_plan', 'new_visit', 'newprocess'].map((logicalName) =>
    tableOf({ logicalName }),
  ),
  metadataIds: new Map([
    ['lead', 'A1'],
    ['new_plan', 'b2'],
  ]),
}
const solutions = new Map([
  ['Visits', new Set(['a1', 'c3'])],
  ['Empty', new Set<string>()],
])

const select = (...patterns: readonly string[]) =>
  selectTables(organization, patterns, solutions).map((table) => table.logicalName)

describe('selecting tables', () => {
  it.each([
    { given: [], want: 'no pattern says which.' },
    { given: ['lead', '!lead'], want: 'nothing is left of lead, !lead.' },
    { given: ['!*'], want: 'nothing is left of !*.' },
  ])('by $given fails, as no table is left', ({ given, want }) => {
    expect(() => select(...given)).toThrow(new MetadataError('tables', want))
  })

  it.each([
    { given: ['lead', 'account'], want: ['account', 'lead'] },
    { given: ['new_*'], want: ['new_plan', 'new_visit'] },
    { given: ['cont{act,ract}'], want: ['contact', 'contract'] },
    { given: ['prefix:new'], want: ['new_plan', 'new_visit'] },
    { given: ['prefix:new_'], want: ['new_plan', 'new_visit'] },
    { given: ['solution:Visits'], want: ['lead'] },
    { given: ['new_*', '!new_visit'], want: ['new_plan'] },
    { given: ['!prefix:new', 'lead', 'new_plan'], want: ['lead'] },
    { given: ['!new*', '!c*'], want: ['account', 'lead'] },
    { given: ['lead', 'l*'], want: ['lead'] },
  ])('by $given gives $want', ({ given, want }) => {
    expect(select(...given)).toEqual(want)
  })

  it.each([
    { given: 'leed', want: 'tables: there is no table leed. Is it lead?' },
    { given: 'Contact', want: 'tables: there is no table Contact. Is it contact, contract?' },
    { given: 'invoice', want: 'tables: there is no table invoice.' },
    { given: 'new_x*', want: 'tables: new_x* finds no table.' },
    { given: '!lede', want: 'tables: there is no table lede. Is it lead?' },
    { given: 'prefix:msdyn', want: 'tables: prefix:msdyn finds no table.' },
    { given: 'solution:Empty', want: 'tables: solution:Empty finds no table.' },
    { given: 'solution:Other', want: 'tables: it is not known what the solution Other holds.' },
    { given: 'publisher:new', want: 'tables: publisher:new is no pattern: before a colon stands prefix or solution.' },
  ])('by $given fails: $want', ({ given, want }) => {
    expect(() => select('account', given)).toThrow(new MetadataError('tables', want.replace('tables: ', '')))
  })
})
