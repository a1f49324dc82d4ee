import type { Answer } from '../answer.js'

/** The answer to one request of a batch. */
export interface AnswerPart {
  readonly answer: Answer
  readonly contentId: string | undefined
}

/** Puts the answers into one; a list stands for a change set. Source: protocol/wire.md 5.3, 5.4. */
export function writeBatchAnswer(
  status: number,
  parts: readonly (AnswerPart | readonly AnswerPart[])[],
  newId: () => string,
): Answer {
  const boundary = `batchresponse_${newId()}`
  const text = parts.map((part) => `--${boundary}\r\n${isList(part) ? changeSet(part, newId) : one(part, newId)}`)
  return {
    status,
    headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}` },
    text: `${text.join('')}--${boundary}--\r\n`,
  }
}

function isList(part: AnswerPart | readonly AnswerPart[]): part is readonly AnswerPart[] {
  return Array.isArray(part)
}

function changeSet(parts: readonly AnswerPart[], newId: () => string): string {
  const boundary = `changesetresponse_${newId()}`
  const text = parts.map((part) => `--${boundary}\r\n${one(part, newId)}`).join('')
  return `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${text}--${boundary}--\r\n`
}

function one({ answer, contentId }: AnswerPart, newId: () => string): string {
  const { status, headers = {}, json, text } = answer
  const entityId = headers['OData-EntityId']
  const all: Readonly<Record<string, string | undefined>> = {
    ...(status >= 400 && { REQ_ID: newId() }),
    ...(json !== undefined && { 'Content-Type': 'application/json; odata.metadata=minimal' }),
    ...(text !== undefined && { 'Content-Type': 'text/plain' }),
    'OData-Version': '4.0',
    ...(entityId !== undefined && { Location: entityId }),
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\r\n`]))
  const body = json === undefined ? (text ?? '') : JSON.stringify(json)
  const id = contentId === undefined ? '' : `Content-ID: ${contentId}\r\n`
  const frame = `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n${id}\r\n`
  return `${frame}HTTP/1.1 ${status} ${reasons[status] ?? ''}\r\n${lines.join('')}\r\n${body}\r\n`
}

/** Source: RFC 9110, 15. */
const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
}
