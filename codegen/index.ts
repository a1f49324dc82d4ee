export { type CodegenConfig, ConfigError, defineConfig, parseConfig } from './config/index.js'
export type { Files } from './generate-modules.js'
export { type GenerateOptions, generate } from './generate-project.js'
export {
  type ColumnDocument,
  type OperationsDocument,
  type OrganizationDocument,
  type Solutions,
  selectTables,
  type TableDocument,
} from './model/index.js'
export {
  differences,
  type FileChange,
  OutputError,
  type OutputOptions,
  type OutputPlan,
  planOutput,
  refusedBy,
  writeOutput,
} from './output/index.js'
export { type MetadataDocument, MetadataError } from './read/index.js'
export { type ReadOptions, readMetadata } from './read-metadata.js'
