export { createMultiple, type KeyedData, updateMultiple, upsertMultiple } from './multiple.js'
