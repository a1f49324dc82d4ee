export { type Csdl, type CsdlNavigation, type CsdlType, parseCsdl } from './csdl.js'
export { type CsdlMembers, membersOf } from './csdl-members.js'
export {
  type AttributeDefinition,
  type OptionDefinition,
  parseDefinitions,
  type TableDefinition,
} from './definitions.js'
export { supplement } from './supplement.js'
