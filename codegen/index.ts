export { type Files, type GeneratedModules, generateModules } from './generate-modules.js'
export { type ImportInput, importTables } from './import-tables.js'
export type { ColumnDocument, TableDocument } from './model/index.js'
