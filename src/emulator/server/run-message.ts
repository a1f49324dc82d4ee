import type { Message } from '../model.js'
import { readActionParameters } from './action-parameters.js'
import type { Answer } from './answer.js'
import type { Address, Call } from './call.js'
import { readFunctionParameters } from './function-parameters.js'
import { requireAt } from './locate.js'
import { queryOptions, requireOptions } from './query-options.js'
import { badUrl, notEmulated, wrongVerb } from './refuse.js'
import { writeResult } from './write-result.js'

/** Runs an action or a function. `text` is what stands between its parentheses. Source: protocol/actions.md 0. */
export function runMessage(call: Call, message: Message, text: string, at: Address | undefined): Answer {
  // Our choice: the wrong verb on an operation is refused as on any other resource.
  if (call.method !== (message.kind === 'action' ? 'POST' : 'GET')) {
    throw wrongVerb(call.method, `the ${message.kind} ${message.name}`)
  }
  if (message.kind === 'action' && text.trim() !== '') {
    throw badUrl(`The parameters of the action ${message.name} are sent in its body.`)
  }
  for (const option of queryOptions(call.url).keys()) {
    if (option.startsWith('$')) throw notEmulated(`the query option '${option}' on ${message.name}`)
  }
  requireOptions(call.url)
  const bound = at && requireAt(call, at)
  const parameters =
    message.kind === 'action' ? readActionParameters(call, message) : readFunctionParameters(call, message, text)
  return writeResult(call, message.run(call.session, bound === undefined ? { parameters } : { bound, parameters }))
}
