import { describe, expect, it } from 'vitest'
import { importTables } from '../../../codegen/import-tables.js'
import { MetadataError } from '../../../codegen/index.js'

const csdl = (types: string, sets = ''): string => `<edmx:Edmx Version="4.0"><edmx:DataServices>
  <Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm">${types}
    <EntityContainer Name="System">
      <EntitySet Name="tasks" EntityType="Microsoft.Dynamics.CRM.task" />${sets}
    </EntityContainer>
  </Schema></edmx:DataServices></edmx:Edmx>`

const activity = `<EntityType Name="activitypointer" Abstract="true">
    <Property Name="_regardingobjectid_value" Type="Edm.Guid" />
    <Property Name="seriesid" Type="Edm.Guid" />
    <NavigationProperty Name="regardingobjectid_task" Type="mscrm.task" Partner="task_ActivityPointers">
      <ReferentialConstraint Property="_regardingobjectid_value" ReferencedProperty="activityid" />
    </NavigationProperty>
  </EntityType>
  <EntityType Name="task" BaseType="mscrm.activitypointer">
    <Property Name="Category" Type="Edm.String" />
    <Property Name="our_note" Type="Edm.String" />
    <NavigationProperty Name="regardingobjectid_task_task" Type="mscrm.task" Partner="Task_Tasks" />
    <NavigationProperty Name="our_link" Type="mscrm.task" Partner="our_links" />
    <NavigationProperty Name="Task_Tasks" Type="Collection(mscrm.task)" Partner="regardingobjectid_task_task" />
    <NavigationProperty Name="our_links" Type="Collection(mscrm.task)" Partner="our_link" />
    <NavigationProperty Name="task_letters" Type="Collection(mscrm.letter)" Partner="regardingobjectid_task_letter" />
    <NavigationProperty Name="task_association" Type="Collection(mscrm.task)" Partner="task_association" />
  </EntityType>`

const attribute = (LogicalName: string, AttributeType: string, more: object = {}) => ({
  LogicalName,
  SchemaName: LogicalName,
  AttributeType,
  IsValidODataAttribute: true,
  IsValidForCreate: true,
  IsValidForUpdate: true,
  RequiredLevel: { Value: 'None' },
  DisplayName: { UserLocalizedLabel: null },
  ...more,
})

const definitions = (attributes: readonly object[]): string =>
  JSON.stringify({
    value: [
      {
        LogicalName: 'task',
        SchemaName: 'Task',
        EntitySetName: 'tasks',
        PrimaryIdAttribute: 'activityid',
        PrimaryNameAttribute: null,
        OwnershipType: 'UserOwned',
        IsActivity: true,
        DisplayName: { UserLocalizedLabel: { Label: 'Task' } },
        Attributes: attributes,
        ManyToOneRelationships: [
          {
            ReferencingAttribute: 'regardingobjectid',
            ReferencingEntityNavigationPropertyName: 'regardingobjectid_task_task',
          },
        ],
        ManyToManyRelationships: [
          {
            IntersectEntityName: 'tasktask',
            Entity1LogicalName: 'task',
            Entity1NavigationPropertyName: 'task_association',
            Entity2LogicalName: 'task',
            Entity2NavigationPropertyName: 'task_association_referenced',
          },
        ],
      },
    ],
  })

function importTask(attributes: readonly object[]) {
  const files = importTables({ csdl: csdl(activity), definitions: definitions(attributes), tables: ['task'] })
  return JSON.parse(files.get('task.json') ?? '')
}

describe('a table that is read from both documents', () => {
  const regarding = attribute('regardingobjectid', 'Lookup', { Targets: ['task'] })

  it('has the properties that the definitions confirm, spelt as in $metadata', () => {
    const hidden = attribute('regardingobjectidname', 'String', { IsValidODataAttribute: false })
    const { columns } = importTask([regarding, attribute('category', 'String'), hidden])

    expect(columns.map(({ property }: { property: string }) => property)).toEqual([
      'Category',
      '_regardingobjectid_value',
    ])
  })

  it('has its own navigation before the inherited one, and knows the lookup behind each', () => {
    expect(importTask([regarding]).navigation).toEqual([
      { name: 'regardingobjectid_task_task', target: 'task', lookup: 'regardingobjectid', partner: 'Task_Tasks' },
      { name: 'regardingobjectid_task', target: 'task', lookup: 'regardingobjectid', partner: 'task_ActivityPointers' },
    ])
  })

  it('has the collections that lead to imported tables', () => {
    expect(importTask([regarding]).collections).toEqual([
      { name: 'Task_Tasks', target: 'task', partner: 'regardingobjectid_task_task', lookup: 'regardingobjectid' },
      { name: 'task_association', target: 'task', partner: 'task_association', intersect: 'tasktask' },
    ])
  })

  it.each([
    { given: attribute('a', 'Virtual', { AttributeTypeName: { Value: 'MultiSelectPicklistType' } }), want: 'Choices' },
    { given: attribute('a', 'Virtual', { AttributeTypeName: { Value: 'ImageType' } }), want: 'Image' },
    { given: attribute('a', 'Virtual', { AttributeTypeName: { Value: 'FileType' } }), want: 'File' },
    { given: attribute('a', 'DateTime', { DateTimeBehavior: { Value: 'DateOnly' } }), want: 'DateOnly' },
    { given: attribute('a', 'DateTime', { DateTimeBehavior: { Value: 'UserLocal' } }), want: 'DateTime' },
  ])('has a column of type $want', ({ given, want }) => {
    expect(importTask([given]).columns[0].type).toBe(want)
  })

  it('has options in the order of their values, and no default where a choice starts empty', () => {
    const Label = { UserLocalizedLabel: { Label: 'One' } }
    const choice = {
      OptionSet: {
        Name: 'ours',
        Options: [
          { Value: 2, Label },
          { Value: 1, Label },
        ],
      },
      DefaultFormValue: -1,
    }
    const [column] = importTask([attribute('a', 'Picklist', choice)]).columns

    expect(column).toMatchObject({
      optionSet: 'ours',
      options: [
        { value: 1, label: 'One' },
        { value: 2, label: 'One' },
      ],
    })
    expect(column).not.toHaveProperty('defaultValue')
  })

  it('can come from a second document, with the navigation that leads to it', () => {
    const files = importTables({
      csdl: csdl('<EntityType Name="queue" />'),
      supplement: csdl(activity),
      definitions: definitions([regarding]),
      tables: ['task'],
    })

    expect(JSON.parse(files.get('task.json') ?? '').navigation).toHaveLength(2)
  })

  it('is missed by name', () => {
    const input = { csdl: csdl(activity), definitions: definitions([]), tables: ['task', 'letter', 'fax'] }

    expect(() => importTables(input)).toThrow(
      new MetadataError('EntityDefinitions', 'the definitions lack letter, fax.'),
    )
  })
})
