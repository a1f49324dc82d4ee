import type { Message } from '../model.js'
import type { Call } from './call.js'
import { checkParameters } from './parameters.js'
import { type Payload, readOptionalPayload } from './payload.js'
import { recordByKey } from './record-parameter.js'

/** The parameters of an action, from the body of its request. */
export function readActionParameters(call: Call, message: Message): Payload {
  const named = Object.entries(readOptionalPayload(call)).filter(([name]) => !name.startsWith('@odata.'))
  return checkParameters(message, Object.fromEntries(named), recordByKey(call.session.store))
}
