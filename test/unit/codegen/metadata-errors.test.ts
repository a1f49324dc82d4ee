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
    {
      what: 'a login page in XML',
      text: '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" ""><html />',
      want: 'document: this is a web page, such as a login page, and no metadata.',
    },
    {
      what: 'other XML',
      text: '<feed />',
      want: /^document: line 1, column \d+: the root element is feed, not Edmx\.$/,
    },
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
  ])('is refused for $what', ({ types, want }) => {
    expect(problemOf(csdlOf(types, ['plan']))).toBe(want)
  })

  it.each([
    {
      what: 'a type declared twice',
      types: typeOf('plan', propertyOf('a')) + typeOf('plan', propertyOf('b')),
      want: 'EntityType plan is declared twice.',
    },
    {
      what: 'a property declared twice',
      types: typeOf('plan', propertyOf('a') + propertyOf('a', 'Edm.Int32')),
      want: 'an element Property of plan is declared twice: a.',
    },
    {
      what: 'two properties that are one column',
      types: typeOf('plan', propertyOf('StageId', 'Edm.Guid') + propertyOf('_stageid_value', 'Edm.Guid')),
      want: 'an element Property of plan is declared twice: stageid.',
    },
    {
      what: 'a navigation property declared twice',
      types: typeOf('plan', navigationOf('to', 'mscrm.plan', 'a') + navigationOf('to', 'mscrm.plan', 'b')),
      want: 'an element NavigationProperty of plan is declared twice: to.',
    },
    {
      what: 'a parameter declared twice',
      types:
        '<Action Name="Go"><Parameter Name="a" Type="Edm.String" /><Parameter Name="a" Type="Edm.Int32" /></Action>',
      want: 'an element Parameter of Go is declared twice: a.',
    },
    {
      what: 'a property of a complex type declared twice',
      types: `<ComplexType Name="Answer">${propertyOf('a')}${propertyOf('a')}</ComplexType>`,
      want: 'an element Property of Answer is declared twice: a.',
    },
    {
      what: 'a member of an enumeration declared twice',
      types: '<EnumType Name="Kind"><Member Name="A" Value="0" /><Member Name="A" Value="1" /></EnumType>',
      want: 'an element Member of Kind is declared twice: A.',
    },
    {
      what: 'a member of an enumeration without a number',
      types: '<EnumType Name="Kind"><Member Name="A" Value="one" /></EnumType>',
      want: 'an element Member of Kind has a Value that is no whole number.',
    },
    {
      what: 'a second entity set of one type',
      types: `${typeOf('plan', '')}<EntityContainer><EntitySet Name="all" EntityType="mscrm.plan" /></EntityContainer>`,
      want: 'an element EntitySet is a second one for plan: all and plans.',
    },
    {
      what: 'an entity set of two types',
      types: `${typeOf('plan', '')}<EntityContainer><EntitySet Name="plans" EntityType="mscrm.x" /></EntityContainer>`,
      want: 'an element EntitySet is declared twice: plans.',
    },
    {
      what: 'a missing attribute',
      types: typeOf('plan', '<Property Name="a" />'),
      want: 'an element Property of plan has no attribute Type.',
    },
    {
      what: 'a collection without an end',
      types: typeOf('plan', propertyOf('a', 'Collection(Edm.String')),
      want: 'an element Property of plan has "Collection(Edm.String" for a type.',
    },
  ])('is refused at its place for $what', ({ types, want }) => {
    const problem = problemOf(csdlOf(types, ['plan']))

    expect(problem).toMatch(/^metadata\.xml: line \d+, column \d+: /)
    expect(problem).toContain(`: ${want}`)
  })

  const bad = [
    'x*/ evil /*',
    'a-b',
    '../x',
    'é',
    '1st',
    'a b',
    '__proto__',
    '___proto___value',
    'x'.repeat(80).concat('!'),
  ]

  it.each(bad)('is refused for the name %j, whatever bears it', (name) => {
    const escaped = name.replaceAll('"', '&quot;')
    const types = [
      typeOf(escaped, ''),
      typeOf('plan', propertyOf(escaped)),
      typeOf('plan', propertyOf('a', `mscrm.${escaped}`)),
      `<EntityType Name="plan"><Key><PropertyRef Name="${escaped}" /></Key></EntityType>`,
      `<ComplexType Name="${escaped}" />`,
      `<EnumType Name="${escaped}" />`,
      `<EnumType Name="Kind"><Member Name="${escaped}" /></EnumType>`,
      `<Action Name="${escaped}" />`,
      `<Function Name="F"><Parameter Name="${escaped}" Type="Edm.String" /></Function>`,
      `<Function Name="F"><ReturnType Type="mscrm.${escaped}" /></Function>`,
      `<EntityContainer><EntitySet Name="${escaped}" EntityType="mscrm.plan" /></EntityContainer>`,
    ]
    const definitions = [
      definitionOf(name),
      definitionOf('plan', [], { EntitySetName: name }),
      definitionOf('plan', [], { PrimaryIdAttribute: name }),
      definitionOf('plan', [attributeOf(name, 'String')]),
      definitionOf('plan', [attributeOf('a', 'Lookup', { Targets: [name] })]),
      definitionOf('plan', [choice('kind', [1], { Name: name })]),
      definitionOf('plan', [], { Keys: [{ KeyAttributes: [name] }] }),
      definitionOf('plan', [], { ManyToOneRelationships: [{ ReferencedEntity: name }] }),
    ]
    const problems = [
      ...types.map((one) => problemOf(csdlOf(one, []))),
      ...definitions.map((one) => problemOf(definitionsOf(one))),
    ]

    for (const problem of problems) {
      expect(problem).toMatch(
        /^(metadata\.xml: line \d+, column \d+|definitions\.json: .*value\[0\]).*(no name|for a type)\.$/,
      )
      expect(problem).not.toContain('x'.repeat(61))
    }
  })

  it('is read where a navigation property alone has a name of another form', () => {
    const way = navigationOf('&quot;queue-to', 'mscrm.plan', '&quot;plans')

    expect(readMetadata([csdlOf(typeOf('plan', way), ['plan'])]).tables).toHaveLength(1)
    expect(problemOf(csdlOf(typeOf('plan', navigationOf('__proto__', 'mscrm.plan', 'a')), ['plan']))).toContain(
      'no name',
    )
  })

  it('is refused for an empty name of a table', () => {
    expect(problemOf(definitionsOf(definitionOf('')))).toBe(
      'definitions.json: value[0] has a bad LogicalName: "" is no name.',
    )
  })

  it.each(['name', 'Name'])('is refused for a second column: %s', (second) => {
    const plan = definitionOf('plan', [attributeOf('name', 'String'), attributeOf(second, 'Memo')])

    expect(problemOf(definitionsOf(plan))).toBe(
      `definitions.json: in the definition of plan, value[0].Attributes[2].LogicalName: there is a second ${second}.`,
    )
  })

  it('is refused when two tables have one entity set', () => {
    const [plan, person] = [definitionOf('plan'), definitionOf('person', [], { EntitySetName: 'plans' })]

    expect(problemOf(definitionsOf(plan, person))).toBe('definitions.json: plan and person have one entity set, plans.')
  })

  it('is refused for base types in a circle that runs through two documents', () => {
    const other = { ...csdlOf(typeOf('thing', '', 'BaseType="mscrm.plan"'), ['thing']), name: 'other.xml' }

    expect(problemOf(csdlOf(typeOf('plan', '', 'BaseType="mscrm.thing"'), ['plan']), other)).toMatch(
      /^metadata\.xml, other\.xml: the base types run in a circle: (thing → plan → thing|plan → thing → plan)\.$/,
    )
  })

  it('names a few of many base types in a circle', () => {
    const types = Array.from({ length: 50 }, (_, at) => typeOf(`t${at}`, '', `BaseType="mscrm.t${(at + 1) % 50}"`))

    expect(problemOf(csdlOf(types.join(''), ['t0']))).toMatch(/circle: t\d+( → t\d+){4} → …\.$/)
  })

  it('is refused or read at once, however long a row of comments or of base types is', () => {
    const types = Array.from({ length: 20_000 }, (_, at) =>
      at === 0 ? typeOf('t0', '') : `<EntityType Name="t${at}" BaseType="mscrm.t${at - 1}" />`,
    )
    const start = performance.now()

    expect(problemOf(textOf(`${'<!-- a -->'.repeat(5_000)}<feed />`))).toContain('the root element is feed')
    expect(readMetadata([csdlOf(types.join(''), ['t19999'])]).tables).toHaveLength(1)

    expect(performance.now() - start).toBeLessThan(3_000)
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

describe('a definition that is not whole', () => {
  const choices = ['statecode', 'new_kind'].map((name) => attributeOf(name, 'Picklist'))

  it.each([
    {
      what: 'has columns without their types',
      document: definitionsOf({ LogicalName: 'plan', EntitySetName: 'plans', Attributes: [{ LogicalName: 'name' }] }),
      want: 'definitions.json: plan.name has no AttributeType. Ask RetrieveMetadataChanges, which gives columns whole.',
    },
    {
      what: 'has only what all kinds of columns have in common',
      document: definitionsOf(definitionOf('plan', choices)),
      want: 'definitions.json: the columns of plan come without options, lengths and date behaviors: only with what all of them have in common. Ask RetrieveMetadataChanges, which gives columns whole.',
    },
    {
      what: 'is one of a column',
      document: definitionsOf({ LogicalName: 'new_kind', OptionSet: { Options: [] } }),
      want: 'definitions.json: new_kind is no definition of a table: it has neither EntitySetName nor Attributes.',
    },
  ])('is refused when it $what', ({ document, want }) => {
    expect(problemOf(document)).toBe(want)
    expect(problemOf(document, csdlOf(typeOf('person', ''), ['person']))).toBe(want)
  })
})
