export { findByKey, type KeyValue, type KeyValues } from './alternate-key.js'
export { createSession } from './create-session.js'
export { resolveReference } from './resolve-reference.js'
export type { AlternateKeys, SessionOptions } from './session-options.js'
