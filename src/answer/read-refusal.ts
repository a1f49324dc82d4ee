import { AuthenticationError, type Refusal, ThrottledError, UnexpectedResponseError } from '../errors/index.js'
import { classOfCode, toServiceError } from '../errors/internal.js'
import type { Answer, Operation } from '../operation/index.js'
import { readErrorBody } from './error-body.js'
import { excerpt } from './excerpt.js'
import { isGatewayFailure } from './gateway.js'
import { outcomeUnknown } from './outcome-unknown.js'
import { requestIdIn } from './request-id.js'
import { retryAfter } from './retry-after.js'

/** What comes before a body. */
export type AnswerHead = Pick<Answer, 'status' | 'headers'>

/** The error for an answer that says no. Source: "Compose HTTP requests and handle errors", parse errors from the response. */
export function toRefusal(response: AnswerHead, operation: Operation<unknown>, text: string): Error {
  const error = refusalOf(response, operation, text)
  return isGatewayFailure(error) && operation.repeat === 'when-refused'
    ? outcomeUnknown(operation, ` (${response.status})`, error)
    : error
}

function refusalOf(response: AnswerHead, operation: Operation<unknown>, text: string): Error {
  const { status, headers } = response
  const { name, path, body } = operation
  const said = readErrorBody(text)
  const requestId = requestIdIn(headers)
  if (status === 401 || (said !== undefined && classOfCode(said.code) === 'authentication')) {
    return new AuthenticationError(
      `${name} was refused (${status}): the organization does not take the token. Check that the credential belongs to the organization's tenant and that orgUrl is right.`,
      { status, requestId, ...(said && { serviceMessage: said.message }) },
    )
  }
  if (said === undefined && status !== 429) {
    return new UnexpectedResponseError(`${name} was refused (${status}) ${excerpt(text, headers)}`, {
      status,
      requestId,
      body: text,
    })
  }
  const { code, message, details } = said ?? { code: '', message: '', details: {} }
  const refusal: Refusal = {
    operation: name,
    status,
    code,
    message: message || 'The service gave no reason.',
    requestId,
    details,
    path,
    body,
    ...retryAfter(headers.get('Retry-After')),
  }
  if (said === undefined) return new ThrottledError(refusal, undefined)
  return toServiceError(refusal, code === '' ? impliedCode(status, operation) : code)
}

/**
 * The service leaves the code out of some refusals that have one cause only.
 * Source: "Perform conditional operations using the Web API", where the examples have an empty code.
 */
function impliedCode(status: number, { path, headers }: Operation<unknown>): string {
  if (status === 404 && path.includes('(')) return '0x80040217'
  if (status !== 412) return ''
  return headers?.['If-None-Match'] === '*' ? '0x80040237' : '0x80060882'
}
