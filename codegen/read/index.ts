export { checkChoices, optionSetOf } from './check-choices.js'
export { checkDefinitions } from './check-definitions.js'
export { checkSets } from './check-sets.js'
export { checkTypes } from './check-types.js'
export { parseCsdl } from './csdl.js'
export { type CsdlMembers, type DeclaredNavigation, lineageOf, membersOf } from './csdl-members.js'
export type {
  Csdl,
  CsdlComplexType,
  CsdlNavigation,
  CsdlOperation,
  CsdlProperty,
  CsdlType,
  CsdlTypeRef,
} from './csdl-model.js'
export type {
  AttributeDefinition,
  ManyToManyDefinition,
  OneToManyDefinition,
  OptionDefinition,
  TableDefinition,
} from './definition-shapes.js'
export { parseDefinitions } from './definitions.js'
export { mergeDefinitions } from './merge-definitions.js'
export { MetadataError } from './metadata-error.js'
export { type MetadataDocument, readDocument } from './read-document.js'
export { supplement } from './supplement.js'
