import { ref } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { rawFetchXml, xml } from 'dynamics365-crm/fetchxml'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000A'

describe('xml', () => {
  it.each([
    ['in quotes', (text: string) => xml`<a value="${text}"/>`, `<a value="&lt;&apos;&quot;&amp;&gt;"/>`],
    [
      'in single quotes',
      (text: string) => xml`<a value='${text}' b="'"/>`,
      `<a value='&lt;&apos;&quot;&amp;&gt;' b="'"/>`,
    ],
    ['between tags', (text: string) => xml`<a>${text}</a>`, '<a>&lt;&apos;&quot;&amp;&gt;</a>'],
    ['in a part of a value', (text: string) => xml`<a value="%${text}%"/>`, `<a value="%&lt;&apos;&quot;&amp;&gt;%"/>`],
    [
      'behind comments, quotes and other markup',
      (text: string) => xml`<?xml version="1.0"?><!-- " --><![CDATA[ ' ]]><a b=">">${text}</a>`,
      `<?xml version="1.0"?><!-- " --><![CDATA[ ' ]]><a b=">">&lt;&apos;&quot;&amp;&gt;</a>`,
    ],
  ])('escapes a text %s', (_, write, text) => {
    expect(write(`<'"&>`)).toBe(text)
  })

  it('writes values as FetchXML has them', () => {
    expect(xml`<a>${5}</a><a>${2n}</a><a>${true}</a><a>${false}</a>`).toBe('<a>5</a><a>2</a><a>1</a><a>0</a>')
    expect(xml`<a>${new Date(0)}</a>`).toBe('<a>1970-01-01T00:00:00.000Z</a>')
    expect(xml`<a value="${ref(account, id)}"/>`).toBe(`<a value="${id.toLowerCase()}"/>`)
  })

  it('makes value elements of a list', () => {
    expect(xml`<condition operator="in">${['A', '<']}</condition>`).toBe(
      '<condition operator="in"><value>A</value><value>&lt;</value></condition>',
    )
  })

  it('gives a document that runs', () => {
    const text = xml`<fetch><entity name="account"><filter>
      <condition attribute="name" operator="eq" value="${'Smith & Sons'}"/></filter></entity></fetch>`

    expect(decodeURIComponent(rawFetchXml(account, text).path)).toContain('value="Smith &amp; Sons"')
  })

  it('keeps a text in its place, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const seen: unknown[] = []
        const parser = new SaxesParser({ xmlns: false })
        parser.on('error', (error) => {
          throw error
        })
        parser.on('opentag', ({ attributes }) => seen.push(attributes['a']))
        parser.on('text', (found) => seen.push(found))
        parser.write(xml`<x a="${text}">${text}</x>`).close()

        expect(seen).toEqual([text, text])
      }),
    )
  })

  const elsewhere = (at: number) =>
    `Value ${at} of xml stands neither in quotes nor between tags: write value="\${…}" or <value>\${…}</value>.`
  it.each<readonly [string, () => unknown, string]>([
    ['without quotes', () => xml`<a b="x" value=${'A'}/>`, elsewhere(1)],
    ['as a name', () => xml`<${'a'}/>`, elsewhere(1)],
    ['in a comment', () => xml`<!-- ${'a'} --><a/>`, elsewhere(1)],
    ['in CDATA', () => xml`<a>${1}<![CDATA[${'a'}]]></a>`, elsewhere(2)],
    [
      'null',
      () => xml`<a>${null as never}</a>`,
      'Value 1 of xml is a text, a number, yes or no, a valid Date or a ref, not null.',
    ],
    [
      'nothing',
      () => xml`<a>${undefined as never}</a>`,
      'Value 1 of xml is a text, a number, yes or no, a valid Date or a ref, not of the type undefined.',
    ],
    [
      'no number',
      () => xml`<a>${Number.NaN}</a>`,
      'Value 1 of xml is a text, a number, yes or no, a valid Date or a ref, not NaN.',
    ],
    [
      'a list in quotes',
      () => xml`<a b="${['A']}"/>`,
      'Value 1 of xml is a list: it stands between the tags of its condition.',
    ],
    ['an empty list', () => xml`<a>${[]}</a>`, 'Value 1 of xml is an empty list.'],
    [
      'a control character',
      () => xml`<a>${'\u0000'}</a>`,
      'Value 1 of xml takes text that XML can hold: no control characters, no half of a surrogate pair.',
    ],
    ['in a call', () => xml('<a/>' as never), 'xml stands before a template, and is not called as a function.'],
  ])('refuses a value %s', (_, write, message) => {
    expect(write).toThrow(new UsageError(message))
  })
})
