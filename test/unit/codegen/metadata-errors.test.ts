import { describe, expect, it } from 'vitest'
import { type MetadataDocument, MetadataError, readMetadata } from '../../../codegen/index.js'
import {
  attributeOf,
  csdlOf,
  definitionOf,
  definitionsOf,
  jsonOf,
  labelOf,
  navigationOf,
  propertyOf,
  typeOf,
} from './metadata-texts.js'

const textOf = (text: string): MetadataDocument => ({ name: 'document', text })

function problemOf(...documents: readonly MetadataDocument[]): string {
  try {
    readMetadata(documents)
  } catch (error) {
    if (error instanceof MetadataError) return error.message
    throw error
  }
  throw new Error('It was read.')
}

const choice = (name: string, values: readonly number[], more: object = {}) =>
  attributeOf(name, 'Picklist', {
    OptionSet: { Name: 'kind', Options: values.map((Value) => ({ Value, Label: labelOf() })), ...more },
  })

describe('metadata that cannot be read', () => {
  it.each([
    { what: 'nothing', text: '', want: 'document: it is empty.' },
    { what: 'blanks after a byte order mark', text: '\uFEFF \n', want: 'document: it is empty.' },
    {
      what: 'text',
      text: 'hello',
      want: 'document: it is neither XML nor JSON. Wanted is $metadata, or definitions of tables as JSON.',
    },
    {
      what: 'a login page',
      text: '<!-- sign in --><!DOCTYPE html><html><body>Sign in<br></body></html>',
      want: 'document: this is a web page, such as a login page, and no metadata.',
    },
    {
      what: 'a login page without a document type',
      text: '<html lang="en"><body>Sign in</body></html>',
      want: 'document: this is a web page, such as a login page, and no metadata.',
    },
    { what: 'other XML', text: '<feed />', want: 'document: the root element is feed, not Edmx.' },
    {
      what: 'entities of its own',
      text: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
      want: /^document: line 1, column \d+: a document type is declared/,
    },
    {
      what: 'truncated XML',
      text: '<Edmx>\n<DataServices>\n<Schema>',
      want: /^document: line 3, column \d+: unclosed tag: Schema/,
    },
    {
      what: 'a cut attribute',
      text: '<Edmx><Schema><EntityType Name="acc',
      want: /^document: line 1, column \d+: /,
    },
    {
      what: 'truncated JSON',
      text: '{"value":\n[{"LogicalName":"acc',
      want: 'document: line 2, column 21: this is no whole JSON, it ends too early.',
    },
    {
      what: 'JSON that ends after a colon',
      text: '{"value":',
      want: 'document: line 1, column 10: this is no whole JSON, it ends too early.',
    },
    {
      what: 'a comma too many',
      text: '{"value":[],}',
      want: 'document: line 1, column 13: this is no whole JSON, what stands here is none.',
    },
    {
      what: 'a wrong word far inside',
      text: `{"value":[${'{"a":1},\n'.repeat(50)}{"a":nil}]}`,
      want: 'document: line 51, column 7: this is no whole JSON, what stands here is none.',
    },
    {
      what: 'a wrong word in a short text',
      text: '{"a":no}',
      want: 'document: line 1, column 7: this is no whole JSON, what stands here is none.',
    },
    {
      what: 'a refusal of the service',
      text: '{"error":{"code":"0x80040220","message":"Principal user is missing prvReadEntity privilege"}}',
      want: 'document: this is a refusal of the service and no metadata: 0x80040220, Principal user is missing prvReadEntity privilege',
    },
    { what: 'a list', text: '[]', want: /^document: the JSON is no object/ },
    { what: 'another object', text: '{"name":"Contoso"}', want: /^document: the JSON is no definition of a table/ },
    {
      what: 'records of a table',
      text: '{"value":[{"accountid":"1"}]}',
      want: /^document: value\[0\] is no definition of a table/,
    },
    {
      what: 'columns in place of tables',
      text: JSON.stringify({ value: [attributeOf('name', 'String')] }),
      want: /^document: value\[0\] is no definition of a table/,
    },
    {
      what: 'an answer without tables',
      text: '{"EntityMetadata":[]}',
      want: 'document: there is no table with an entity set in it.',
    },
  ])('is refused as $what', ({ text, want }) => {
    const problem = problemOf(textOf(text))

    if (typeof want === 'string') expect(problem).toBe(want)
    else expect(problem).toMatch(want)
  })

  it('is refused when there is none', () => {
    expect(problemOf()).toBe('metadata: there is no document to read.')
  })

  it.each([
    {
      more: { Attributes: [attributeOf('name', 'String', { MaxLength: 'ten' })] },
      want: 'value[1].Attributes[0].MaxLength: expected number, received string',
    },
    {
      more: { Attributes: [{ AttributeType: 'String' }] },
      want: 'value[1].Attributes[0].LogicalName: expected string, received undefined',
    },
    { more: { Attributes: 'many' }, want: 'value[1].Attributes: expected array, received string' },
    {
      more: { Attributes: [attributeOf('name', 'String', { RequiredLevel: { Value: 'Maybe' } })] },
      want: 'value[1].Attributes[0].RequiredLevel.Value: expected one of "None"|"Recommended"|"ApplicationRequired"|"SystemRequired"',
    },
  ])('is refused with the place of a wrong shape: $want', ({ more, want }) => {
    const document = definitionsOf(definitionOf('person'), definitionOf('plan', [], more))

    expect(problemOf(document)).toBe(`definitions.json: in the definition of plan, ${want}.`)
  })

  it('is refused with the place of a wrong shape in a single definition', () => {
    expect(problemOf(jsonOf({ LogicalName: 'plan', EntitySetName: 7 }))).toBe(
      'document.json: in the definition of plan, EntitySetName: expected string, received number.',
    )
  })

  it.each([
    {
      what: 'a base type that does not exist',
      types: typeOf('plan', '', 'BaseType="mscrm.thing"'),
      want: 'metadata.xml: entity type plan has the base type thing, which does not exist.',
    },
    {
      what: 'a base type of a complex type that does not exist',
      types: `${typeOf('plan', '')}<ComplexType Name="Answer" BaseType="mscrm.Thing" />`,
      want: 'metadata.xml: complex type Answer has the base type Thing, which does not exist.',
    },
    {
      what: 'base types in a circle',
      types: `${typeOf('plan', '', 'BaseType="mscrm.thing"')}${typeOf('thing', '', 'BaseType="mscrm.plan"')}`,
      want: 'metadata.xml: the base types run in a circle: plan → thing → plan.',
    },
    {
      what: 'navigation to a type that does not exist',
      types: typeOf('plan', navigationOf('leader', 'mscrm.person', 'plans')),
      want: 'metadata.xml: navigation property leader of plan leads to the entity type person, which does not exist.',
    },
    {
      what: 'a type declared twice',
      types: typeOf('plan', propertyOf('a')) + typeOf('plan', propertyOf('b')),
      want: 'metadata.xml: EntityType plan is declared twice.',
    },
  ])('is refused for $what', ({ types, want }) => {
    expect(problemOf(csdlOf(types, ['plan']))).toBe(want)
  })

  it('is refused when two of its documents come from two organizations', () => {
    const other = { ...jsonOf(definitionOf('plan', [], { MetadataId: 'b2' })), name: 'other.json' }

    expect(problemOf(definitionsOf(definitionOf('plan', [], { MetadataId: 'a1' })), other)).toBe(
      'other.json: plan is defined also in definitions.json, with another MetadataId: these are the tables of two organizations.',
    )
  })

  it('is refused when a choice has two options of one value', () => {
    expect(problemOf(definitionsOf(definitionOf('plan', [choice('kind', [2, 1, 2])])))).toBe(
      'definitions.json: the choice of plan.kind has two options of the value 2.',
    )
  })

  it('is refused when two global choices share a name and differ', () => {
    const [first, second] = [choice('first', [1, 2], { IsGlobal: true }), choice('second', [1, 3], { IsGlobal: true })]

    expect(problemOf(definitionsOf(definitionOf('plan', [first, second])))).toBe(
      'definitions.json: plan.first and plan.second have a global choice kind, but not the same options.',
    )
  })

  it('is refused when a definition has no columns and no $metadata has them', () => {
    expect(problemOf(jsonOf({ ...definitionOf('plan'), Attributes: null }))).toBe(
      'document.json: the definition of plan has no Attributes. Ask for them with it.',
    )
  })

  it('names the document that is at fault', () => {
    const error = new MetadataError('metadata.xml', 'it is empty.')

    expect(error).toMatchObject({
      name: 'MetadataError',
      document: 'metadata.xml',
      message: 'metadata.xml: it is empty.',
    })
  })
})

describe('choices of one name', () => {
  it('are read where they are the same everywhere, or each belongs to its own column', () => {
    const document = definitionsOf(
      definitionOf('plan', [choice('a', [1, 2], { IsGlobal: true }), choice('b', [2, 1], { IsGlobal: true })]),
      definitionOf('person', [choice('a', [7], { IsGlobal: false })]),
    )

    expect(readMetadata([document]).tables).toHaveLength(2)
  })
})

describe('metadata that was cut off', () => {
  const definitions = definitionsOf(definitionOf('plan', [choice('kind', [1, 2])]))
  const csdl = csdlOf(typeOf('plan', propertyOf('name')), ['plan'])

  it.each([definitions, csdl])('is refused wherever the cut is in $name, and never read in part', ({ name, text }) => {
    const cuts = Array.from({ length: text.length - 1 }, (_, at) => text.slice(0, at + 1))

    expect(cuts.map((cut) => problemOf({ name, text: cut })).filter((problem) => !problem.startsWith(name))).toEqual([])
  })
})
