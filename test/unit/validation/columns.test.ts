import { describe, expect, it } from 'vitest'
import type { ColumnFacts } from '../../../src/schema/index.js'
import { checked, columnOf, factsOf, faultsOf } from './table.js'

const of = (values: Partial<ColumnFacts>) => factsOf([columnOf(values)])
const said = (values: Partial<ColumnFacts>, value: unknown) => faultsOf(of(values), { new_size: value })

const id = '11111111-0000-0000-0000-000000000001'
const options = [
  { value: 1, label: 'Small' },
  { value: 2, label: 'Large' },
]

describe('a value that its column holds', () => {
  it.each<[Partial<ColumnFacts>, readonly unknown[]]>([
    [{ type: 'String', maxLength: 3 }, ['', 'abc', null, undefined]],
    [{ type: 'String', maxLength: 100, format: 'Email' }, ['no address']],
    [{ type: 'Memo' }, ['a\nb', 'x'.repeat(10_000)]],
    [{ type: 'Integer', min: 0, max: 100 }, [0, 100]],
    [{ type: 'Integer' }, [-2_147_483_648, 2_147_483_647]],
    [{ type: 'BigInt' }, [Number.MAX_SAFE_INTEGER, '9223372036854775807', -9_223_372_036_854_775_808n]],
    [{ type: 'Choices', options }, [[1, 2], [], '1,2', '1, 2', '2', '', null]],
    [{ type: 'Decimal', min: 0, max: 10, precision: 2 }, [0, 9.99, 1.23456]],
    [{ type: 'Double', min: -90, max: 90, precision: 5 }, [-90, 52.520008]],
    [{ type: 'Money', min: 0, max: 1e12, precision: 2 }, [1e12, 0.1]],
    [{ type: 'Boolean' }, [true, false]],
    [{ type: 'Picklist', options }, [1, 2]],
    [{ type: 'Picklist' }, [7]],
    [{ type: 'DateTime', dateBehavior: 'UserLocal' }, ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.5+02:00']],
    [{ type: 'DateTime', dateBehavior: 'UserLocal' }, ['2026-03-01', '2026-03-01T10:00:00-14:00']],
    [{ type: 'DateTime', dateBehavior: 'TimeZoneIndependent' }, ['2026-03-01']],
    [{ type: 'DateTime', dateBehavior: 'UserLocal' }, [new Date('1753-01-01T00:00:00Z'), '2026-03-01T10:00Z']],
    [{ type: 'DateTime', dateBehavior: 'TimeZoneIndependent' }, ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00']],
    [{ type: 'DateOnly', dateBehavior: 'DateOnly' }, ['2024-02-29', '1753-01-01', '9999-12-31']],
    [{ type: 'Uniqueidentifier' }, [id, id.toUpperCase()]],
    [{ type: 'Image' }, ['aGVsbG8=', new Uint8Array([1])]],
    [{ type: 'ManagedProperty' }, [{ Value: true, CanBeChanged: false, ManagedPropertyLogicalName: 'x' }]],
  ])('passes as it is: %o', (column, values) => {
    for (const value of values) expect(checked(of(column), { new_size: value })).toEqual({ new_size: value })
  })
})

describe('a value that its column does not hold', () => {
  it.each<[Partial<ColumnFacts>, unknown, string]>([
    [{ maxLength: 300 }, 'x'.repeat(305), 'Size (new_size) has 305 characters; at most 300.'],
    [{ maxLength: 1 }, '🙂', 'Size (new_size) has 2 characters; at most 1.'],
    [{}, 5, 'Size (new_size) takes text.'],
    [{}, '\ud800', 'Size (new_size) holds half of a surrogate pair.'],
    [{ label: '' }, 5, 'new_size takes text.'],
    [{ type: 'Integer', min: 0, max: 100 }, 101, 'Size (new_size) takes a whole number from 0 to 100.'],
    [{ type: 'Integer', min: 0, max: 100 }, 1.5, 'Size (new_size) takes a whole number from 0 to 100.'],
    [{ type: 'Integer', min: 0, max: 100 }, '5', 'Size (new_size) takes a whole number from 0 to 100.'],
    [{ type: 'Integer' }, 2 ** 31, 'Size (new_size) takes a whole number from -2147483648 to 2147483647.'],
    [{ type: 'Money', min: 0, max: 10 }, -0.01, 'Size (new_size) takes a number from 0 to 10.'],
    [{ type: 'Double', min: -90, max: 90 }, Number.NaN, 'Size (new_size) takes a number from -90 to 90.'],
    [{ type: 'Decimal' }, Number.POSITIVE_INFINITY, 'Size (new_size) takes a number.'],
    [
      { type: 'BigInt' },
      2 ** 53,
      'Size (new_size) takes a whole number of 64 bits, as text or bigint where it is above 2^53.',
    ],
    [
      { type: 'BigInt' },
      '9223372036854775808',
      'Size (new_size) takes a whole number of 64 bits, as text or bigint where it is above 2^53.',
    ],
    [{ type: 'Boolean' }, 'yes', 'Size (new_size) takes true or false.'],
    [{ type: 'Picklist', options }, 3, 'Size (new_size) takes one of 1 (Small), 2 (Large).'],
    [{ type: 'Picklist', options }, 'Small', 'Size (new_size) takes one of 1 (Small), 2 (Large).'],
    [{ type: 'Picklist' }, 1.5, 'Size (new_size) takes the number of an option.'],
    [{ type: 'Choices', options }, [1, 3], 'Size (new_size) takes a list of 1 (Small), 2 (Large).'],
    [{ type: 'Choices', options }, '1;2', 'Size (new_size) takes a list of 1 (Small), 2 (Large).'],
    [{ type: 'Uniqueidentifier' }, `{${id}}`, 'Size (new_size) takes a GUID without braces.'],
    [{ type: 'Image' }, 'not base64', 'Size (new_size) takes an image as a Uint8Array or in base64.'],
    [{ type: 'Image' }, [1], 'Size (new_size) takes an image as a Uint8Array or in base64.'],
    [{ type: 'ManagedProperty' }, true, 'Size (new_size) takes { Value, CanBeChanged, ManagedPropertyLogicalName }.'],
  ])('is refused with what it takes: %j', (column, value, want) => {
    expect(said(column, value)).toEqual([want])
  })

  it.each([
    '2026-03-01T10:00:00',
    '2026-02-30',
    '1752-12-31',
    '2026-03-01T24:00:00Z',
    '2026-03-01T10:00:00+14:30',
    '2026-02-30T10:00:00Z',
    '2026-03-01T25:00:00Z',
    '1752-12-31T23:59:59Z',
    '9999-12-31T23:59:59-01:00',
    new Date('1752-12-31T23:59:59Z'),
    new Date(Number.NaN),
    1_772_000_000_000,
  ])('is refused as an instant: %s', (value) => {
    expect(said({ type: 'DateTime', dateBehavior: 'UserLocal' }, value)).toEqual([
      'Size (new_size) takes a Date, or an instant with its zone as in 2026-03-01T10:00:00Z, from 1753 to 9999.',
    ])
  })

  it.each([new Date(), '2026-03-01T10:00:00+02:00', '2026-03-01Z', '2026-02-30', '2026-03-01T24:00:00'])(
    'is refused as a time without a zone: %s',
    (value) => {
      expect(said({ type: 'DateTime', dateBehavior: 'TimeZoneIndependent' }, value)).toEqual([
        'Size (new_size) takes a time without a zone, as in 2026-03-01T10:00:00, from 1753 to 9999.',
      ])
    },
  )

  it.each(['2026-02-29', '2026-3-1', '2026-03-01T00:00:00Z', '1752-12-31', new Date()])(
    'is refused as a day: %s',
    (value) => {
      expect(said({ type: 'DateOnly' }, value)).toEqual(['Size (new_size) takes a day, YYYY-MM-DD, from 1753 to 9999.'])
    },
  )

  it('names a dozen options of a long choice', () => {
    const many = Array.from({ length: 14 }, (_, index) => ({ value: index, label: '' }))

    expect(said({ type: 'Picklist', options: many }, 99)).toEqual([
      'Size (new_size) takes one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more.',
    ])
  })
})

describe('an option that the metadata does not have', () => {
  it.each([
    ['Picklist', 3],
    ['Status', 3],
    ['Choices', [1, 3]],
  ] as const)('passes where the caller says so: %s', (type, value) => {
    expect(faultsOf(of({ type, options }), { new_size: value }, 'update', { otherOptions: true })).toEqual([])
  })

  it('is refused all the same when it is no 32-bit number, or a state', () => {
    const open = { otherOptions: true }

    expect(faultsOf(of({ type: 'Picklist', options }), { new_size: 2 ** 31 }, 'update', open)).toHaveLength(1)
    expect(faultsOf(of({ type: 'State', options }), { new_size: 3 }, 'update', open)).toHaveLength(1)
  })
})
