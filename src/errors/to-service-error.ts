import { codeTable } from './code-table.js'
import { MissingUserError, PermissionError } from './permission-error.js'
import {
  BusinessRuleError,
  ChangeTokenExpiredError,
  DuplicateRecordError,
  InvalidStateError,
  PlugInError,
  QueryLimitError,
  RecordNotFoundError,
  VersionMismatchError,
} from './refusals.js'
import { type Refusal, ServiceError } from './service-error.js'
import { ThrottledError } from './throttled-error.js'
import { ValidationError } from './validation-error.js'

/** Kind → its class, which is told what the refusal is about. */
const classes: Readonly<Record<string, new (refusal: Refusal, about?: string) => ServiceError>> = {
  'business-rule': BusinessRuleError,
  'change-token-expired': ChangeTokenExpiredError,
  'duplicate-key': DuplicateRecordError,
  'duplicate-rule': DuplicateRecordError,
  'invalid-state': InvalidStateError,
  'missing-privilege': PermissionError,
  'missing-user': MissingUserError,
  'not-found': RecordNotFoundError,
  'plug-in': PlugInError,
  'query-limit': QueryLimitError,
  throttled: ThrottledError,
  validation: ValidationError,
  'version-mismatch': VersionMismatchError,
}

/** Only where a status has one meaning; 404 and 412 have several. */
const byStatus: Readonly<Record<number, string>> = { 403: 'missing-privilege', 413: 'validation', 429: 'throttled' }

const adviceByStatus: Readonly<Record<number, string>> = {
  404: 'Look at the names in the request: the organization may lack the table or the operation.',
  405: 'This record or resource does not take the operation.',
  500: 'Try again later with a smaller request; Microsoft’s support asks for the requestId.',
  501: 'The service does not offer it: look for another way.',
}

let found: ReadonlyMap<string, string> | undefined

/** `business-rule:case`; undefined for a code that is not in the table. Built when the first refusal is there. */
export function classOfCode(code: string): string | undefined {
  found ??= new Map(
    Object.entries(codeTable).flatMap(([name, codes]) => codes.split(' ').map((one) => [`0x${one}`, name] as const)),
  )
  return found.get(code.toLowerCase())
}

/**
 * Picks the class for a refusal: by its code, whose letter case varies, else by its status.
 * `implied` is the code that stands for the refusal where it has none itself.
 */
export function toServiceError(refusal: Refusal, implied: string = refusal.code): ServiceError {
  const [kind = '', about] = (classOfCode(implied) ?? byStatus[refusal.status] ?? '').split(':')
  const Class = classes[kind]
  const known = { ...refusal, code: refusal.code.toLowerCase() }
  if (Class !== undefined) return new Class(known, about)
  const isServers = refusal.status >= 500 && refusal.status !== 501
  const advice = adviceByStatus[isServers ? 500 : refusal.status] ?? 'Look the code up in “Web service error codes”.'
  return new ServiceError(known, { advice })
}
