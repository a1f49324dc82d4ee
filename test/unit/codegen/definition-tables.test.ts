import { describe, expect, it } from 'vitest'
import { readMetadata, type TableDocument } from '../../../codegen/index.js'
import {
  attributeOf,
  changesOf,
  collectionOf,
  csdlOf,
  definitionOf,
  definitionsOf,
  jsonOf,
  labelOf,
  lookupOf,
  propertyOf,
  relationshipOf,
  typeOf,
} from './metadata-texts.js'

function tableIn(name: string, ...documents: Parameters<typeof readMetadata>[0]): TableDocument {
  const found = readMetadata(documents).tables.find((table) => table.logicalName === name)
  if (found === undefined) throw new Error(`There is no ${name}.`)
  return found
}

const namesOf = ({ columns }: TableDocument) => columns.map((column) => column.logicalName)

describe('a table that only definitions have', () => {
  it.each([
    { kind: 'an answer of EntityDefinitions', document: definitionsOf(definitionOf('plan')) },
    { kind: 'one definition', document: jsonOf(definitionOf('plan')) },
    { kind: 'an answer of RetrieveMetadataChanges', document: changesOf(definitionOf('plan')) },
  ])('can stand in $kind', ({ document }) => {
    expect(tableIn('plan', document)).toMatchObject({ entitySetName: 'plans', primaryKey: 'planid' })
  })

  it('leads over its relationships, on whichever side they were asked for', () => {
    const relationship = relationshipOf('plan', 'leader', 'person')
    const [plan, person] = [definitionOf('plan', [attributeOf('leader', 'Lookup')]), definitionOf('person')]
    const documents = [
      definitionsOf({ ...plan, ManyToOneRelationships: [relationship] }, person),
      definitionsOf(plan, { ...person, OneToManyRelationships: [relationship] }),
    ]

    for (const document of documents) {
      expect(tableIn('plan', document).navigation).toEqual([
        { name: 'leader', target: 'person', lookup: 'leader', partner: 'person_leader' },
      ])
      expect(tableIn('person', document).collections).toEqual([
        { name: 'person_leader', target: 'plan', partner: 'leader', lookup: 'leader' },
      ])
      expect(tableIn('plan', document).targetSets).toEqual({ person: 'persons' })
    }
  })

  it('names a relationship whose name is not that of its collection', () => {
    const relationship = relationshipOf('plan', 'leader', 'person', { SchemaName: 'lk_plan_leader' })
    const document = definitionsOf(
      definitionOf('plan', [attributeOf('leader', 'Lookup')], { ManyToOneRelationships: [relationship] }),
      definitionOf('person'),
    )

    expect(tableIn('plan', document).navigation[0]?.relationship).toBe('lk_plan_leader')
    expect(tableIn('person', document).collections[0]?.relationship).toBe('lk_plan_leader')
  })

  it('knows the intersect table of a many-to-many relationship, which has two names on one table', () => {
    const relationship = {
      SchemaName: 'plan_plan',
      IntersectEntityName: 'planplan',
      Entity1LogicalName: 'plan',
      Entity1NavigationPropertyName: 'plan_plan',
      Entity2LogicalName: 'plan',
      Entity2NavigationPropertyName: 'plan_plan_referenced',
    }
    const plan = definitionOf('plan', [], { ManyToManyRelationships: [relationship] })

    expect(tableIn('plan', definitionsOf(plan)).collections).toEqual([
      { name: 'plan_plan', target: 'plan', partner: 'plan_plan_referenced', intersect: 'planplan' },
      {
        name: 'plan_plan_referenced',
        target: 'plan',
        partner: 'plan_plan',
        intersect: 'planplan',
        relationship: 'plan_plan',
      },
    ])
  })

  it('inherits the navigation of activities', () => {
    const pointer = definitionOf('activitypointer', [], {
      ManyToOneRelationships: [
        relationshipOf('activitypointer', 'regardingobjectid', 'person', {
          ReferencingEntityNavigationPropertyName: 'regardingobjectid_person',
        }),
      ],
    })
    const visit = definitionOf('visit', [attributeOf('regardingobjectid', 'Lookup')], { IsActivity: true })

    expect(tableIn('visit', definitionsOf(pointer, visit)).navigation).toMatchObject([
      { name: 'regardingobjectid_person', target: 'person', lookup: 'regardingobjectid' },
    ])
  })

  it('has the lists of people that have a mask, and they are no columns', () => {
    const list = (name: string) => attributeOf(name, 'PartyList', { IsValidODataAttribute: false, Targets: ['b', 'a'] })
    const visit = definitionOf('visit', [list('to'), list('partners'), list('from')])

    expect(tableIn('visit', definitionsOf(visit)).parties).toEqual([
      { logicalName: 'from', schemaName: 'from', label: '', mask: 1, create: true, update: true, targets: ['a', 'b'] },
      { logicalName: 'to', schemaName: 'to', label: '', mask: 2, create: true, update: true, targets: ['a', 'b'] },
    ])
    expect(namesOf(tableIn('visit', definitionsOf(visit)))).toEqual(['visitid'])
  })

  it.each([
    { given: [{ KeyAttributes: ['code', 'leader'] }], want: [['code', '_leader_value']] },
    { given: [{ KeyAttributes: ['code'], EntityKeyIndexStatus: 'Active' }], want: [['code']] },
    { given: [{ KeyAttributes: ['code'], EntityKeyIndexStatus: 'Pending' }], want: [] },
    { given: [{ KeyAttributes: ['code'], EntityKeyIndexStatus: 'Failed' }], want: [] },
    { given: [{ KeyAttributes: ['code', 'nowhere'] }, { KeyAttributes: [] }], want: [] },
    { given: [], want: [] },
    { given: null, want: undefined },
  ])('has the alternate keys $want from $given', ({ given, want }) => {
    const attributes = [attributeOf('code', 'String'), attributeOf('leader', 'Lookup')]

    expect(tableIn('plan', definitionsOf(definitionOf('plan', attributes, { Keys: given }))).alternateKeys).toEqual(
      want,
    )
  })

  it('says nothing of keys where empty lists mean that nobody asked', () => {
    const none = { Keys: [], ManyToOneRelationships: [], OneToManyRelationships: [], ManyToManyRelationships: [] }

    expect(tableIn('plan', changesOf(definitionOf('plan', [], none)))).not.toHaveProperty('alternateKeys')
  })

  it('has the choices of a column, whether they stand under the one name or the other', () => {
    const set = { Name: 'plan_kind', IsGlobal: true, Options: [{ Value: 1, Label: labelOf([1033, 'One']) }] }

    for (const one of [{ OptionSet: set }, { OptionSet: null, GlobalOptionSet: set }]) {
      const { columns } = tableIn('plan', definitionsOf(definitionOf('plan', [attributeOf('kind', 'Picklist', one)])))
      expect(columns[0]).toMatchObject({
        optionSet: 'plan_kind',
        isGlobal: true,
        options: [{ value: 1, label: 'One' }],
      })
    }
  })

  it.each([
    { language: undefined, want: 'Name' },
    { language: 1031, want: 'Bezeichnung' },
    { language: 1036, want: 'Name' },
  ])('has its labels in language $language: $want', ({ language, want }) => {
    const DisplayName = labelOf([1033, 'Name'], [1031, 'Bezeichnung'])
    const document = definitionsOf(definitionOf('plan', [attributeOf('name', 'String', { DisplayName })]))
    const { tables } = readMetadata([document], language === undefined ? {} : { language })

    expect(tables[0]?.columns[0]?.label).toBe(want)
  })

  it('has the first label where the user has none in their language', () => {
    const DisplayName = { ...labelOf([1031, 'Bezeichnung']), UserLocalizedLabel: null }
    const document = definitionsOf(definitionOf('plan', [attributeOf('name', 'String', { DisplayName })]))

    expect(tableIn('plan', document).columns[0]?.label).toBe('Bezeichnung')
  })

  it.each([
    {
      what: 'the wanted language',
      labels: [
        [1031, ' '],
        [1033, 'Name'],
      ],
      user: 'Titel',
      want: 'Titel',
    },
    {
      what: "the user's language too",
      labels: [
        [1031, ''],
        [1033, 'Name'],
      ],
      user: '',
      want: 'Name',
    },
  ] as const)('has another label where it is empty in $what', ({ labels, user, want }) => {
    const DisplayName = { ...labelOf(...labels), UserLocalizedLabel: { Label: user, LanguageCode: 1030 } }
    const document = definitionsOf(definitionOf('plan', [attributeOf('name', 'String', { DisplayName })]))

    expect(readMetadata([document], { language: 1031 }).tables[0]?.columns[0]?.label).toBe(want)
  })

  it('says of a column only that it cannot be read, where it cannot', () => {
    const reading = (name: string, IsValidForRead: boolean | null) => attributeOf(name, 'String', { IsValidForRead })
    const { columns } = tableIn(
      'plan',
      definitionsOf(definitionOf('plan', [reading('a', true), reading('b', null), reading('password', false)])),
    )

    expect(columns.filter((column) => 'read' in column)).toMatchObject([{ logicalName: 'password', read: false }])
  })

  it('takes names that objects have by nature for what they are', () => {
    const plan = definitionOf('plan', [
      attributeOf('constructor', 'PartyList'),
      attributeOf('valueof', 'Virtual', { AttributeTypeName: { Value: 'constructor' } }),
    ])

    expect(tableIn('plan', definitionsOf(plan))).not.toHaveProperty('parties')
    expect(tableIn('plan', definitionsOf(plan)).columns.at(-1)?.type).toBe('Virtual')
  })

  it('is left out where nothing says its entity set', () => {
    const hidden = definitionOf('hidden', [], { EntitySetName: null })

    expect(readMetadata([definitionsOf(definitionOf('plan'), hidden)]).tables).toHaveLength(1)
  })

  it('keeps its MetadataId', () => {
    const document = definitionsOf(definitionOf('plan', [], { MetadataId: 'A1' }), definitionOf('person'))

    expect(readMetadata([document]).metadataIds).toEqual(new Map([['plan', 'A1']]))
  })
})

describe('a definition that was not asked for everything', () => {
  const unmarked = (name: string, type: string, more: object = {}) =>
    attributeOf(name, type, { IsValidODataAttribute: false, IsValidForCreate: null, IsValidForUpdate: null, ...more })
  const plan = {
    ...definitionOf('plan'),
    PrimaryIdAttribute: null,
    IsActivity: null,
    OwnershipType: null,
    Attributes: [
      unmarked('planid', 'Uniqueidentifier'),
      unmarked('leader', 'Lookup', { Targets: ['person'] }),
      unmarked('leadername', 'String', { AttributeOf: 'leader' }),
      unmarked('secret', 'String'),
      unmarked('picture', 'Virtual', { AttributeTypeName: { Value: 'ImageType' }, AttributeOf: 'pictureid' }),
      unmarked('picture_url', 'String', { AttributeOf: 'pictureid' }),
      unmarked('kindname', 'Virtual'),
    ],
  }

  it('has the columns that can be properties, and anybody may set them', () => {
    const table = tableIn('plan', changesOf(plan))

    expect(namesOf(table)).toEqual(['leader', 'picture', 'picture_url', 'planid', 'secret'])
    expect(table.columns[0]).toMatchObject({ property: '_leader_value', create: true, update: true })
    expect(table).toMatchObject({ primaryKey: 'planid', isActivity: false, ownership: 'None' })
  })

  it('has the columns that $metadata has, where that is at hand', () => {
    const csdl = csdlOf(`${typeOf('plan', lookupOf('leader', 'person'))}${typeOf('person', '')}`, ['plan', 'person'])

    expect(namesOf(tableIn('plan', changesOf(plan), csdl))).toEqual(['leader', 'planid'])
  })

  it('takes what it leaves open from another definition of the table', () => {
    const MetadataId = 'a1'
    const sparse = { LogicalName: 'plan', MetadataId, Attributes: [{ LogicalName: 'name', AttributeType: 'String' }] }
    const full = definitionOf('plan', [attributeOf('name', 'String', { MaxLength: 100 })], { MetadataId: 'A1' })
    const table = tableIn('plan', changesOf(sparse), definitionsOf(full))

    expect(table).toMatchObject({ entitySetName: 'plans', primaryKey: 'planid' })
    expect(table.columns).toMatchObject([{ logicalName: 'name', maxLength: 100 }, { logicalName: 'planid' }])
  })
})

describe('a table that both kinds of document have', () => {
  const csdl = csdlOf(
    `${typeOf(
      'plan',
      `${propertyOf('Name')}${propertyOf('hidden')}${propertyOf('ours')}${propertyOf('day', 'Edm.Date')}
      ${lookupOf('leader', 'person', 'leader_person', 'people')}${lookupOf('ours_by', 'person')}`,
    )}
     ${typeOf('person', `${collectionOf('people', 'plan', 'leader_person')}${collectionOf('plan_people', 'plan', 'x')}`)}`,
    ['plan', 'person'],
  )
  const definition = definitionOf(
    'plan',
    [
      attributeOf('name', 'String', { DisplayName: labelOf([1033, 'Title']) }),
      attributeOf('hidden', 'String', { IsValidODataAttribute: false }),
      attributeOf('gone', 'String', { IsValidODataAttribute: false }),
      attributeOf('day', 'DateTime'),
      attributeOf('leader', 'Lookup'),
      attributeOf('newer', 'Lookup'),
    ],
    { ManyToOneRelationships: [relationshipOf('plan', 'newer', 'person')] },
  )
  const plan = tableIn('plan', csdl, definitionsOf(definition))

  it('has the columns that the definition confirms, spelt as in $metadata', () => {
    expect(plan.columns.map((column) => column.property)).toEqual([
      'day',
      'hidden',
      '_leader_value',
      'Name',
      '_newer_value',
      'planid',
    ])
    expect(plan.columns.find((column) => column.logicalName === 'name')?.label).toBe('Title')
  })

  it('has what the definition leaves open from $metadata: types, and the targets of lookups', () => {
    expect(plan.columns).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ logicalName: 'day', type: 'DateOnly' }),
        expect.objectContaining({ logicalName: 'leader', targets: ['person'] }),
      ]),
    )
  })

  it('has the navigation of $metadata, and that of the definition over a lookup that $metadata lacks', () => {
    expect(plan.navigation.map((one) => [one.name, one.lookup])).toEqual([
      ['leader_person', 'leader'],
      ['newer', 'newer'],
    ])
  })

  it('stands beside tables that only one of them has', () => {
    const { tables } = readMetadata([csdl, definitionsOf(definition, definitionOf('task'))])

    expect(tables.map((one) => one.logicalName)).toEqual(['person', 'plan', 'task'])
    expect(tables[0]?.collections.map((one) => one.name)).toEqual(['people'])
  })
})

describe('navigation over the key of a table', () => {
  const relationship = relationshipOf('visit', 'visitid', 'activity', {
    ReferencingEntityNavigationPropertyName: 'visitid_activity',
  })
  const document = definitionsOf(
    definitionOf('visit', [], { ManyToOneRelationships: [relationship] }),
    definitionOf('activity'),
  )

  it('leads to the record with the same key, and nothing is bound through it', () => {
    expect(tableIn('visit', document).navigation).toEqual([
      { name: 'visitid_activity', target: 'activity', lookup: 'visitid', partner: 'activity_visitid' },
    ])
    expect(tableIn('activity', document).collections).toEqual([
      { name: 'activity_visitid', target: 'visit', partner: 'visitid_activity', lookup: 'visitid' },
    ])
  })
})
