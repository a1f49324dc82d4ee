export type { ColumnDocument, TableDocument } from './document.js'
export { literalKinds } from './literal-kinds.js'
export { toDocuments } from './table-documents.js'
export {
  type ChoiceModel,
  type LookupModel,
  type MemberModel,
  type TableModel,
  toModels,
  type WayModel,
} from './table-model.js'
