import { describe, expect, it } from 'vitest'
import { toOperationsModel } from '../../../codegen/model/index.js'
import { operation, operationsOf } from './operation-csdl.js'

function namesOf(schema: string): readonly string[] {
  return toOperationsModel(operationsOf(schema)).operations.map(({ names }) => `${names.function} in ${names.file}`)
}

describe('the name of an operation’s function and file', () => {
  it.each([
    ['AddToQueue', 'AddToQueue in add-to-queue'],
    ['GetAPIKey', 'GetAPIKey in get-api-key'],
    ['searchquery', 'searchquery in searchquery'],
    ['new_DoIt', 'new_DoIt in new_do-it'],
    ['_Move', '_Move in _move'],
    ['delete', '_delete in delete'],
    ['Ref', 'RefOperation in ref'],
    ['callOperation', 'callOperationOperation in call-operation'],
    ['Index', 'Index in index_'],
    ['Con', 'Con in con_'],
    ['ComplexTypes', 'ComplexTypes in complex-types-operation'],
  ])('of %s is %s', (name, want) => {
    expect(namesOf(operation('Action', name))).toEqual([want])
  })

  it('is its own where file names differ in case only', () => {
    expect(namesOf(operation('Action', 'GetIT') + operation('Action', 'GetIt'))).toEqual([
      'GetIT in get-it',
      'GetIt in get-it-operation',
    ])
  })

  it('names the table where overloads stand apart', () => {
    const parameter = '<Parameter Name="A" Type="Edm.Int32" />'
    const schema =
      operation('Action', 'Add', { binding: 'mscrm.list' }) +
      operation('Action', 'Add', { binding: 'mscrm.lead', parameters: parameter })

    expect(namesOf(schema)).toEqual(['Add_lead in add_lead', 'Add_list in add_list'])
  })
})

describe('the name of a type', () => {
  it('gives way to operations, to the language and to other types', () => {
    const { operations, complexTypes, enumTypes } = toOperationsModel(
      operationsOf(
        `<ComplexType Name="Date"><Property Name="A" Type="mscrm.Do" /></ComplexType>
        <ComplexType Name="DoParameters" /><EnumType Name="Do"><Member Name="A" Value="0" /></EnumType>
        ${operation('Action', 'Do', { parameters: '<Parameter Name="A" Type="mscrm.Date" /><Parameter Name="B" Type="mscrm.DoParameters" />' })}`,
      ),
    )

    expect(operations.map(({ names }) => [names.function, names.parameters])).toEqual([['Do', 'DoParameters']])
    expect(complexTypes.map(({ read, input }) => [read, input])).toEqual([
      [undefined, 'DateInput'],
      [undefined, 'DoParametersInput'],
    ])
    expect(enumTypes.map(({ name }) => name)).toEqual(['DoType'])
  })
})
