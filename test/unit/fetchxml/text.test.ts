import { account } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { fetchXml } from 'dynamics365-crm/fetchxml'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'

/** The values of conditions, as an XML reader has them. */
function valuesIn(document: string): readonly string[] {
  const values: string[] = []
  let text: string | undefined
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'value') text = ''
    else if (attributes['value'] !== undefined) values.push(attributes['value'])
  })
  parser.on('text', (part) => {
    if (text !== undefined) text += part
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'value') values.push(text ?? '')
  })
  parser.write(document).close()
  return values
}

const names = fetchXml(account).select('name')

/** In an attribute, and in two elements. */
function written(text: string): { readonly path: string } {
  return names.where((a) => a.name.eq(text).or(a.name.in([text, 'x'])))
}

function documentOf({ path }: { readonly path: string }): string {
  return new URLSearchParams(path.split('?')[1]).get('fetchXml') ?? ''
}

const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

describe('a text in a condition', () => {
  it.each([
    `'"<>&`,
    '&amp;',
    ']]>',
    '<!--',
    ' ',
    '  a  ',
    'a\nb\r\nc\td\r',
    '%00 + # / ?',
    'नमस्ते مرحبا 🏭',
    '\u0085\u2028\u007f',
    'x'.repeat(12_000),
  ])('arrives as it was given: %j', (text) => {
    expect(valuesIn(documentOf(written(text)))).toEqual([text, text, 'x'])
  })

  it.each(['\u0000', 'a\u0008', '\u001f', '\ufffe', '\uffff', '\ud800', 'a\udc00b'])('is refused: %j', (text) => {
    expect(() => written(text)).toThrow(
      new UsageError('name takes text that XML can hold: no control characters, no half of a surrogate pair.'),
    )
  })

  it('arrives or is refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        if (unwritable.test(text)) expect(() => written(text)).toThrow(UsageError)
        else expect(valuesIn(documentOf(written(text)))).toEqual([text, text, 'x'])
      }),
    )
  })
})
