export { asksForChanges, countChanges, readChanges } from './read-changes.js'
