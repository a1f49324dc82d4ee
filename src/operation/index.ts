export { bytesText } from './bytes-text.js'
export { callOperation } from './call-operation.js'
export { type ActFor, type CallOptions, itemOptions } from './call-options.js'
export { etagText } from './etag-text.js'
export { integerJson } from './integer-json.js'
export { jsonRead } from './json-read.js'
export { jsonValue } from './json-value.js'
export { kindIn, kindOf } from './kind-of.js'
export {
  clockText,
  dayText,
  encodeText,
  guidText,
  instantText,
  type LiteralValue,
  literal,
} from './literal.js'
export { mapResult } from './map-result.js'
export { memberText, nameText } from './name-text.js'
export type {
  Answer,
  AnswerHeaders,
  BodyReader,
  Composition,
  DescribeRequest,
  Executor,
  InnerRequest,
  Operation,
} from './operation.js'
export type { OperationDefinition, ParameterDefinition } from './operation-definition.js'
export type { ResultRow } from './operation-result.js'
export { holdsPendingId, pendingId } from './pending-id.js'
export { isRecordData, type RecordData, recordData } from './record-data.js'
export { namespace, type RecordParameter, recordJson } from './record-parameter.js'
export { idOf, recordPath } from './record-path.js'
export { type Caller, whoAmI } from './who-am-i.js'
