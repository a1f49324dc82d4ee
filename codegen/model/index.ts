export type { ChoiceModel } from './choices.js'
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
export { literalKinds } from './literal-kinds.js'
export type { LookupModel } from './lookups.js'
export type { MemberModel } from './member.js'
export { inOrder } from './order.js'
export { toDocuments } from './table-documents.js'
export { type TableModel, toModels, type WayModel } from './table-model.js'
