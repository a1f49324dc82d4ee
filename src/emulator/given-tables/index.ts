export { joinTables } from './join-tables.js'
export { type GivenMetadata, readGiven } from './read-given.js'
