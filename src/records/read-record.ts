import { UnexpectedResponseError } from '../errors/index.js'
import type { Answer } from '../operation/index.js'
import { preferHeaders, restoreBigIntegers, type SelectionNode, settleCuts } from '../selection/index.js'

/** The record in an answer, as the service sent it. */
export function readRecord<Row>({ body }: Answer, operation: string): Row {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Row // as was selected
  throw new UnexpectedResponseError(`${operation} was answered without a record.`)
}

/** The record in an answer, as it was selected. */
export function readSelected<Row>(answer: Answer, operation: string, node: SelectionNode): Row {
  const record = readRecord<Row>(answer, operation)
  settleCuts([record], node, preferHeaders(node))
  restoreBigIntegers([record], node)
  return record
}
