import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as entities from 'dynamics365-crm/entities'
import { payloadSchema } from 'dynamics365-crm/validation'
import { describe, expect, it } from 'vitest'
import { requiredColumns } from '../../../codegen/model/required.js'
import type { ColumnFacts, Table } from '../../../src/schema/index.js'
import { columnOf, factsOf, faultsOf } from './table.js'

const named = (values: Partial<ColumnFacts>) => factsOf([columnOf({ required: 'SystemRequired', ...values })])
const missing = ['Size (new_size) is required.']
const empty = ['Size (new_size) cannot be empty.']

describe('a required column', () => {
  it.each([
    { why: 'what the system requires', facts: named({}), want: missing },
    {
      why: 'a required lookup',
      facts: named({ logicalName: 'new_customerid', type: 'Customer' }),
      want: ['Size (new_customerid) is required.'],
    },
    { why: 'not what only forms require', facts: named({ required: 'ApplicationRequired' }), want: [] },
    { why: 'not what nobody can give', facts: named({ create: false }), want: [] },
    { why: 'not what has a default', facts: named({ type: 'Boolean', defaultValue: false }), want: [] },
    { why: 'not the primary key', facts: named({ logicalName: 'new_thingid', type: 'Uniqueidentifier' }), want: [] },
    { why: 'not the owner', facts: named({ type: 'Owner' }), want: [] },
    { why: 'not a lookup that nothing binds', facts: named({ type: 'Lookup' }), want: [] },
  ])('of a new record is $why', ({ facts, want }) => {
    expect(faultsOf(facts, {})).toEqual(want)
  })

  it('of forms is required where the caller says so', () => {
    const facts = named({ required: 'ApplicationRequired' })

    expect(faultsOf(facts, {}, 'create', { required: 'business' })).toEqual(missing)
    expect(faultsOf(facts, {}, 'update', { required: 'business' })).toEqual([])
  })

  it('may be left out of an update and not cleared', () => {
    expect(faultsOf(named({}), {}, 'update')).toEqual([])
    expect(faultsOf(named({}), { new_size: null }, 'update')).toEqual(empty)
  })

  it('is not filled by an empty text, which the service stores as null', () => {
    expect(faultsOf(named({}), { new_size: '' })).toEqual(empty)
    expect(faultsOf(named({ required: 'None' }), { new_size: '' })).toEqual([])
  })

  it('that has a default is not null either', () => {
    expect(faultsOf(named({ type: 'Boolean', defaultValue: false }), { new_size: null })).toEqual(empty)
  })
})

describe('what a shipped table requires of a new record', () => {
  const folder = join(import.meta.dirname, '../../../codegen/metadata')
  const shipped = Object.values(entities as Readonly<Record<string, unknown>>)
    .filter(isTable)
    .map((table) => ({ table, name: table.name, file: join(folder, `${table.name}.json`) }))

  it.each(shipped)('is what its types require: $name', ({ table, file }) => {
    const { error } = payloadSchema(table, 'create').safeParse({})
    const document = JSON.parse(readFileSync(file, 'utf8'))

    expect(error?.issues.map(({ path }) => path.join('.')).sort() ?? []).toEqual([...requiredColumns(document)].sort())
  })
})

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && 'entitySetName' in value
}
