import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { GrowingJson } from '../../../src/answer/growing-json.js'
import { parseJson } from '../../../src/answer/parse-json.js'

const encoder = new TextEncoder()

/** The value of a text that arrives in chunks of the given sizes, over and over. */
function readInChunks(text: string | Uint8Array, sizes: readonly number[], pieceSize?: number): unknown {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text
  const json = new GrowingJson(pieceSize)
  for (let at = 0, nth = 0; at < bytes.length; nth += 1) {
    const size = sizes[nth % sizes.length] ?? bytes.length
    json.add(bytes.subarray(at, at + size))
    at += size
  }
  return json.end()
}

const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '},{"@odata.etag":"W/1',
    '"},{"@odata.etag":',
    '\\',
    '"value":[',
    ']}',
    '東京, Łódź',
    '\u{1F600}',
    '',
  ),
)
const scalar = fc.oneof(
  hostileText,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
const { row } = fc.letrec<{ row: Record<string, unknown>; member: unknown }>((tie) => ({
  row: fc
    .tuple(
      fc.boolean(),
      fc.dictionary(fc.oneof(hostileText, fc.constantFrom('name', 'value', ',')), tie('member'), { maxKeys: 5 }),
    )
    .map(([hasTag, columns]) => (hasTag ? { '@odata.etag': 'W/"1"', ...columns } : columns)),
  member: fc.oneof({ maxDepth: 3 }, scalar, tie('row'), fc.array(tie('row'), { maxLength: 3 })),
}))
const page = fc
  .tuple(
    fc.dictionary(hostileText, scalar, { maxKeys: 3 }),
    fc.array(row, { maxLength: 30 }),
    fc.dictionary(hostileText, row, { maxKeys: 2 }),
  )
  .map(([head, value, tail]) => ({ '@odata.context': 'x', ...head, value, '@odata.nextLink': 'y', ...tail }))
const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 })

describe('JSON that arrives in chunks', () => {
  afterEach(() => vi.restoreAllMocks())

  it('has the value of the whole, wherever it is cut', () => {
    fc.assert(
      fc.property(
        page,
        sizes,
        fc.integer({ min: 8, max: 500 }),
        fc.constantFrom(0, 1),
        (body, sizes, pieceSize, indent) => {
          const text = JSON.stringify(body, undefined, indent)
          const value = readInChunks(text, sizes, pieceSize)
          expect(value).toStrictEqual(parseJson(text))
          expect(JSON.stringify(value)).toBe(JSON.stringify(parseJson(text)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is nothing where nothing came', () => {
    expect(readInChunks('', [1], 8)).toBeUndefined()
  })

  it('is refused in the same cases as the whole', () => {
    const damaged = fc.tuple(page, fc.nat(), fc.constantFrom('', '"', '}', ',', ']', '{', '\\', 'x'), fc.boolean())
    fc.assert(
      fc.property(
        damaged,
        sizes,
        fc.integer({ min: 8, max: 500 }),
        ([body, place, put, endsThere], sizes, pieceSize) => {
          const text = JSON.stringify(body)
          const at = place % text.length
          const broken = text.slice(0, at) + put + (endsThere ? '' : text.slice(at + 1))
          fc.pre(broken !== '')
          expect(outcome(() => readInChunks(broken, sizes, pieceSize))).toStrictEqual(
            outcome(() => parseJson(new TextDecoder().decode(encoder.encode(broken)))),
          )
        },
      ),
      { numRuns: 300 },
    )
  })

  it('has the value of the whole where bytes are no text', () => {
    fc.assert(
      fc.property(page, fc.nat(), fc.integer({ min: 128, max: 255 }), sizes, (body, place, byte, sizes) => {
        const bytes = encoder.encode(JSON.stringify(body))
        bytes[place % bytes.length] = byte
        const want = outcome(() => parseJson(new TextDecoder().decode(bytes)))
        expect(outcome(() => readInChunks(bytes, sizes, 50))).toStrictEqual(want)
      }),
    )
  })

  it('keeps the digits of integers that a number would round in every part', () => {
    const rows = Array.from(
      { length: 100 },
      (_, index) => `{"id":${index},"size":${index % 9 === 0 ? '9007199254740993' : index}}`,
    )

    const value = readInChunks(`{"count":9007199254740993,"value":[${rows}],"last":9007199254740995}`, [64], 128)

    expect(value).toEqual({
      count: '9007199254740993',
      value: rows.map((_, id) => ({ id, size: id % 9 === 0 ? '9007199254740993' : id })),
      last: '9007199254740995',
    })
  })

  it.each([
    ['flat rows', (index: number) => ({ '@odata.etag': 'W/"1"', name: `Müller ${index} },{ `, fax: null })],
    ['rows without a tag', (index: number) => ({ name: `Łódź ${index}` })],
    ['rows with a related record', (index: number) => ({ '@odata.etag': 'W/"1"', owner: { name: `${index}` } })],
    [
      'rows with related rows that have no tags',
      (index: number) => ({ '@odata.etag': '', tasks: [{ id: index }, { id: 2 }] }),
    ],
  ])('is not in memory as a whole: %s', (_, row) => {
    const value = Array.from({ length: 5_000 }, (_, index) => row(index))
    const text = JSON.stringify({
      '@odata.context': 'https://x/$metadata#accounts',
      value,
      '@odata.nextLink': 'https://x',
    })
    const parse = vi.spyOn(JSON, 'parse')

    const read = readInChunks(text, [16_384])

    const longest = Math.max(...parse.mock.calls.map(([text]) => text.length))
    expect(longest).toBeLessThan(65_536)
    expect(read).toEqual({ '@odata.context': 'https://x/$metadata#accounts', value, '@odata.nextLink': 'https://x' })
  })

  it('is right where rows hold rows that look like them', () => {
    const inner = [
      { '@odata.etag': 'W/"2"', subject: 'a' },
      { '@odata.etag': 'W/"3"', subject: '},{"@odata.etag":' },
    ]
    const value = Array.from({ length: 500 }, (_, index) => ({
      '@odata.etag': 'W/"1"',
      name: `${index}`,
      tasks: inner,
    }))

    expect(readInChunks(JSON.stringify({ value }), [1_000], 256)).toEqual({ value })
  })

  it('is read as it is where it is no page, is empty or starts with a byte order mark', () => {
    const long = 'x'.repeat(100_000)

    expect(readInChunks(JSON.stringify({ value: long }), [4_096])).toEqual({ value: long })
    expect(readInChunks(JSON.stringify([long]), [4_096])).toEqual([long])
    expect(readInChunks(`\uFEFF{"value":[{"a":"${long}"},{"a":1}]}`, [4_096])).toEqual({
      value: [{ a: long }, { a: 1 }],
    })
    expect(readInChunks('', [1])).toBeUndefined()
  })
})

function outcome(work: () => unknown): unknown {
  try {
    return work()
  } catch {
    return 'refused'
  }
}
