import { excerpt, GrowingJson, isDoneBefore, isPage, outcomeUnknown, requestIdIn, toRefusal } from '../answer/index.js'
import { TransportError, UnexpectedResponseError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'
import type { PartAnswer } from './read-batch.js'

const decoder = new TextDecoder()

/**
 * What an operation makes of its part. Throws what it would throw on its own.
 *
 * @param repeated whether the batch was sent again after its answer was lost.
 */
export function resultOf<Result>(operation: Operation<Result>, part: PartAnswer, repeated = false): Result {
  const { status, headers, body } = part
  if (status >= 400) {
    const refusal = toRefusal(part, operation, textOf(part))
    if (repeated && isDoneBefore(refusal, operation)) {
      return operation.read({ status, headers, body: undefined, repeated })
    }
    const isOpen = repeated && operation.method !== 'GET' && (status >= 500 || status === 429)
    throw isOpen ? outcomeUnknown(operation, ' the first time', refusal) : refusal
  }
  // Of an answer that broke off nothing can be taken for whole but JSON, which shows it, and a head with nothing behind it.
  if (!part.isWhole && !part.isComplete) throw noAnswer(operation)
  return operation.read({ status, headers, body: bodyOf(operation, part, body), ...(repeated && { repeated }) })
}

function bodyOf(operation: Operation<unknown>, part: PartAnswer, bytes: Uint8Array): unknown {
  const { expects, name } = operation
  if (expects === 'nothing' && bytes.length === 0) return undefined
  if (expects === 'json' && part.status !== 304 && !isPage(part.headers)) return jsonOf(operation, part)
  if (isPage(part.headers)) throw unexpected(part, `${name} was answered ${excerpt(textOf(part), part.headers)}`)
  if (expects === 'bytes' || expects === 'text') {
    if (!part.isWhole) throw noAnswer(operation)
    return expects === 'bytes' ? bytes.slice() : textOf(part).replace(/^\uFEFF/, '')
  }
  return undefined
}

function jsonOf(operation: Operation<unknown>, part: PartAnswer): unknown {
  const json = new GrowingJson()
  json.add(part.body)
  try {
    return json.end()
  } catch {
    if (!part.isWhole) throw noAnswer(operation)
    throw unexpected(part, `${operation.name} was answered ${excerpt(json.rest, part.headers)}`)
  }
}

function textOf({ body }: PartAnswer): string {
  return decoder.decode(body)
}

function unexpected(part: PartAnswer, message: string): UnexpectedResponseError {
  return new UnexpectedResponseError(message, {
    status: part.status,
    requestId: requestIdIn(part.headers),
    body: textOf(part),
  })
}

/** The batch was answered, and this operation was not. */
export function noAnswer(operation: Operation<unknown>): Error {
  const reason = ' in the batch'
  if (operation.repeat === 'when-refused' || operation.repeat === 'own-id') {
    return outcomeUnknown(operation, reason, undefined)
  }
  return new TransportError(`${operation.name} got no answer${reason}.`)
}
