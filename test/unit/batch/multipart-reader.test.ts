import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryIn } from '../../../src/batch/boundary.js'
import { MultipartReader } from '../../../src/batch/multipart-reader.js'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** The parts of a document that arrives in chunks of a size. */
function read(document: string | Uint8Array, boundary: string, size = Number.POSITIVE_INFINITY) {
  const bytes = typeof document === 'string' ? bytesOf(document) : document
  const parts: [text: string, isWhole: boolean][] = []
  const reader = new MultipartReader(boundary, (part, isWhole) => void parts.push([textOf(part), isWhole]))
  for (let at = 0; at < bytes.length; at += size) reader.add(bytes.subarray(at, at + size))
  return { isWhole: reader.end(), parts, texts: parts.map(([text]) => text) }
}

describe('a multipart document', () => {
  it.each([1, 2, 3, 7, 1_000])('is cut into its parts, arriving %i bytes at a time', (size) => {
    const document = '--b\r\nA: 1\r\n\r\none\r\n--b\r\n\r\ntwo\r\n\r\n\r\n--b--\r\n'

    expect(read(document, 'b', size)).toEqual({
      isWhole: true,
      parts: [
        ['A: 1\r\n\r\none', true],
        ['\r\ntwo\r\n\r\n', true],
      ],
      texts: expect.anything(),
    })
  })

  it('may end its lines with LF alone, start with a byte order mark, and have words before and after', () => {
    expect(read('\uFEFF--b\nA: 1\n\none\n--b--', 'b').texts).toEqual(['A: 1\n\none'])
    expect(read('read on\r\n--b \t\r\none\r\n--b-- \r\nthat was it\r\n--b\r\nno part\r\n--b--', 'b').texts).toEqual([
      'one',
    ])
    expect(read('', 'b')).toMatchObject({ isWhole: false, texts: [] })
    expect(read('\uFEFF', 'b')).toMatchObject({ isWhole: false, texts: [] })
  })

  it('is cut at its own boundary only, not at one that begins like it, or in the middle of a line', () => {
    const document = '--b\r\n{"a":"--b"}\r\n--bb\r\n--b-\r\n--b--x\r\n --b\r\n-b\r\n--b--'

    expect(read(document, 'b').texts).toEqual(['{"a":"--b"}\r\n--bb\r\n--b-\r\n--b--x\r\n --b\r\n-b'])
  })

  it('that breaks off gives what came, and says that it was not whole', () => {
    expect(read('--b\r\none\r\n--b\r\ntwo', 'b')).toMatchObject({
      isWhole: false,
      parts: [
        ['one', true],
        ['two', false],
      ],
    })
    expect(read('--boundary\r\none\r\n--bound', 'boundary')).toMatchObject({ isWhole: false, parts: [['one', true]] })
    expect(read('--b\r\none\r\n--b\r\n', 'b')).toMatchObject({ isWhole: false, parts: [['one', true]] })
    expect(read('--b', 'b')).toMatchObject({ isWhole: false, parts: [] })
  })

  it('is cut in the same way wherever it was divided, whatever its parts hold', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\r\n', '\n', '--b', '--b-', '-', '--', '--bx\r\n'),
    )
    const part = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.integer({ min: 1, max: 20 }), (parts, size) => {
        // What looks like the boundary is no part: whoever writes chooses another boundary.
        fc.pre(!parts.some((text) => /(^|\n)--b(--)?[ \t\r]*(\n|$)/.test(text)))
        const document = `${parts.map((text) => `--b\r\n${text}\r\n`).join('')}--b--\r\n`

        expect(read(document, 'b', size)).toMatchObject({
          isWhole: true,
          texts: parts.map((text) => textOf(bytesOf(text))),
        })
      }),
    )
  })

  it('never fails or loses a byte order, whatever bytes come', () => {
    const bytes = fc.uint8Array({ maxLength: 300 })
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 40 }), (some, size) => {
        const document = new Uint8Array([...bytesOf('--b\r\n'), ...some])

        expect(read(document, 'b', size)).toEqual(read(document, 'b'))
      }),
    )
  })
})

describe('a boundary', () => {
  it.each([
    ['multipart/mixed; boundary=batchresponse_1', 'batchresponse_1'],
    ['multipart/mixed;boundary="a b;c"', 'a b;c'],
    ['Multipart/Mixed; charset=utf-8; Boundary = "a\\"b" ; x=y', 'a"b'],
    ['multipart/mixed; boundary=a;charset=utf-8', 'a'],
    ['multipart/mixed', undefined],
    ['multipart/mixed; boundary=""', undefined],
    ['application/json; boundary=a', undefined],
    [null, undefined],
  ])('is read from %j', (contentType, boundary) => {
    expect(boundaryIn(contentType)).toBe(boundary)
  })
})
