import { type OperationsDocument, toOperationsModel } from '../model/index.js'
import type { Module } from './module.js'
import { operationModule } from './operation.js'
import { operationIndexModule } from './operation-index.js'
import { complexTypesModule, enumTypesModule } from './operation-types.js'
import type { Places } from './places.js'

/** The modules of the operations: one each, their types, and an index. `header` is the first line of each. */
export function operationModules(document: OperationsDocument, places: Places, header: string): readonly Module[] {
  const model = toOperationsModel(document)
  return [
    ...model.operations.map((one) => operationModule(one, places, header)),
    ...(model.complexTypes.length > 0 ? [complexTypesModule(model, places, header)] : []),
    ...(model.enumTypes.length > 0 ? [enumTypesModule(model, header)] : []),
    operationIndexModule(model, header),
  ]
}
