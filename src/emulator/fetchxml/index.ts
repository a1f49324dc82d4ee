export { readPredefined } from './read-predefined.js'
