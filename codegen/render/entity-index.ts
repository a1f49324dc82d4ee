import type { EntityModels, TableModel } from '../model/index.js'
import type { Module, Statement } from './module.js'
import type { Places } from './places.js'

/** Names every table object, type and choice of a generation. */
export function entityIndexModule({ tables, sharedChoices }: EntityModels, places: Places): Module {
  const shared: Statement = {
    kind: 'export',
    names: sharedChoices.map(({ name }) => name),
    types: [],
    from: './choices.js',
  }
  return {
    path: 'entities/index',
    header: places.header(''),
    statements: [...tables.map(toExport), ...(sharedChoices.length > 0 ? [shared] : [])],
  }
}

function toExport({ names: { type, constant, file }, choices, states }: TableModel): Statement {
  const constants = [...choices.map(({ name }) => name), ...(states.length > 0 ? [`${type}States`] : [])]
  return {
    kind: 'export',
    types: [type, `${type}Create`, `${type}Record`, `${type}Update`],
    names: [constant, ...constants.sort()],
    from: `./${file}.js`,
  }
}
