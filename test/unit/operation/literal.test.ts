import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { type LiteralValue, literal } from '../../../src/operation/index.js'

describe('a text literal', () => {
  it.each([
    ['plain', "'plain'"],
    ['', "''"],
    ["O'Neil", "'O''Neil'"],
    ["''", "''''''"],
    ['100%', "'100%25'"],
    ['a+b', "'a%2Bb'"],
    ['R&D', "'R%26D'"],
    ['a b', "'a%20b'"],
    ['a#b?c=d', "'a%23b%3Fc%3Dd'"],
    ['a/b\\c;d', "'a%2Fb%5Cc%3Bd'"],
    ['line\nline\r\n\t', "'line%0Aline%0D%0A%09'"],
    ['Zoë 東京 🚀', "'Zo%C3%AB%20%E6%9D%B1%E4%BA%AC%20%F0%9F%9A%80'"],
    ['2026-03-01', "'2026-03-01'"],
    ['5f1c2f5e-2f5e-4000-8000-000000000001', "'5f1c2f5e-2f5e-4000-8000-000000000001'"],
    ['null', "'null'"],
  ])('of %j is %s', (given, want) => {
    expect(literal(given, undefined, 'name')).toBe(want)
    expect(literal(given, 'text', 'name')).toBe(want)
  })

  it.each(['\ud83d', 'a\ude80b', '\ude80\ud83d'])('refuses half of a surrogate pair: %j', (text) => {
    expect(() => literal(text, undefined, 'name')).toThrow(
      new UsageError('The text for name holds half of a surrogate pair.'),
    )
  })
})

describe('a literal of another type', () => {
  it.each([
    [12, '12'],
    [-0.5, '-0.5'],
    [0, '0'],
    [-0, '0'],
    [1e21, '1e%2B21'],
    [1e-7, '1e-7'],
    [true, 'true'],
    [false, 'false'],
    [null, 'null'],
  ])('of %s is %s', (given, want) => {
    expect(literal(given, undefined, 'revenue')).toBe(want)
  })

  it('is null for every kind of column', () => {
    expect(
      [null, null, null].map((value, at) => literal(value, (['guid', 'dateTime', 'dateOnly'] as const)[at], 'c')),
    ).toEqual(['null', 'null', 'null'])
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses the number %s', (number) => {
    expect(() => literal(number, undefined, 'revenue')).toThrow(UsageError)
  })

  it.each([undefined, {}, [], () => 'x', Symbol('x'), 12n])('refuses %s', (value) => {
    // What untyped callers can give.
    expect(() => literal(value as unknown as LiteralValue, undefined, 'revenue')).toThrow(UsageError)
  })
})

describe('a GUID literal', () => {
  it('is bare and in lower case', () => {
    expect(literal('5F1C2F5E-2F5E-4000-8000-00000000000A', 'guid', 'leadid')).toBe(
      '5f1c2f5e-2f5e-4000-8000-00000000000a',
    )
  })

  it.each([
    '{5f1c2f5e-2f5e-4000-8000-000000000001}',
    '5f1c2f5e2f5e40008000000000000001',
    '5f1c2f5e-2f5e-4000-8000-00000000001',
    ' 5f1c2f5e-2f5e-4000-8000-000000000001',
    "5f1c2f5e-2f5e-4000-8000-000000000001') or (1 eq 1",
    '5f1c2f5e-2f5e-4000-8000-000000000001\n',
    'x',
    '',
  ])('refuses %j', (text) => {
    expect(() => literal(text, 'guid', 'leadid')).toThrow(new UsageError('leadid takes a GUID without braces.'))
  })
})

describe('a day literal', () => {
  it.each(['2026-03-01', '2024-02-29', '2000-02-29', '1753-01-01', '9999-12-31'])('is bare: %s', (day) => {
    expect(literal(day, 'dateOnly', 'birthdate')).toBe(day)
  })

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '01.03.2026',
    '2026-03-01T00:00:00Z',
    '2026-03-01 ',
    '',
  ])('refuses %j, which is none', (text) => {
    expect(() => literal(text, 'dateOnly', 'birthdate')).toThrow(new UsageError('birthdate takes a day: YYYY-MM-DD.'))
  })

  it('refuses a Date, whose day depends on where it is read', () => {
    expect(() => literal(new Date('2026-03-01'), 'dateOnly', 'birthdate')).toThrow(
      new UsageError('birthdate is a day without a zone: give YYYY-MM-DD, not a Date.'),
    )
  })
})

describe('an instant literal', () => {
  it.each([
    [new Date('2026-03-01T10:00:00Z'), '2026-03-01T10%3A00%3A00Z'],
    [new Date('2026-03-01T10:00:00.125Z'), '2026-03-01T10%3A00%3A00.125Z'],
    [new Date('2026-03-01T12:00:00+02:00'), '2026-03-01T10%3A00%3A00Z'],
    ['2026-03-01T10:00:00Z', '2026-03-01T10%3A00%3A00Z'],
    ['2026-03-01T10:00Z', '2026-03-01T10%3A00Z'],
    ['2026-03-01T10:00:00+02:00', '2026-03-01T10%3A00%3A00%2B02%3A00'],
    ['2026-03-01', '2026-03-01T00%3A00%3A00Z'],
  ])('of %s is %s', (given, want) => {
    expect(literal(given, 'dateTime', 'createdon')).toBe(want)
  })

  it.each([
    '2026-03-01T10:00:00',
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2026-02-29T10:00:00+02:00',
    '2026-03-01T25:00:00Z',
    '2026-03-01 10:00:00Z',
    'today',
    '',
  ])('refuses %j', (text) => {
    expect(() => literal(text, 'dateTime', 'createdon')).toThrow(UsageError)
  })

  it('refuses a Date that is none', () => {
    expect(() => literal(new Date('nonsense'), 'dateTime', 'createdon')).toThrow(UsageError)
  })

  it.each([undefined, 'text', 'guid'] as const)('refuses a Date on a column of kind %s', (kind) => {
    expect(() => literal(new Date(0), kind, 'name')).toThrow(
      new UsageError('name is no column of dates, but was given a Date.'),
    )
  })
})
