import { describe, expect, it } from 'vitest'
import { api, open, refusedWith } from './server-calls.js'

const crm = 'Microsoft.Dynamics.CRM'

async function retrieve(query: unknown, more: Readonly<Record<string, string>> = {}) {
  const given = { Query: JSON.stringify(query), ...more }
  const names = Object.keys(given).map((name, index) => `${name}=@p${index}`)
  const values = Object.values(given).map((value, index) => `@p${index}=${encodeURIComponent(value)}`)
  return open().send('GET', `RetrieveMetadataChanges(${names.join(',')})?${values.join('&')}`)
}

async function tablesOf(query: unknown): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { json, text } = await retrieve(query)
  const { EntityMetadata: tables } = json
  if (!Array.isArray(tables)) throw new Error(text)
  return tables
}

const named = (...names: readonly string[]) => ({ AllProperties: false, PropertyNames: names })

function where(PropertyName: string, ConditionOperator: string, Type: string, Value: string) {
  return { Conditions: [{ PropertyName, ConditionOperator, Value: { Type, Value } }], FilterOperator: 'And' }
}

const isLead = where('LogicalName', 'Equals', 'System.String', 'lead')

describe('RetrieveMetadataChanges', () => {
  it('answers what was asked for, with null for the rest', async () => {
    const { json } = await retrieve({
      Criteria: isLead,
      Properties: named('SchemaName', 'Attributes'),
      AttributeQuery: {
        Criteria: where('LogicalName', 'Equals', 'System.String', 'statuscode'),
        Properties: named('SchemaName', 'OptionSet'),
      },
    })

    expect(json).toMatchObject({
      '@odata.context': `${api}/$metadata#${crm}.RetrieveMetadataChangesResponse`,
      ServerVersionStamp: expect.stringMatching(/^\d+!/),
      DeletedMetadata: null,
      EntityMetadata: [
        {
          LogicalName: 'lead',
          SchemaName: 'Lead',
          MetadataId: expect.any(String),
          EntitySetName: null,
          DisplayName: null,
          Keys: [],
          ManyToOneRelationships: [],
          Attributes: [
            {
              '@odata.type': `#${crm}.ComplexStatusAttributeMetadata`,
              LogicalName: 'statuscode',
              SchemaName: 'StatusCode',
              AttributeType: null,
              IsValidODataAttribute: false,
              RequiredLevel: null,
              OptionSet: {
                Name: 'lead_statuscode',
                Options: expect.arrayContaining([expect.objectContaining({ State: 1 })]),
              },
            },
          ],
        },
      ],
    })
  })

  it('answers everything without a query', async () => {
    const { json } = await open().send('GET', 'RetrieveMetadataChanges')

    const lead = [json['EntityMetadata']].flat().find((one) => Object(one).LogicalName === 'lead')
    expect(lead).toMatchObject({
      EntitySetName: 'leads',
      Attributes: expect.arrayContaining([
        expect.objectContaining({ LogicalName: 'subject', MaxLength: 300, IsValidODataAttribute: true }),
      ]),
      ManyToOneRelationships: expect.arrayContaining([
        expect.objectContaining({ ReferencingAttribute: 'parentaccountid', ReferencedEntity: 'account' }),
      ]),
    })
  })

  it.each([
    [where('LogicalName', 'In', 'System.String[]', "['lead','account']"), ['account', 'lead']],
    [where('LogicalName', 'In', 'System.String[]', '["lead", "account"]'), ['account', 'lead']],
    [where('ObjectTypeCode', 'In', 'System.Int32[]', '[1,2]'), ['account', 'contact']],
    [
      {
        Filters: [{ ...isLead, FilterOperator: 'Or' }, where('ObjectTypeCode', 'Equals', 'System.Int32', '2')],
        FilterOperator: 'Or',
      },
      ['contact', 'lead'],
    ],
    [{ ...isLead, Filters: [where('IsActivity', 'Equals', 'System.Boolean', 'False')] }, ['lead']],
    [{ ...isLead, Filters: [where('IsActivity', 'Equals', 'System.Boolean', 'true')] }, []],
    [{ Conditions: [{ PropertyName: 'LogicalName', ConditionOperator: 'Equals', Value: null }] }, []],
    [where('ObjectTypeCode', 'LessThan', 'System.Int32', '3'), ['account', 'contact']],
  ])('finds tables by %j', async (criteria, names) => {
    const tables = await tablesOf({ Criteria: criteria, Properties: named('LogicalName') })

    expect(tables.map(({ LogicalName }) => LogicalName)).toEqual(names)
  })

  it.each([
    [
      where('OwnershipType', 'Equals', 'Microsoft.Xrm.Sdk.Metadata.OwnershipTypes', 'OrganizationOwned'),
      'subject',
      'lead',
    ],
    [where('OwnershipType', 'Equals', 'Microsoft.Xrm.Sdk.Metadata.OwnershipTypes', '8'), 'subject', 'lead'],
    [
      where('OwnershipType', 'NotEquals', 'Microsoft.Xrm.Sdk.Metadata.OwnershipTypes', 'OrganizationOwned'),
      'lead',
      'subject',
    ],
    [where('LogicalName', 'NotIn', 'System.String[]', "['account']"), 'lead', 'account'],
    [where('IsCustomizable', 'Equals', 'System.Boolean', 'true'), 'lead', 'nothing'],
    [where('ObjectTypeCode', 'GreaterThan', 'System.Int32', '3'), 'lead', 'account'],
    [{}, 'lead', 'nothing'],
  ])('finds by %j, among others, %s and not %s', async (criteria, found, left) => {
    const tables = await tablesOf({ Criteria: criteria, Properties: named() })

    const names = tables.map(({ LogicalName }) => LogicalName)
    expect(names).toContain(found)
    expect(names).not.toContain(left)
  })

  it('finds columns by what only some of them have', async () => {
    const [lead] = await tablesOf({
      Criteria: isLead,
      Properties: named('Attributes'),
      AttributeQuery: {
        Criteria: where(
          'AttributeTypeName',
          'Equals',
          'Microsoft.Xrm.Sdk.Metadata.AttributeTypeDisplayName',
          'MemoType',
        ),
        Properties: named('MaxLength'),
      },
    })

    expect(lead?.['Attributes']).toContainEqual(
      expect.objectContaining({ LogicalName: 'description', MaxLength: 2000 }),
    )
    expect(lead?.['Attributes']).not.toContainEqual(expect.objectContaining({ LogicalName: 'subject' }))
  })

  it('finds relationships and keys by queries of their own', async () => {
    const [lead] = await tablesOf({
      Criteria: isLead,
      Properties: named('ManyToOneRelationships', 'OneToManyRelationships', 'ManyToManyRelationships', 'Keys'),
      RelationshipQuery: {
        Criteria: where('SchemaName', 'Equals', 'System.String', 'owner_leads'),
        Properties: named('ReferencingAttribute'),
      },
      KeyQuery: { Properties: { AllProperties: true } },
    })

    expect(lead).toMatchObject({
      ManyToOneRelationships: [{ ReferencingAttribute: 'ownerid', ReferencedEntity: null }],
      OneToManyRelationships: [],
      ManyToManyRelationships: [],
      Keys: [],
    })
  })

  it.each([
    [[1033], 'Lead'],
    [[], 'Lead'],
    [[1031], undefined],
  ])('leaves out labels that are in none of the languages %j', async (FilterLanguages, label) => {
    const [lead] = await tablesOf({
      Criteria: isLead,
      Properties: named('DisplayName'),
      LabelQuery: { FilterLanguages, MissingLabelBehavior: 0 },
    })

    expect(Object(lead?.['DisplayName']).UserLocalizedLabel?.Label).toBe(label)
  })

  it('has nothing new for who has the current stamp', async () => {
    const { json } = await retrieve({ Criteria: isLead })

    const again = await retrieve(
      { Criteria: isLead },
      {
        ClientVersionStamp: `'${json['ServerVersionStamp']}'`,
        DeletedMetadataFilters: `${crm}.DeletedMetadataFilters'Attribute'`,
      },
    )

    expect(again.json).toMatchObject({
      ServerVersionStamp: json['ServerVersionStamp'],
      DeletedMetadata: { Count: 0, IsReadOnly: false, Keys: [], Values: [] },
      EntityMetadata: [],
    })
  })

  it('gives another stamp when the tables are others', async () => {
    const stampOf = async (more: object) =>
      (
        await open(more).send(
          'GET',
          `RetrieveMetadataChanges(Query=@q)?@q=${encodeURIComponent(JSON.stringify({ Criteria: isLead }))}`,
        )
      ).json['ServerVersionStamp']

    const [own, again] = [await stampOf({}), await stampOf({ seed: 5 })]
    const other = await stampOf({ metadata: { ...thing } })

    expect(again).toBe(own)
    expect(other).not.toBe(own)
  })

  it('refuses a stamp that it never gave', async () => {
    expect(await retrieve({}, { ClientVersionStamp: "'1!01/01/2020 00:00:00'" })).toMatchObject(
      refusedWith(400, '0x80044352'),
    )
  })

  it.each([
    [{ Properties: named('Nonsense') }, 'Nonsense'],
    [{ AttributeQuery: { Properties: named('EntitySetName') } }, 'EntitySetName'],
    [{ Criteria: where('Nonsense', 'Equals', 'System.String', 'x') }, 'Nonsense'],
    [{ Criteria: where('LogicalName', 'Like', 'System.String', 'x') }, 'Like'],
    [{ Criteria: where('LogicalName', 'In', 'System.String', 'x') }, 'In'],
    [{ Criteria: where('LogicalName', 'Equals', 'System.String[]', "['x']") }, 'Equals'],
    [{ Criteria: where('LogicalName', 'In', 'System.String[]', 'lead') }, 'lead'],
    [{ Criteria: where('LogicalName', 'In', 'System.String[]', "['lead' 'account']") }, 'lead'],
    [{ Criteria: where('IsActivity', 'Equals', 'System.Boolean', 'yes') }, 'System.Boolean'],
    [{ Criteria: where('LogicalName', 'Equals', 'System.Text', 'x') }, 'System.Text'],
    [{ Criteria: where('OwnershipType', 'Equals', 'Microsoft.Xrm.Sdk.Metadata.OwnershipTypes', 'Nobody') }, 'Nobody'],
    [{ Criteria: where('DisplayName', 'Equals', 'System.String', 'x') }, 'DisplayName'],
    [{ Criteria: where('LogicalName', 'GreaterThan', 'System.String', 'x') }, 'GreaterThan'],
    [{ Criteria: { FilterOperator: 'Xor' } }, 'FilterOperator'],
    [{ Criteria: { Conditions: 'x' } }, 'Conditions'],
    [{ Criteria: { Condition: [] } }, 'Condition'],
    [{ Propertys: {} }, 'Propertys'],
    [{ LabelQuery: { FilterLanguages: ['de'] } }, 'FilterLanguages'],
  ])('refuses a query that it cannot read: %j', async (query, name) => {
    expect(await retrieve(query)).toMatchObject(refusedWith(400, '0x80060888', expect.stringContaining(name)))
  })

  it.each([
    ['GET', 'RetrieveMetadataChanges(Nonsense=1)', 400],
    ['GET', 'RetrieveMetadataChanges(Query=@p)?@p=notjson', 400],
    ['GET', "RetrieveMetadataChanges(DeletedMetadataFilters='Attribute')", 400],
    ['GET', 'RetrieveMetadataChanges?$select=EntityMetadata', 501],
    ['GET', 'RetrieveMetadataChanges/EntityMetadata', 404],
    ['POST', 'RetrieveMetadataChanges', 405],
  ])('refuses %s %s', async (method, path, status) => {
    expect((await open().send(method, path)).status).toBe(status)
  })
})

const thing = {
  logicalName: 'new_thing',
  schemaName: 'new_Thing',
  entitySetName: 'new_things',
  primaryKey: 'new_thingid',
  isActivity: false,
  ownership: 'None',
  label: 'Thing',
  columns: [],
  navigation: [],
  collections: [],
  targetSets: {},
}
