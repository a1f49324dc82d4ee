import { UnexpectedResponseError } from '../../errors/index.js'
import { toServiceError } from '../../errors/internal.js'
import { mapResult, type Operation } from '../../operation/index.js'

/** What stands in the text of the answer, by the names of the wire. */
export type SearchAnswer = Readonly<Record<string, unknown>>

/** A search as it is read: the JSON in the text of its answer. It changes nothing, so that it may be repeated. */
export function readSearch<Result>(
  operation: Operation<{ readonly response: string | null }>,
  read: (answer: SearchAnswer) => Result,
): Operation<Result> {
  const { name } = operation
  return { ...mapResult(operation, ({ response }) => read(answerIn(response, name))), repeat: 'always' }
}

function answerIn(response: unknown, name: string): SearchAnswer {
  const answer = typeof response === 'string' ? parse(response) : undefined
  if (!isObject(answer)) throw new UnexpectedResponseError(`${name} was answered without the JSON of its result.`)
  if (!isObject(answer.Error)) return answer
  const { Code: code, Message: message } = answer.Error
  throw toServiceError({
    operation: name,
    status: 200,
    code: String(code ?? ''),
    message: String(message ?? 'The service gave no reason.'),
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a member of an answer is an object with members. */
export function isObject(value: unknown): value is SearchAnswer {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects in a list of the answer. */
export function objectsIn(value: unknown, name: string): readonly SearchAnswer[] {
  if (Array.isArray(value) && value.every(isObject)) return value
  throw new UnexpectedResponseError(`${name} was answered without a list of results.`)
}
