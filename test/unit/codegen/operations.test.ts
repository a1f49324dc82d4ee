import { describe, expect, it } from 'vitest'
import { operation, operationsOf } from './operation-csdl.js'

describe('the operations of a document', () => {
  it('have parameters without the binding, and what they give back', () => {
    const { operations } = operationsOf(
      operation('Action', 'QualifyLead', {
        binding: 'mscrm.lead',
        parameters:
          '<Parameter Name="Status" Type="Edm.Int32" Nullable="false" /><Parameter Name="Of" Type="mscrm.list" />',
        result: 'Collection(mscrm.crmbaseentity)',
      }) + operation('Function', 'Ask', { result: 'Edm.String' }),
    )

    expect(operations).toEqual([
      { name: 'Ask', kind: 'function', parameters: [], result: 'Edm.String' },
      {
        name: 'QualifyLead',
        kind: 'action',
        binding: { tables: ['lead'] },
        parameters: [
          { name: 'Status', type: 'Edm.Int32' },
          { name: 'Of', type: 'list', optional: true },
        ],
        result: 'Collection(crmbaseentity)',
      },
    ])
  })

  it('are one where overloads differ in the table only', () => {
    const { operations } = operationsOf(
      operation('Action', 'Add', { binding: 'mscrm.list', result: 'mscrm.list' }) +
        operation('Action', 'Add', { binding: 'mscrm.lead', result: 'mscrm.list' }),
    )

    expect(operations).toEqual([
      { name: 'Add', kind: 'action', binding: { tables: ['lead', 'list'] }, parameters: [], result: 'list' },
    ])
  })

  it('are one where each overload gives back a record of its own table', () => {
    const { operations } = operationsOf(
      operation('Function', 'Draft', { binding: 'Collection(mscrm.list)', result: 'Collection(mscrm.list)' }) +
        operation('Function', 'Draft', { binding: 'Collection(mscrm.lead)', result: 'Collection(mscrm.lead)' }),
    )

    expect(operations).toEqual([
      {
        name: 'Draft',
        kind: 'function',
        binding: { tables: ['lead', 'list'], collection: true },
        parameters: [],
        result: 'Collection(self)',
      },
    ])
  })

  it('stand apart where overloads differ otherwise', () => {
    const { operations } = operationsOf(
      operation('Action', 'Add', { binding: 'mscrm.list', parameters: '<Parameter Name="A" Type="Edm.Int32" />' }) +
        operation('Action', 'Add', { binding: 'mscrm.lead', result: 'mscrm.lead' }) +
        operation('Action', 'Add'),
    )

    expect(operations.map(({ binding, result }) => [binding?.tables, result])).toEqual([
      [undefined, undefined],
      [['lead'], 'lead'],
      [['list'], undefined],
    ])
  })

  it('are without the conditions, which stand in a filter', () => {
    const property = '<Parameter Name="PropertyName" Type="Edm.String" Nullable="false" />'
    const { operations } = operationsOf(
      operation('Function', 'Today', { parameters: property, result: 'Edm.Boolean' }) +
        operation('Function', 'IsSafe', {
          parameters: property.replace('PropertyName', 'Text'),
          result: 'Edm.Boolean',
        }),
    )

    expect(operations.map(({ name }) => name)).toEqual(['IsSafe'])
  })

  it('come with the types that they name, in other types too, and with no others', () => {
    const document = operationsOf(
      `<ComplexType Name="Access"><NavigationProperty Name="Who" Type="mscrm.crmbaseentity" /><Property Name="Mask" Type="mscrm.Rights" /></ComplexType>
      <ComplexType Name="Base" /><ComplexType Name="Heir" BaseType="mscrm.Base"><Property Name="Of" Type="Collection(mscrm.Access)" /></ComplexType>
      <ComplexType Name="Unused"><Property Name="A" Type="Edm.Int32" /></ComplexType>
      <EnumType Name="Rights" IsFlags="true"><Member Name="None" Value="0" /><Member Name="Read" Value="1" /></EnumType>
      ${operation('Action', 'Grant', { parameters: '<Parameter Name="Of" Type="mscrm.Base" /><Parameter Name="To" Type="Collection(mscrm.systemuser)" />' })}`,
    )

    expect(document).toMatchObject({
      complexTypes: [
        {
          name: 'Access',
          properties: [
            { name: 'Who', type: 'crmbaseentity' },
            { name: 'Mask', type: 'Rights' },
          ],
        },
        { name: 'Base', properties: [] },
        { name: 'Heir', base: 'Base', properties: [{ name: 'Of', type: 'Collection(Access)' }] },
      ],
      enumTypes: [
        {
          name: 'Rights',
          isFlags: true,
          members: [
            { name: 'None', value: 0 },
            { name: 'Read', value: 1 },
          ],
        },
      ],
      tables: [{ name: 'systemuser', entitySetName: 'systemusers', primaryKey: 'systemuserid' }],
    })
  })
})
