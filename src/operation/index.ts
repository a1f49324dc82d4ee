export { kindIn, kindOf } from './kind-of.js'
export { dayText, encodeText, guidText, instantText, type LiteralValue, literal, numberText } from './literal.js'
export type { Answer, CallOptions, Executor, Operation } from './operation.js'
export { idOf, recordPath } from './record-path.js'
