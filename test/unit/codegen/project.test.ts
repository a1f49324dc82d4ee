import { describe, expect, it } from 'vitest'
import { type ColumnDocument, generate, type OrganizationDocument, type TableDocument } from '../../../codegen/index.js'
import { columnOf, tableOf } from './table.js'

const noOperations = { operations: [], complexTypes: [], enumTypes: [], tables: [] }

function organizationOf(...tables: readonly TableDocument[]): OrganizationDocument {
  return { tables, operations: noOperations, metadataIds: new Map() }
}

const options = [
  { value: 1, label: 'Red' },
  { value: 2, label: 'Blue' },
]
const color = (logicalName: string, more: Partial<ColumnDocument> = {}) =>
  columnOf({
    logicalName,
    schemaName: logicalName,
    property: logicalName,
    type: 'Picklist',
    optionSet: 'new_color',
    isGlobal: true,
    options,
    ...more,
  })

function leadModule(table: Partial<TableDocument>, more: object = {}): string {
  return generate(organizationOf(tableOf(table)), more).get('entities/lead.ts') ?? ''
}

describe('a choice that columns share', () => {
  const columns = [color('new_wall'), color('new_roof')]

  it('is generated for each column, as long as nothing else is asked for', () => {
    const module = leadModule({ columns })

    expect(module).toContain('export const LeadNewWall = {')
    expect(module).toContain('readonly new_roof: ChoiceColumn<LeadNewRoof>')
  })

  it('is generated once under its own name where that is asked for', () => {
    const files = generate(organizationOf(tableOf({ columns })), { choiceNames: 'choice' })

    expect(files.get('entities/choices.ts')).toContain('export const NewColor = {\n  Red: 1,\n  Blue: 2,\n}')
    expect(files.get('entities/lead.ts')).toContain('readonly new_wall: ChoiceColumn<NewColor>')
    expect(files.get('entities/lead.ts')).toContain("import type { NewColor } from './choices.js'")
    expect(files.get('entities/index.ts')).toContain("export { NewColor } from './choices.js'")
  })

  it('keeps clear of the names of tables', () => {
    const table = tableOf({ logicalName: 'new_colortable', schemaName: 'NewColor', columns })
    const files = generate(organizationOf(table), { choiceNames: 'choice' })

    expect(files.get('entities/choices.ts')).toContain('export const NewColorChoice = {')
  })
})

describe('the states of a table', () => {
  const state = columnOf({
    logicalName: 'statecode',
    type: 'State',
    options: [
      { value: 0, label: 'Open', defaultStatus: 1 },
      { value: 1, label: 'Closed' },
    ],
  })
  const status = (states: readonly (number | undefined)[]) =>
    columnOf({
      logicalName: 'statuscode',
      type: 'Status',
      options: states.map((of, at) => ({ value: at + 1, label: `S${at}`, ...(of !== undefined && { state: of }) })),
    })

  it('say which status reasons belong to each, and which one is the first', () => {
    expect(leadModule({ columns: [state, status([0, 1, 1])] })).toContain(`export const LeadStates = {
  Open: { value: 0, defaultStatus: 1, statuses: [1] },
  Closed: { value: 1, statuses: [2, 3] },
} as const`)
  })

  it('are left out where the metadata does not tell', () => {
    expect(leadModule({ columns: [state, status([undefined])] })).not.toContain('LeadStates')
  })
})

describe('the alternate keys of a table', () => {
  it.each([
    { given: [['code']], want: "readonly keys: readonly ['code']" },
    { given: [['code'], ['a', '_b_value']], want: "readonly keys: readonly ['code'] | readonly ['a', '_b_value']" },
    { given: [], want: 'readonly keys: never' },
  ])('are $want for $given', ({ given, want }) => {
    expect(leadModule({ alternateKeys: given })).toContain(want)
  })

  it('may be any columns where no document says which there are', () => {
    expect(leadModule({})).not.toContain('readonly keys')
  })
})

describe('the people of an activity', () => {
  const party = { label: 'To', mask: 2, create: true, update: true, targets: ['contact', 'unresolvedaddress'] }
  const parties = [{ ...party, logicalName: 'to', schemaName: 'To' }]

  it('are lists of refs, written into the collection of parties', () => {
    const module = leadModule({ parties, targetSets: { contact: 'contacts' } })

    expect(module).toContain("  /** To. */\n  readonly to: CreateOnly<PartyList<'contact' | 'unresolvedaddress'>>")
    expect(module).toContain(
      "parties: { collection: 'lead_activity_parties', masks: { to: 2 }, tables: { to: ['contact', 'unresolvedaddress'] } }",
    )
    expect(module).toContain("otherSets: { contact: 'contacts' }")
  })
})

describe('big integers', () => {
  const columns = [columnOf({ logicalName: 'count', property: 'count', type: 'BigInt' })]

  it.each([
    { given: {}, want: ['readonly count: BigInteger', "count: 'int64'"] },
    { given: { bigIntegers: 'bigint' }, want: ['readonly count: NativeBigInteger', "count: 'bigint'"] },
  ] as const)('are $want for $given', ({ given, want }) => {
    const files = generate(organizationOf(tableOf({ columns })), given)

    expect([files.get('entities/lead.ts'), files.get('entities/kinds.ts')]).toEqual(
      want.map((text) => expect.stringContaining(text)),
    )
  })
})

describe('JavaScript with declarations', () => {
  const files = generate(organizationOf(tableOf({ columns: [color('new_wall')] })), { emit: 'js', facts: true })

  it('has the values in one file and the types in the other', () => {
    expect(files.get('entities/lead.js')).toContain('export const LeadNewWall = {\n  Red: 1,\n  Blue: 2,\n}\n')
    expect(files.get('entities/lead.d.ts')).toContain(
      'export declare const LeadNewWall: {\n  readonly Red: 1\n  readonly Blue: 2\n}',
    )
    expect(files.get('entities/lead.d.ts')).toContain('export declare const lead: Table<Lead>')
    expect([...files.values()].join('')).not.toContain('as const')
  })

  it('names no type in JavaScript', () => {
    expect(files.get('entities/index.js')).toContain("export { lead, LeadNewWall } from './lead.js'")
    expect(files.get('entities/lead.js')).not.toMatch(/import type|interface|: Table/)
    expect(files.get('metadata/lead.js')).not.toContain('import type')
  })
})

describe('a column that cannot be read', () => {
  it('is written by its name, and is on no record', () => {
    const password = columnOf({ logicalName: 'password', property: 'password', read: false })
    const module = leadModule({ columns: [password] })

    expect(module).toContain('export interface LeadColumns {}')
    expect(module).toContain('readonly password: WriteOnly<Text>')
  })
})

describe('a table that the library ships', () => {
  const navigation = [{ name: 'new_AccountId', target: 'account', lookup: 'new_accountid' }]

  it('is led to by its type in the package, and needs not be generated', () => {
    const module = leadModule({ navigation })

    expect(module).toContain("import type { Account } from 'dynamics365-crm/entities'")
    expect(module).toContain('readonly new_AccountId: Account')
  })

  it('is led to by the type that is generated, where it is', () => {
    const account = tableOf({ logicalName: 'account', schemaName: 'Account' })
    const files = generate(organizationOf(tableOf({ navigation }), account))

    expect(files.get('entities/lead.ts')).toContain("import type { Account } from './account.js'")
  })

  it('has its kinds of literals in the dictionary, for what is reached through it', () => {
    expect(generate(organizationOf(tableOf({}))).get('entities/kinds.ts')).toContain("estimatedclosedate: 'dateOnly'")
  })

  it('is kept in the facts, for the emulator', () => {
    const files = generate(organizationOf(tableOf({ navigation })), { facts: true })

    expect(files.get('metadata/lead.ts')).toContain("name: 'new_AccountId'")
  })
})
