export type { ChoiceModel, ChoiceNaming } from './choices.js'
export type {
  BindingDocument,
  ColumnDocument,
  ComplexTypeDocument,
  EnumTypeDocument,
  OperationDocument,
  OperationsDocument,
  OrganizationDocument,
  ParameterDocument,
  TableDocument,
  TypeName,
} from './document.js'
export type { BigIntegers, Kind } from './kind.js'
export { literalKinds } from './literal-kinds.js'
export type { LookupModel } from './lookups.js'
export type { MemberModel } from './member.js'
export { nearestNames } from './nearest-names.js'
export {
  type ComplexTypeModel,
  type EnumTypeModel,
  type OperationModel,
  type OperationsModel,
  type OperationTable,
  type OperationType,
  type ParameterModel,
  type PropertyModel,
  toOperationsModel,
} from './operation-model.js'
export { toOperations } from './operations.js'
export { inOrder } from './order.js'
export { ownersApart } from './owners-apart.js'
export { constantName, fileName } from './reserved.js'
export { type OperationPatterns, selectOperations } from './select-operations.js'
export { type Solutions, selectTables } from './select-tables.js'
export type { StateModel } from './states.js'
export { toDocuments } from './table-documents.js'
export {
  type EntityModels,
  type ModelSettings,
  type ShippedTables,
  type TableModel,
  toModels,
  type WayModel,
} from './table-model.js'
export type { TableNames } from './table-names.js'
