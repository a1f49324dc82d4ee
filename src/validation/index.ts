export { MissingFactsError } from './missing-facts-error.js'
export { payloadSchema } from './payload-schema.js'
export { payloadSchemaFrom } from './payload-schema-from.js'
export type {
  PayloadInput,
  PayloadMode,
  PayloadOf,
  PayloadOptions,
  PayloadSchema,
  Picked,
  RuleOptions,
} from './payload-types.js'
