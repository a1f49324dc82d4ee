export { parseCsdl } from './csdl.js'
export { type CsdlMembers, membersOf } from './csdl-members.js'
export type {
  Csdl,
  CsdlComplexType,
  CsdlEnumType,
  CsdlNavigation,
  CsdlOperation,
  CsdlParameter,
  CsdlProperty,
  CsdlType,
  CsdlTypeRef,
} from './csdl-model.js'
export {
  type AttributeDefinition,
  type OptionDefinition,
  parseDefinitions,
  type TableDefinition,
} from './definitions.js'
export { MetadataError } from './metadata-error.js'
export { supplement } from './supplement.js'
