import { UnexpectedResponseError } from '../errors/index.js'
import type { Answer } from './operation.js'
import type { OperationDefinition } from './operation-definition.js'

declare const table: unique symbol

/** A record in an operation's answer, with the columns that the service chose. `Name` is its table, where that is known. */
export interface ResultRow<Name extends string = string> {
  readonly [table]?: Name
  /** `#Microsoft.Dynamics.CRM.account`: always there where the record may be of any table. */
  readonly '@odata.type'?: string
  readonly '@odata.etag'?: string
  readonly [column: string]: unknown
}

/** Reads the answer as its definition promises it. What the values inside are is the service's word. */
export function readResult<Result>({ name, result }: OperationDefinition): (answer: Answer) => Result {
  if (result === undefined) return () => undefined as Result // there is none
  return ({ body }) => {
    if (!isObject(body)) throw new UnexpectedResponseError(`${name} was answered without a JSON object.`)
    if (result === 'object' || result === 'record') return body as Result // as declared
    if (!('value' in body)) throw new UnexpectedResponseError(`${name} was answered without a value.`)
    // Nothing follows the link, so that the rest would be lost without a word.
    if ('@odata.nextLink' in body) {
      throw new UnexpectedResponseError(`${name} was answered with a part of its list only.`)
    }
    if (result === 'records' && !(Array.isArray(body.value) && body.value.every(isObject))) {
      throw new UnexpectedResponseError(`${name} was answered without a list of records.`)
    }
    return body.value as Result
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
