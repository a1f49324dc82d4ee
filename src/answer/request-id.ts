import type { AnswerHeaders } from '../operation/index.js'

/** The service's own id of a request. Source: "Compose HTTP requests and handle errors". */
export function requestIdIn(headers: AnswerHeaders): string | undefined {
  return headers.get('x-ms-service-request-id') ?? headers.get('REQ_ID') ?? undefined
}
