import { describe, expect, it } from 'vitest'
import { readMetadata, type TableDocument } from '../../../codegen/index.js'
import { collectionOf, csdlOf, lookupOf, navigationOf, propertyOf, typeOf } from './metadata-texts.js'

function tableIn(name: string, ...documents: Parameters<typeof readMetadata>[0]): TableDocument {
  const found = readMetadata(documents).tables.find((table) => table.logicalName === name)
  if (found === undefined) throw new Error(`There is no ${name}.`)
  return found
}

const person = typeOf('person', '')
const principal = `<EntityType Name="principal" Abstract="true"><Key><PropertyRef Name="ownerid" /></Key>
  ${propertyOf('ownerid', 'Edm.Guid')}${collectionOf('owner_plans', 'plan', 'ownerid')}</EntityType>
  <EntityType Name="team" BaseType="mscrm.principal"><Key><PropertyRef Name="ownerid" /></Key>
  ${propertyOf('teamid', 'Edm.Guid')}</EntityType>`

describe('a table that only $metadata has', () => {
  it.each([
    ['Edm.Binary', 'Image'],
    ['Edm.Boolean', 'Boolean'],
    ['Edm.Date', 'DateOnly'],
    ['Edm.DateTimeOffset', 'DateTime'],
    ['Edm.Decimal', 'Decimal'],
    ['Edm.Double', 'Double'],
    ['Edm.Guid', 'Uniqueidentifier'],
    ['Edm.Int32', 'Integer'],
    ['Edm.Int64', 'BigInt'],
    ['Edm.String', 'String'],
    ['mscrm.BooleanManagedProperty', 'ManagedProperty'],
    ['mscrm.Label', 'Virtual'],
    ['Collection(Edm.String)', 'Virtual'],
    ['mscrm.constructor', 'Virtual'],
  ])('has a column for %s of type %s', (type, want) => {
    const plan = tableIn('plan', csdlOf(typeOf('plan', propertyOf('thing', type)), ['plan']))

    expect(plan.columns.find((column) => column.logicalName === 'thing')?.type).toBe(want)
  })

  it.each([
    { beside: ['thing_name'], type: 'File' },
    { beside: ['thing_url'], type: 'Image' },
    { beside: ['thing_name', 'thing_url'], type: 'Image' },
    { beside: ['thing_mimetype'], type: 'Image' },
  ])('has a column of type $type for binary data beside $beside', ({ beside, type }) => {
    const members = [propertyOf('thing', 'Edm.Binary'), ...beside.map((name) => propertyOf(name))]
    const plan = tableIn('plan', csdlOf(typeOf('plan', members.join('')), ['plan']))

    expect(plan.columns.find((column) => column.logicalName === 'thing')?.type).toBe(type)
  })

  it('has the nearest of members that its base type has too', () => {
    const base = `<EntityType Name="base" Abstract="true">${propertyOf('Kind')}
      ${navigationOf('to', 'mscrm.base', 'a')}${lookupOf('toid', 'base', 'to_base')}</EntityType>`
    const own = `${propertyOf('kind', 'Edm.Int32')}${navigationOf('to', 'mscrm.plan', 'b')}`
    const { columns, navigation } = tableIn(
      'plan',
      csdlOf(`${base}${typeOf('plan', own, 'BaseType="mscrm.base"')}`, ['plan']),
    )

    expect(columns.filter((column) => column.logicalName === 'kind')).toMatchObject([
      { property: 'kind', type: 'Integer' },
    ])
    expect(navigation.filter((one) => one.name === 'to')).toMatchObject([{ target: 'plan', partner: 'b' }])
  })

  it('finds the lookup by name where the constraint of its navigation names the primary key', () => {
    const wrong = lookupOf('leader', 'person').replace('Property="_leader_value"', 'Property="planid"')
    const plan = tableIn('plan', csdlOf(`${person}${typeOf('plan', wrong)}`, ['plan', 'person']))

    expect(plan.navigation).toMatchObject([{ name: 'leader', target: 'person', lookup: 'leader' }])
    expect(plan.columns[0]).toMatchObject({ logicalName: 'leader', targets: ['person'] })
  })

  it('has columns without labels that anybody can set, spelt as the property is', () => {
    const plan = tableIn('plan', csdlOf(typeOf('plan', propertyOf('new_Kind')), ['plan']))

    expect(plan.columns[0]).toEqual({
      logicalName: 'new_kind',
      schemaName: 'new_Kind',
      property: 'new_Kind',
      type: 'String',
      label: '',
      required: 'None',
      create: true,
      update: true,
    })
  })

  it('has columns that nobody can set where an annotation says so', () => {
    const computed = `<Property Name="total" Type="Edm.Int32">
      <Annotation Term="Org.OData.Core.V1.Computed" Bool="true" /></Property>`
    const plan = tableIn('plan', csdlOf(typeOf('plan', computed), ['plan']))

    expect(plan.columns.find((column) => column.logicalName === 'total')).toMatchObject({
      create: false,
      update: false,
    })
  })

  it.each([
    { targets: ['person'], type: 'Lookup' },
    { targets: ['account', 'contact'], type: 'Customer' },
    { targets: ['contact', 'person'], type: 'Lookup' },
  ])('has a lookup to $targets as a $type with its targets', ({ targets, type }) => {
    const [first = '', ...others] = targets
    const members = `${lookupOf('forid', first, `forid_${first}`)}
      ${others.map((target) => lookupOf('forid', target, `forid_${target}`).replace(/<Property .*?\/>/, '')).join('')}`
    const types = targets.map((target) => typeOf(target, '')).join('')
    const plan = tableIn('plan', csdlOf(`${types}${typeOf('plan', members)}`, ['plan', ...targets]))

    expect(plan.columns[0]).toMatchObject({ logicalName: 'forid', property: '_forid_value', type, targets })
    expect(plan.targetSets).toEqual(Object.fromEntries(targets.map((target) => [target, `${target}s`])))
  })

  it('has an owner, who is a user or a team, and is then owned by users', () => {
    const plan = tableIn(
      'plan',
      csdlOf(`${principal}${typeOf('plan', lookupOf('ownerid', 'principal'))}`, ['plan', 'team']),
    )

    expect(plan.columns[0]).toMatchObject({ logicalName: 'ownerid', type: 'Owner', targets: ['systemuser', 'team'] })
    expect(plan.navigation).toMatchObject([{ name: 'ownerid', target: 'owner', lookup: 'ownerid' }])
    expect(plan.ownership).toBe('UserOwned')
  })

  it('has a primary key of its own where its base type has the key', () => {
    const document = csdlOf(
      `${principal}${typeOf('plan', lookupOf('ownerid', 'principal', 'ownerid', 'owner_plans'))}`,
      ['plan', 'team'],
    )
    const team = tableIn('team', document)

    expect(team.primaryKey).toBe('teamid')
    expect(team.collections).toEqual([{ name: 'owner_plans', target: 'plan', partner: 'ownerid', lookup: 'ownerid' }])
  })

  it('has the alternate keys that an annotation lists, and says nothing of them without one', () => {
    const keys = `<Annotation Term="Keys.AlternateKeys"><Collection><Record Type="Keys.AlternateKey">
      <PropertyValue Property="Key"><Collection><Record Type="Keys.PropertyRef">
      <PropertyValue Property="Alias" String="code" /><PropertyValue Property="Name" PropertyPath="code" />
      </Record></Collection></PropertyValue></Record></Collection></Annotation>`

    expect(tableIn('plan', csdlOf(typeOf('plan', `${propertyOf('code')}${keys}`), ['plan'])).alternateKeys).toEqual([
      ['code'],
    ])
    expect(tableIn('plan', csdlOf(typeOf('plan', keys), ['plan']))).not.toHaveProperty('alternateKeys')
    expect(tableIn('plan', csdlOf(typeOf('plan', ''), ['plan']))).not.toHaveProperty('alternateKeys')
  })

  it('leads both ways over a many-to-many relationship', () => {
    const types = `${typeOf('plan', collectionOf('plan_people', 'person', 'plan_people'))}
      ${typeOf('person', collectionOf('plan_people', 'plan', 'plan_people'))}`

    expect(tableIn('plan', csdlOf(types, ['plan', 'person'])).collections).toEqual([
      { name: 'plan_people', target: 'person', partner: 'plan_people' },
    ])
  })

  it('is none of the types that describe tables, nor one without an entity set', () => {
    const types = `${typeOf('plan', '')}${typeOf('hidden', '')}<EntityType Name="crmmodelbaseentity" Abstract="true" />
      <EntityType Name="EntityMetadata" BaseType="mscrm.crmmodelbaseentity" />`

    expect(readMetadata([csdlOf(types, ['plan', 'EntityMetadata'])]).tables.map((one) => one.logicalName)).toEqual([
      'plan',
    ])
  })

  it('can come from a second document, whose actions come with it', () => {
    const { tables, operations } = readMetadata([
      csdlOf(person, ['person'], '<Action Name="One" />'),
      csdlOf(typeOf('plan', ''), ['plan'], '<Action Name="One" /><Action Name="Two" />'),
    ])

    expect(tables.map((one) => one.logicalName)).toEqual(['person', 'plan'])
    expect(operations.operations.map((one) => one.name)).toEqual(['One', 'Two'])
  })
})

describe('an activity that only $metadata has', () => {
  const pointer = `<EntityType Name="activitypointer" Abstract="true"><Key><PropertyRef Name="activityid" /></Key>
    ${propertyOf('activityid', 'Edm.Guid')}${propertyOf('stageid', 'Edm.Guid')}
    ${['createdby', 'slaid', 'slainvokedid'].map((name) => propertyOf(`_${name}_value`, 'Edm.Guid')).join('')}
    ${lookupOf('regardingobjectid', 'person', 'regardingobjectid_person', 'person_ActivityPointers')}</EntityType>`
  const visit = (members: string) =>
    csdlOf(
      `${person}${pointer}<EntityType Name="visit" BaseType="mscrm.activitypointer">
      <Key><PropertyRef Name="activityid" /></Key>${members}</EntityType>`,
      ['person', 'visit', 'activitypointer'],
    )

  it('has the members of its base type and counts as an activity', () => {
    const table = tableIn('visit', visit(propertyOf('place')))

    expect(table).toMatchObject({ isActivity: true, primaryKey: 'activityid' })
    expect(table.columns.map((column) => column.property)).toEqual([
      'activityid',
      '_createdby_value',
      'place',
      '_regardingobjectid_value',
      '_slaid_value',
      '_slainvokedid_value',
      'stageid',
    ])
  })

  it.each([
    ['regardingobjectid_person_visit', 'regardingobjectid'],
    ['createdby_visit', 'createdby'],
    ['CreatedBy_visit', 'createdby'],
    ['sla_visit_person', 'slaid'],
    ['slainvokedid_visit_person', 'slainvokedid'],
    ['stageid_person', 'stageid'],
  ])('finds the lookup behind %s by its name: %s', (name, want) => {
    const { navigation } = tableIn('visit', visit(navigationOf(name, 'mscrm.person', 'visits')))

    expect(navigation[0]).toEqual({ name, target: 'person', lookup: want, partner: 'visits' })
  })

  it('has its own navigation before what it inherits', () => {
    const { navigation } = tableIn(
      'visit',
      visit(navigationOf('regardingobjectid_person_visit', 'mscrm.person', 'visits')),
    )

    expect(navigation.map((one) => one.name)).toEqual(['regardingobjectid_person_visit', 'regardingobjectid_person'])
  })

  it('leads over its key to what has the same one', () => {
    const members = navigationOf('activityid_activitypointer', 'mscrm.activitypointer', 'a')

    expect(tableIn('visit', visit(members)).navigation[0]).toEqual({
      name: 'activityid_activitypointer',
      target: 'activitypointer',
      lookup: 'activityid',
      partner: 'a',
    })
  })

  it('has no navigation over what is no column', () => {
    const members = navigationOf('elsewhere', 'mscrm.person', 'b')

    expect(tableIn('visit', visit(members)).navigation.map((one) => one.name)).toEqual(['regardingobjectid_person'])
  })
})
