export { type ChangesInput, retrieveChanges } from './changes/retrieve-changes.js'
export { writeCsdl } from './csdl/document.js'
export { isDefinitionSet, type PathSegment } from './locate.js'
export { type DefinitionsAnswer, readDefinitions } from './read-definitions.js'
