export { type Files, type GeneratedModules, generateModules } from './generate-modules.js'
export { type ImportInput, importNames, importTables } from './import-tables.js'
export type { KnownNames } from './known-names.js'
export type { ColumnDocument, TableDocument } from './model/index.js'
