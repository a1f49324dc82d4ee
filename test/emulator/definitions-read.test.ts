import { describe, expect, it } from 'vitest'
import { api, open, refusedWith } from './server-calls.js'

const crm = 'Microsoft.Dynamics.CRM'
const account = "EntityDefinitions(LogicalName='account')"

async function value(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { status, json, text } = await open().send('GET', path)
  if (status !== 200 || !Array.isArray(json['value'])) throw new Error(text)
  return json['value']
}

async function names(path: string, property = 'LogicalName'): Promise<readonly unknown[]> {
  return (await value(path)).map((one) => one[property])
}

describe('the definition of a table', () => {
  it('is found by its name and by its id, which stays the same', async () => {
    const { send } = open()

    const { json } = await send('GET', `${account}?$select=LogicalName`)
    const again = await open({ seed: 3 }).send('GET', `EntityDefinitions(${json['MetadataId']})?$select=LogicalName`)

    expect(json).toEqual({
      '@odata.context': `${api}/$metadata#EntityDefinitions(LogicalName)/$entity`,
      MetadataId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      LogicalName: 'account',
    })
    expect(again.json).toEqual(json)
  })

  it('has what the facts tell, labels in English, and null for the rest', async () => {
    const { send } = open()

    const label = { Label: 'Account', LanguageCode: 1033, IsManaged: true, HasChanged: null }
    expect((await send('GET', account)).json).toMatchObject({
      SchemaName: 'Account',
      EntitySetName: 'accounts',
      ObjectTypeCode: 1,
      PrimaryIdAttribute: 'accountid',
      PrimaryNameAttribute: 'name',
      OwnershipType: 'UserOwned',
      IsActivity: false,
      IsCustomEntity: false,
      DisplayName: { LocalizedLabels: [label], UserLocalizedLabel: label },
      Description: { LocalizedLabels: [], UserLocalizedLabel: null },
      IsCustomizable: { Value: true, CanBeChanged: false, ManagedPropertyLogicalName: 'iscustomizable' },
      IntroducedVersion: null,
      Privileges: [],
    })
  })

  it.each([
    ["OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'OrganizationOwned'", 'subject', 'account'],
    ["OwnershipType ne Microsoft.Dynamics.CRM.OwnershipTypes'OrganizationOwned'", 'account', 'subject'],
    ['IsActivity eq true', 'task', 'account'],
    ['not (IsActivity eq true)', 'account', 'task'],
    ["CanCreateAttributes/Value eq true and LogicalName eq 'lead'", 'lead', 'account'],
    ["LogicalName eq 'lead' or LogicalName eq 'account'", 'account', 'contact'],
    ['ObjectTypeCode lt 3', 'account', 'task'],
    ['3 gt ObjectTypeCode', 'contact', 'task'],
    ['IntroducedVersion eq null', 'account', 'nothing'],
  ])('is found by %s', async (filter, found, left) => {
    const list = await names(`EntityDefinitions?$select=LogicalName&$filter=${filter}`)

    expect(list).toContain(found)
    expect(list).not.toContain(left)
  })

  it('is found by the value of an alias', async () => {
    expect(await names("EntityDefinitions?$select=LogicalName&$filter=LogicalName eq @n&@n='lead'")).toEqual(['lead'])
  })

  it('comes with the columns that an expand asks for, in what all columns have', async () => {
    const expand =
      "Attributes($select=LogicalName;$filter=RequiredLevel/Value eq Microsoft.Dynamics.CRM.AttributeRequiredLevel'ApplicationRequired')"
    const { json } = await open().send('GET', `${account}?$select=LogicalName&$expand=${expand}`)

    expect(json).toEqual({
      '@odata.context': `${api}/$metadata#EntityDefinitions(LogicalName,Attributes(LogicalName))/$entity`,
      MetadataId: expect.any(String),
      LogicalName: 'account',
      Attributes: [
        {
          '@odata.type': `#${crm}.StringAttributeMetadata`,
          MetadataId: expect.any(String),
          LogicalName: 'name',
        },
      ],
    })
  })

  it('comes in no pages, all tables in one answer', async () => {
    const { json } = await open().send('GET', 'EntityDefinitions?$select=LogicalName', {
      headers: { Prefer: 'odata.maxpagesize=2' },
    })

    expect(json).not.toHaveProperty('@odata.nextLink')
    expect(json['value']).toHaveLength((await names('EntityDefinitions?$select=EntitySetName')).length)
  })

  it('gives one property, with and without its wrapping', async () => {
    const { send } = open()

    expect((await send('GET', `${account}/EntitySetName`)).json).toEqual({
      '@odata.context': `${api}/$metadata#EntityDefinitions('account')/EntitySetName`,
      value: 'accounts',
    })
    expect(await send('GET', `${account}/ObjectTypeCode/$value`)).toMatchObject({ status: 200, text: '1' })
    expect(await send('GET', `${account}/IntroducedVersion`)).toMatchObject({ status: 204 })
    expect((await send('GET', `${account}/DisplayName/UserLocalizedLabel`)).json).toMatchObject({ Label: 'Account' })
  })

  it('has ids of its own for everything', async () => {
    const query = '$select=MetadataId&$expand=Attributes($select=MetadataId),Keys($select=MetadataId)'
    const tables = await value(`EntityDefinitions?${query}`)
    const relationships = await value('RelationshipDefinitions?$select=MetadataId')

    const parts = tables.flatMap(({ Attributes, Keys }) => [Attributes, Keys].flat())
    const ids = [...tables, ...parts, ...relationships].map((one) => Object(one).MetadataId)
    expect(ids.length).toBeGreaterThan(5000)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the definition of a column', () => {
  it('has what all columns have until it is cast', async () => {
    const { send } = open()
    const at = `${account}/Attributes(LogicalName='accountnumber')`

    const plain = await send('GET', at)
    const cast = await send('GET', `${at}/${crm}.StringAttributeMetadata`)

    expect(plain.json).toMatchObject({ '@odata.type': `#${crm}.StringAttributeMetadata`, AttributeType: 'String' })
    expect(plain.json).not.toHaveProperty('MaxLength')
    expect(cast.json).not.toHaveProperty('@odata.type')
    expect(cast.json).toMatchObject({
      '@odata.context': `${api}/$metadata#EntityDefinitions('account')/Attributes('accountnumber')/${crm}.StringAttributeMetadata/$entity`,
      MaxLength: 20,
      Format: 'Text',
      FormatName: { Value: 'Text' },
      RequiredLevel: { Value: 'None', CanBeChanged: true },
    })
  })

  it.each([
    ['contact', 'birthdate', 'DateTime', 'DateTime', 'DateTimeType', { DateTimeBehavior: { Value: 'DateOnly' } }],
    ['account', 'revenue', 'Money', 'Money', 'MoneyType', { Precision: 2 }],
    ['account', 'ownerid', 'Lookup', 'Owner', 'OwnerType', { Targets: ['systemuser', 'team'] }],
    ['opportunity', 'customerid', 'Lookup', 'Customer', 'CustomerType', { Targets: ['account', 'contact'] }],
    ['account', 'entityimage', 'Image', 'Virtual', 'ImageType', { MaxSizeInKB: null }],
    ['account', 'versionnumber', 'BigInt', 'BigInt', 'BigIntType', { MinValue: null }],
    ['account', 'accountid', 'UniqueIdentifier', 'Uniqueidentifier', 'UniqueidentifierType', { IsPrimaryId: true }],
    ['lead', 'statecode', 'State', 'State', 'StateType', { DefaultFormValue: 0 }],
    ['lead', 'industrycode', 'Picklist', 'Picklist', 'PicklistType', { DefaultFormValue: -1 }],
    ['account', 'creditonhold', 'Boolean', 'Boolean', 'BooleanType', { DefaultValue: false }],
  ])('is typed by its kind: %s.%s', async (table, column, type, attributeType, typeName, own) => {
    const at = `EntityDefinitions(LogicalName='${table}')/Attributes(LogicalName='${column}')/${crm}.${type}AttributeMetadata`

    expect((await open().send('GET', at)).json).toMatchObject({
      AttributeType: attributeType,
      AttributeTypeName: { Value: typeName },
      ...own,
    })
  })

  it('has its options in an expand', async () => {
    const path = `EntityDefinitions(LogicalName='lead')/Attributes/${crm}.StatusAttributeMetadata`
    const [status, ...others] = await value(`${path}?$select=LogicalName&$expand=OptionSet,GlobalOptionSet`)

    expect(others).toEqual([])
    expect(status).toMatchObject({
      LogicalName: 'statuscode',
      GlobalOptionSet: null,
      OptionSet: { Name: 'lead_statuscode', IsGlobal: false, OptionSetType: 'Status' },
    })
    expect(Object(status?.['OptionSet']).Options).toContainEqual({
      '@odata.type': `#${crm}.StatusOptionMetadata`,
      Value: 3,
      State: 1,
      Label: expect.objectContaining({ UserLocalizedLabel: expect.objectContaining({ Label: 'Qualified' }) }),
      Description: { LocalizedLabels: [], UserLocalizedLabel: null },
      Color: null,
      IsManaged: true,
      ExternalValue: '',
      ParentValues: [],
      TransitionData: null,
      MetadataId: null,
      HasChanged: null,
    })
  })

  it('has nothing but its options at the end of a path', async () => {
    const at = `${account}/Attributes(LogicalName='creditonhold')/${crm}.BooleanAttributeMetadata/OptionSet`

    const { json } = await open().send('GET', `${at}?$select=TrueOption,FalseOption`)

    expect(Object.keys(json).sort()).toEqual(['@odata.context', 'FalseOption', 'MetadataId', 'TrueOption'])
    expect(json).toMatchObject({ TrueOption: { Value: 1 }, FalseOption: { Value: 0 } })
  })

  it('is there for lists of people, which are no properties', async () => {
    const at = "EntityDefinitions(LogicalName='phonecall')/Attributes(LogicalName='to')"

    expect((await open().send('GET', at)).json).toMatchObject({
      '@odata.type': `#${crm}.LookupAttributeMetadata`,
      AttributeType: 'PartyList',
      IsValidODataAttribute: false,
    })
  })
})

describe('the definition of a relationship', () => {
  it('is found from both of its tables and by its name', async () => {
    const { send } = open()
    const expected = {
      SchemaName: 'account_primary_contact',
      RelationshipType: 'OneToManyRelationship',
      ReferencedEntity: 'contact',
      ReferencedAttribute: 'contactid',
      ReferencingEntity: 'account',
      ReferencingAttribute: 'primarycontactid',
      ReferencedEntityNavigationPropertyName: 'account_primary_contact',
      ReferencingEntityNavigationPropertyName: 'primarycontactid',
    }
    const key = "(SchemaName='account_primary_contact')"

    for (const path of [
      `${account}/ManyToOneRelationships${key}`,
      `EntityDefinitions(LogicalName='contact')/OneToManyRelationships${key}`,
      `RelationshipDefinitions${key}/${crm}.OneToManyRelationshipMetadata`,
    ]) {
      expect((await send('GET', path)).json).toMatchObject(expected)
    }
  })

  it('leads to owners of either kind as one', async () => {
    const [owner, ...others] = (await value(`${account}/ManyToOneRelationships`)).filter(
      (one) => one['ReferencingAttribute'] === 'ownerid',
    )

    expect(others).toEqual([])
    expect(owner).toMatchObject({
      ReferencedEntity: 'owner',
      ReferencedAttribute: 'ownerid',
      SchemaName: 'owner_accounts',
    })
  })

  it('joins two tables by rows between them', async () => {
    const { send } = open()
    const expected = {
      IntersectEntityName: 'accountleads',
      Entity1LogicalName: 'account',
      Entity2LogicalName: 'lead',
      Entity1IntersectAttribute: 'accountid',
      Entity2IntersectAttribute: 'leadid',
    }

    for (const table of ['account', 'lead']) {
      const path = `EntityDefinitions(LogicalName='${table}')/ManyToManyRelationships(SchemaName='accountleads_association')`
      expect((await send('GET', path)).json).toMatchObject(expected)
    }
    const cast = await names(
      `RelationshipDefinitions/${crm}.ManyToManyRelationshipMetadata?$select=SchemaName`,
      'SchemaName',
    )
    expect(cast).toContain('accountleads_association')
    expect(cast).not.toContain('account_primary_contact')
  })
})

describe('the definition of a key', () => {
  it('names its columns', async () => {
    const { send } = open({ alternateKeys: { account: [['accountnumber', 'primarycontactid']] } })

    expect((await send('GET', `${account}/Keys`)).json['value']).toMatchObject([
      {
        KeyAttributes: ['accountnumber', 'primarycontactid'],
        EntityKeyIndexStatus: 'Active',
        EntityLogicalName: 'account',
      },
    ])
  })
})

describe('definitions', () => {
  it.each([
    ['EntityDefinitions?$orderby=LogicalName', '$orderby'],
    ['EntityDefinitions?$top=1', '$top'],
    ['EntityDefinitions?$count=true', '$count'],
    ['EntityDefinitions?$expand=Attributes($top=1)', '$top'],
    ['EntityDefinitions?$select=Nonsense', 'Nonsense'],
    ['EntityDefinitions?$select=Attributes', 'Attributes'],
    ['EntityDefinitions?$expand=Nonsense', 'Nonsense'],
    [`${account}/Attributes?$select=MaxLength`, 'MaxLength'],
    ['EntityDefinitions?$expand=Attributes($select=Options)', 'Options'],
    ["EntityDefinitions?$filter=DisplayName eq 'Account'", 'DisplayName'],
    ["EntityDefinitions?$filter=OwnershipType eq 'UserOwned'", 'OwnershipType'],
    ["EntityDefinitions?$filter=OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'Nobody'", 'Nobody'],
    ["EntityDefinitions?$filter=OwnershipType eq Microsoft.Dynamics.CRM.CascadeType'Cascade'", 'CascadeType'],
    ["EntityDefinitions?$filter=ObjectTypeCode eq 'one'", 'ObjectTypeCode'],
    ['EntityDefinitions?$filter=CanCreateAttributes eq true', 'CanCreateAttributes'],
    [`${account}/Attributes/${crm}.EnumAttributeMetadata`, 'EnumAttributeMetadata'],
    ["EntityDefinitions(SchemaName='Account')", 'SchemaName'],
    ['EntityDefinitions(account)', 'account'],
    ["GlobalOptionSetDefinitions?$filter=Name eq 'x'", '$filter'],
    [`${account}?$filter=IsActivity eq true`, '$filter'],
  ])('refuse what they do not support: %s', async (path, named) => {
    expect(await open().send('GET', path)).toMatchObject(refusedWith(400, '0x80060888', expect.stringContaining(named)))
  })

  it.each([
    ["EntityDefinitions(LogicalName='nothing')", '0x80040217'],
    ['EntityDefinitions(00000000-0000-0000-0000-000000000001)', '0x80040217'],
    [`${account}/Attributes(LogicalName='nothing')`, '0x80040217'],
    [`${account}/Attributes(LogicalName='name')/${crm}.MoneyAttributeMetadata`, '0x80040217'],
    ["GlobalOptionSetDefinitions(Name='nothing')", '0x80040217'],
    [`${account}/Nothing`, '0x8006088A'],
    [`${account}/Attributes/$count`, '0x8006088A'],
    [`EntityDefinitions/${crm}.MoneyAttributeMetadata`, '0x8006088A'],
    [`${account}/DisplayName/Nothing`, '0x8006088A'],
  ])('are not found where there are none: %s', async (path, code) => {
    expect(await open().send('GET', path)).toMatchObject(refusedWith(404, code))
  })

  it.each([
    ['POST', 'EntityDefinitions', 501, '0x80040219'],
    ['PUT', account, 501, '0x80040219'],
    ['DELETE', `${account}/Attributes(LogicalName='name')`, 501, '0x80040219'],
    ['POST', 'GlobalOptionSetDefinitions', 501, '0x80040219'],
    ['PATCH', account, 405, '0x80060888'],
  ])('are not to be written: %s %s', async (method, path, status, code) => {
    const [set = ''] = path.split('(')

    expect(await open().send(method, path, { body: {} })).toMatchObject(
      refusedWith(status, code, expect.stringContaining(set)),
    )
  })
})
