import { redactPath } from '../errors/internal.js'
import type { CallEvent } from './events.js'
import type { CallDescription } from './watch.js'

/** An entity set starts in lower case, an action or a function of the root does not. */
const entitySet = /^([a-z_]\w*)(?=[(/?]|$)/

/** A call as listeners may see it. */
export function shownCall({ operation, method, path, clientRequestId, size }: CallDescription): CallEvent {
  const shown = redactPath(path)
  const table = entitySet.exec(shown)?.[1]
  return {
    operation,
    ...(table !== undefined && { table }),
    method,
    path: shown,
    clientRequestId,
    ...(size !== undefined && { size }),
  }
}
