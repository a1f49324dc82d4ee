export { createStore } from './create-store.js'
export { recordNotFound } from './record-not-found.js'
