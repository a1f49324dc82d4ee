export { kindIn, kindOf } from './kind-of.js'
export {
  clockText,
  dayText,
  encodeText,
  guidText,
  instantText,
  integerText,
  type LiteralValue,
  literal,
} from './literal.js'
export { nameText } from './name-text.js'
export type { Answer, CallOptions, Executor, Operation } from './operation.js'
export { idOf, recordPath } from './record-path.js'
export { type Caller, whoAmI } from './who-am-i.js'
