export { fetchedTable, fetchRecords } from './fetch-records.js'
export { readPredefined } from './read-predefined.js'
