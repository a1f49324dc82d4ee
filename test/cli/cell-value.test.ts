import { describe, expect, it } from 'vitest'
import { cellValue } from '../../src/cli/import/cell-value.js'
import { readMap } from '../../src/cli/import/read-map.js'
import type { ColumnFacts } from '../../src/schema/index.js'

const id = '11111111-0000-0000-0000-00000000000a'

function column(type: ColumnFacts['type'], labels: Readonly<Record<string, number>> = {}): ColumnFacts {
  const options = Object.entries(labels).map(([label, value]) => ({ label, value }))
  const names = { logicalName: 'new_c', schemaName: 'new_C', property: 'new_c', label: 'Column' }
  return { ...names, type, required: 'None', create: true, update: true, options }
}

const source = column('Picklist', { Web: 1, '2020': 2, Phone: 3 })
const ways = column('Choices', { Email: 4, Phone: 7, 'Mail, signed': 8 })

describe('a text in a column', () => {
  it.each([
    [column('Integer'), ' 12 ', 12],
    [column('Money'), '-1234.50', -1234.5],
    [column('Decimal'), '1e3', 1_000],
    [column('Double'), '1,5', '1,5'],
    [column('BigInt'), '9007199254740993', '9007199254740993'],
    [column('Boolean'), 'YES', true],
    [column('Boolean'), '0', false],
    [column('Boolean', { Yes: 0, No: 1 }), 'no', true],
    [column('Boolean'), 'maybe', 'maybe'],
    [source, 'phone', 3],
    [source, '1', 1],
    [source, '2020', 2],
    [source, '99', 99],
    [source, 'Smoke', 'Smoke'],
    [column('Picklist', { Same: 1, same: 2 }), 'same', 'same'],
    [ways, '4,7', [4, 7]],
    [ways, 'Phone; email', [7, 4]],
    [ways, 'Mail, signed', [8]],
    [ways, 'Phone, Smoke', 'Phone, Smoke'],
    [column('DateTime'), '2026-03-01 10:00:00Z', '2026-03-01T10:00:00Z'],
    [column('DateOnly'), '2026-03-01', '2026-03-01'],
    [column('String'), ' 0123 ', ' 0123 '],
    [column('Uniqueidentifier'), ` ${id}`, id],
  ])('%# is what the column means by it', (facts, text, value) => {
    expect(cellValue(facts, text, [])).toEqual(value)
  })

  it('points at a record, of the table that is named or of the only one there is', () => {
    const lookup = column('Lookup')

    expect(cellValue(lookup, `contact:${id.toUpperCase()}`, ['account', 'contact'])).toEqual({ table: 'contact', id })
    expect(cellValue(lookup, `{${id}}`, ['account'])).toEqual({ table: 'account', id })
    expect(() => cellValue(lookup, id, ['account', 'contact'])).toThrow(
      'Column (new_c) takes table:GUID, where table is account, contact.',
    )
    expect(() => cellValue(lookup, 'Northwind', ['account'])).toThrow(/^Column \(new_c\) takes a GUID\.$/)
  })
})

describe('--map', () => {
  it('takes pairs with commas between them, and headers that have commas in quotes', () => {
    expect([
      ...readMap(['Company=companyname, Last name = lastname', '"Name, full=fullname"', 'a=b=c', 'Notes=']),
    ]).toEqual([
      ['company', 'companyname'],
      ['last name', 'lastname'],
      ['name, full', 'fullname'],
      ['a=b', 'c'],
      ['notes', ''],
    ])
  })

  it.each(['subject', '=subject', 'A=b,a=c'])('refuses %s', (text) => {
    expect(() => readMap([text])).toThrow(/^--map /)
  })
})
