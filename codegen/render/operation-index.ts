import type { OperationsModel } from '../model/index.js'
import type { Module, Statement } from './module.js'

/** Names every function and type of a generation. */
export function operationIndexModule({ operations, complexTypes, enumTypes }: OperationsModel, header: string): Module {
  const complexNames = complexTypes.flatMap(({ read, input }) => [read ?? [], input ?? []].flat())
  const enumNames = enumTypes.flatMap(({ name, member }) => [name, ...(member === undefined ? [] : [member])])
  return {
    path: 'operations/index',
    header,
    statements: [
      ...operations.map(
        ({ names, parameters, ownResult }): Statement => ({
          kind: 'export',
          names: [names.function],
          types: [
            ...(parameters.length > 0 ? [names.parameters] : []),
            ...(ownResult?.read === undefined ? [] : [ownResult.read]),
          ],
          from: `./${names.file}.js`,
        }),
      ),
      ...types(complexNames, './complex-types.js'),
      ...types(enumNames, './enum-types.js'),
    ],
  }
}

function types(names: readonly string[], from: string): readonly Statement[] {
  return names.length === 0 ? [] : [{ kind: 'export', names: [], types: [...names].sort(), from }]
}
