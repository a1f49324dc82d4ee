import { newRecord, ref } from 'dynamics365-crm'
import { account, contact, opportunity, systemuser } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { callOperation, type OperationDefinition, type ParameterDefinition } from 'dynamics365-crm/runtime'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const accountTable = { name: 'account', entitySetName: 'accounts', primaryKey: 'accountid' }
const userTable = { name: 'systemuser', entitySetName: 'systemusers', primaryKey: 'ownerid' }
const color = { type: 'enum', name: 'Color', members: ['Red', 'Green'] } as const

/** A call with one parameter `P` of the type. */
function call(kind: OperationDefinition['kind'], type: ParameterDefinition, value: unknown) {
  return callOperation({ name: 'Do', kind, parameters: { P: type } }, { P: value })
}

function circle(): object {
  const inner: Record<string, unknown> = {}
  inner['Inner'] = inner
  return inner
}

/** What goes out as JSON. */
function sent(type: ParameterDefinition, value: unknown): string {
  return JSON.stringify(call('action', type, value).body)
}

/** What stands behind the alias. */
function asked(type: ParameterDefinition, value: unknown): string {
  const { path } = call('function', type, value)
  expect(path).toMatch(/^Do\(P=@p1\)\?@p1=[\w.~!*'()%-]*$/)
  return decodeURIComponent(path.slice('Do(P=@p1)?@p1='.length))
}

const type = `"@odata.type":"Microsoft.Dynamics.CRM.account"`

describe('a parameter', () => {
  it.each<[given: string, ParameterDefinition, unknown, json: string, literal: string]>([
    ['text', { type: 'String' }, "O'Neil & Söhne", `"O'Neil & Söhne"`, "'O''Neil & Söhne'"],
    ['empty text', { type: 'String' }, '', '""', "''"],
    ['yes or no', { type: 'Boolean' }, false, 'false', 'false'],
    ['a whole number', { type: 'Int32' }, 0, '0', '0'],
    ['a number', { type: 'Decimal' }, -12.5, '-12.5', '-12.5'],
    ['a long integer as a number', { type: 'Int64' }, 5, '5', '5'],
    ['a long integer as text', { type: 'Int64' }, '9007199254740993', '9007199254740993', '9007199254740993'],
    ['a long integer as bigint', { type: 'Int64' }, -(2n ** 63n), '-9223372036854775808', '-9223372036854775808'],
    ['a GUID', { type: 'Guid' }, id.toUpperCase(), `"${id}"`, id],
    [
      'an instant',
      { type: 'DateTimeOffset' },
      '2026-03-01T10:00:00+02:00',
      '"2026-03-01T10:00:00+02:00"',
      '2026-03-01T10:00:00+02:00',
    ],
    [
      'a Date',
      { type: 'DateTimeOffset' },
      new Date('2026-03-01T10:00:00Z'),
      '"2026-03-01T10:00:00Z"',
      '2026-03-01T10:00:00Z',
    ],
    ['a day', { type: 'Date' }, '2026-03-01', '"2026-03-01"', '2026-03-01'],
    ['a duration', { type: 'Duration' }, 'P1DT2H', '"P1DT2H"', "duration'P1DT2H'"],
    ['bytes', { type: 'Binary' }, new Uint8Array([251, 255, 1]), '"+/8B"', "binary'-_8B'"],
    ['base64', { type: 'Binary' }, 'AQ==', '"AQ=="', "binary'AQ=='"],
    ['a member', color, 'Red', '"Red"', "Microsoft.Dynamics.CRM.Color'Red'"],
    ['members', { ...color, isFlags: true }, 'Red, Green', '"Red, Green"', "Microsoft.Dynamics.CRM.Color'Red, Green'"],
    ['texts', { type: 'String', collection: true }, ["a'b", 'c'], `["a'b","c"]`, `["a'b","c"]`],
    ['no texts', { type: 'String', collection: true }, [], '[]', '[]'],
    ['several members', { ...color, collection: true }, ['Red', 'Green'], '["Red","Green"]', '["Red","Green"]'],
    [
      'an object',
      { type: 'object' },
      { Count: 5, Cookie: null, Left: undefined },
      '{"Count":5,"Cookie":null}',
      '{"Count":5,"Cookie":null}',
    ],
    [
      'a record of any table',
      { type: 'record' },
      ref(account, id),
      `{${type},"accountid":"${id}"}`,
      `{'@odata.id':'accounts(${id})'}`,
    ],
    [
      'a record of its table',
      { type: 'record', table: accountTable },
      ref('account', id),
      `{${type},"accountid":"${id}"}`,
      `{'@odata.id':'accounts(${id})'}`,
    ],
    [
      'a record that is taken whole',
      { type: 'record', byKey: true },
      ref(account, id),
      `{${type},"accountid":"${id}"}`,
      `{${type},"accountid":"${id}"}`,
    ],
    [
      'a new record of any table',
      { type: 'record' },
      newRecord(account, { name: 'A' }),
      `{${type},"name":"A"}`,
      `{${type},"name":"A"}`,
    ],
    [
      'a new record of its table',
      { type: 'record', table: accountTable },
      newRecord(account, { name: 'A' }),
      '{"name":"A"}',
      `{${type},"name":"A"}`,
    ],
    [
      'users',
      { type: 'record', table: userTable, collection: true },
      [ref(systemuser, id)],
      `[{"@odata.type":"Microsoft.Dynamics.CRM.systemuser","ownerid":"${id}"}]`,
      `[{"@odata.id":"systemusers(${id})"}]`,
    ],
  ])('takes %s', (_, definition, value, json, literal) => {
    expect(sent(definition, value)).toBe(`{"P":${json}}`)
    expect(asked(definition, value)).toBe(literal)
  })

  it('takes base64 of many megabytes', () => {
    const text = 'A'.repeat(16 * 2 ** 20)

    expect(call('action', { type: 'Binary' }, text).body).toEqual({ P: text })
  })

  it('keeps an integer whose digits are given as raw JSON', () => {
    const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => unknown } // newer than the type library

    expect(sent({ type: 'object' }, { Long: rawJSON('9007199254740993') })).toBe('{"P":{"Long":9007199254740993}}')
  })

  it('takes any name inside of an object, also one that means something to JavaScript', () => {
    expect(sent({ type: 'object' }, JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"P":{"__proto__":{"a":1}}}')
  })

  it('takes records, dates, bytes and long integers inside of an object', () => {
    const value = {
      Principal: ref(systemuser, id),
      At: new Date(0),
      Data: new Uint8Array([1]),
      Long: 2n ** 60n,
      More: [{ Of: ref(account, id) }],
    }

    expect(sent({ type: 'object' }, value)).toBe(
      `{"P":{"Principal":{"@odata.type":"Microsoft.Dynamics.CRM.systemuser","systemuserid":"${id}"},"At":"1970-01-01T00:00:00Z","Data":"AQ==","Long":1152921504606846976,"More":[{"Of":{${type},"accountid":"${id}"}}]}}`,
    )
  })

  it.each<[ParameterDefinition, unknown, string]>([
    [{ type: 'String' }, 5, 'Do.P takes text.'],
    [{ type: 'String' }, null, 'Do.P takes text.'],
    [{ type: 'String' }, '\ud83d', 'The text for Do.P holds half of a surrogate pair.'],
    [{ type: 'Boolean' }, 'true', 'Do.P takes true or false.'],
    [{ type: 'Int32' }, 2 ** 31, 'Do.P takes a whole number from -2147483648 to 2147483647.'],
    [{ type: 'Int32' }, 1.5, 'Do.P takes a whole number from -2147483648 to 2147483647.'],
    [{ type: 'Int32' }, '5', 'Do.P takes a whole number from -2147483648 to 2147483647.'],
    [
      { type: 'Int64' },
      '9'.repeat(3_000_000),
      'Do.P takes a whole number of 64 bits: as text or bigint where it is above 2^53.',
    ],
    [{ type: 'Binary' }, 'AQ=', 'Do.P takes a Uint8Array, or text in base64.'],
    [{ type: 'Duration' }, 'PT', 'Do.P takes a duration: P1DT2H.'],
    [{ type: 'TimeOfDay' }, '24:00', 'Do.P takes a time of day: 14:30:00.'],
    [{ type: 'LocalTime' }, new Date(0), 'Do.P is in no time zone: give 2026-03-01T09:00:00, not a Date.'],
    [
      { type: 'DateTimeOffset' },
      '2026-03-01T24:00:00Z',
      'Do.P takes an instant: 2026-03-01T10:00:00Z, or a valid Date.',
    ],
    [
      { type: 'DateTimeOffset' },
      '2026-03-01T10:00:00+14:30',
      'Do.P takes an instant: 2026-03-01T10:00:00Z, or a valid Date.',
    ],
    [{ type: 'Int32', optional: true }, null, 'Do.P has no value: leave it out.'],
    [{ type: 'Double' }, Number.NaN, 'Do.P takes a finite number.'],
    [{ type: 'Int64' }, 2 ** 60, 'Do.P takes a whole number of 64 bits: as text or bigint where it is above 2^53.'],
    [{ type: 'Int64' }, 2n ** 63n, 'Do.P takes a whole number of 64 bits: as text or bigint where it is above 2^53.'],
    [{ type: 'Guid' }, `{${id}}`, 'Do.P takes a GUID without braces.'],
    [{ type: 'Guid' }, ref(account, id), 'Do.P takes a GUID without braces.'],
    [{ type: 'DateTimeOffset' }, '2026-02-30', 'Do.P takes an instant: 2026-03-01T10:00:00Z, or a valid Date.'],
    [{ type: 'Date' }, new Date(0), 'Do.P is a day without a zone: give YYYY-MM-DD, not a Date.'],
    [{ type: 'Duration' }, '2 hours', 'Do.P takes a duration: P1DT2H.'],
    [{ type: 'Binary' }, 'not base64', 'Do.P takes a Uint8Array, or text in base64.'],
    [color, 'Blue', 'Do.P takes a member of Color: Red, Green.'],
    [color, 'Red,Green', 'Do.P takes a member of Color: Red, Green.'],
    [color, "Red' or 'x", 'Do.P takes a member of Color: Red, Green.'],
    [{ ...color, isFlags: true }, 'Red,', 'Do.P takes members of Color: Red, Green.'],
    [{ type: 'String', collection: true }, 'a', 'Do.P takes a list.'],
    [{ type: 'String', collection: true }, ['a', 5], 'Do.P[1] takes text.'],
    [{ type: 'object' }, [], 'Do.P takes an object.'],
    [{ type: 'object' }, 'x', 'Do.P takes an object.'],
    [{ type: 'object' }, new Map([['a', 1]]), 'Do.P takes an object.'],
    [{ type: 'object' }, Object.create({ a: 1 }), 'Do.P takes an object.'],
    [{ type: 'object' }, ref(account, id), 'Do.P takes an object.'],
    [{ type: 'object' }, { In: new Set([1]) }, 'Do.P.In is no plain object, which is all that JSON can hold.'],
    [{ type: 'object' }, { In: undefined, Of: [undefined] }, 'Do.P.Of[0] cannot hold undefined.'],
    [
      { type: 'object' },
      { Count: 2 ** 60 },
      'Do.P.Count is a whole number above 2^53, which a number rounds: give it as a bigint.',
    ],
    [{ type: 'object' }, { '\ud83d': 1 }, 'A name in Do.P holds half of a surrogate pair.'],
    [{ type: 'object' }, circle(), 'Do.P holds itself, or objects too deep to be sent.'],
    [{ type: 'Int32', collection: true }, new Array(2), 'Do.P[0] takes a whole number from -2147483648 to 2147483647.'],
    [{ type: 'object' }, { At: { Deep: () => 5 } }, 'Do.P.At.Deep cannot hold a function.'],
    [{ type: 'object' }, { Count: Number.POSITIVE_INFINITY }, 'Do.P.Count takes a finite number.'],
    [{ type: 'record' }, id, 'Do.P takes a record: give it ref(table, id), or newRecord(table, data).'],
    [
      { type: 'record' },
      { table: 'account', values: { name: 'A' } },
      'Do.P takes a record: give it ref(table, id), or newRecord(table, data).',
    ],
    [
      { type: 'record' },
      { table: 'account', id, primaryKey: '@odata.type' },
      'A column or navigation property has a name of letters, digits and underscores.',
    ],
    [
      { type: 'record' },
      ref('account', id),
      'Do.P names the table account only: make the ref from the table object of account.',
    ],
    [{ type: 'record' }, ref(account, 'A-17'), 'Do.P takes a GUID without braces.'],
    [{ type: 'record', table: accountTable }, ref(contact, id), 'Do.P points at contact, not at account.'],
    [
      { type: 'record', table: accountTable },
      newRecord(opportunity, { name: 'A' }),
      'Do.P is made of opportunity, not of account.',
    ],
  ])('of the type %j refuses what it cannot hold: %#', (definition, value, message) => {
    const kinds = message.startsWith('A column') ? (['action'] as const) : (['action', 'function'] as const)
    for (const kind of kinds) expect(() => call(kind, definition, value)).toThrow(new UsageError(message))
  })
})

describe('parameters together', () => {
  const definition = {
    name: 'Do',
    kind: 'function',
    parameters: { A: { type: 'Int32' }, B: { type: 'Int32', optional: true }, C: { type: 'Int32' } },
  } as const

  it('stand in the order that the operation declares, without those that are not given', () => {
    expect(callOperation(definition, { C: 3, B: undefined, A: 1 }).path).toBe('Do(A=@p1,C=@p2)?@p1=1&@p2=3')
    expect(callOperation({ ...definition, kind: 'action' }, { C: 3, A: 1 }).body).toEqual({ A: 1, C: 3 })
  })

  it.each([
    [{ A: 1 }, 'Do needs the parameter C.'],
    [{ A: 1, C: undefined }, 'Do needs the parameter C.'],
    [{ A: 1, C: 3, a: 1 }, 'Do has no parameter a, only A, B, C.'],
    [{ A: 1, C: 3, toString: 1 }, 'Do has no parameter toString, only A, B, C.'],
    [{ A: 1, C: 3, ['x'.repeat(99)]: 1 }, `Do has no parameter ${'x'.repeat(60)}…, only A, B, C.`],
    [[1, 2], 'Do takes an object of its parameters.'],
    [new Map([['A', 1]]), 'Do takes an object of its parameters.'],
    [null, 'Do takes an object of its parameters.'],
  ])('given as %j are refused', (parameters, message) => {
    // What an untyped caller can give.
    expect(() => callOperation(definition, parameters as object)).toThrow(new UsageError(message))
  })

  it('are refused where there are none', () => {
    expect(() => callOperation({ name: 'Do', kind: 'action' }, { A: 1 })).toThrow(
      new UsageError('Do has no parameter A.'),
    )
  })
})
