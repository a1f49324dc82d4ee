import {
  BusinessRuleError,
  ChangeTokenExpiredError,
  DuplicateRecordError,
  InvalidStateError,
  MissingUserError,
  PermissionError,
  PlugInError,
  QueryLimitError,
  RecordNotFoundError,
  ThrottledError,
  ValidationError,
  VersionMismatchError,
} from './refusals.js'
import { type Refusal, ServiceError } from './service-error.js'

type RefusalClass = new (refusal: Refusal) => ServiceError

/** Source: "Web service error codes" in the Dataverse developer documentation. Codes in lower case. */
const codes: readonly (readonly [RefusalClass, readonly string[]])[] = [
  [RecordNotFoundError, ['0x80040217', '0x80060891']],
  [MissingUserError, ['0x80072560']],
  [
    PermissionError,
    [
      '0x80040220',
      '0x80048306',
      '0x80040231',
      '0x80048405',
      '0x80042f09',
      '0x8004f502',
      '0x8004f504',
      '0x8004f507',
      '0x80081018',
    ],
  ],
  [VersionMismatchError, ['0x80060882']],
  [DuplicateRecordError, ['0x80040333', '0x80040237', '0x80060892']],
  [ThrottledError, ['0x80072321', '0x80072322', '0x80072326']],
  [
    ValidationError,
    [
      '0x80040200',
      '0x80040203',
      '0x80044331',
      '0x8004431a',
      '0x8004432f',
      '0x80044330',
      '0x80040317',
      '0x80048d19',
      '0x80060888',
      '0x80060890',
    ],
  ],
  [
    InvalidStateError,
    [
      '0x80048408',
      '0x8004f00e',
      '0x80040515',
      '0x80040516',
      '0x8004051a',
      '0x80040518',
      '0x80040519',
      '0x80044411',
      '0x800404cf',
      '0x8004051e',
      '0x8004051d',
      '0x80040522',
      '0x80040527',
      '0x8004f854',
      '0x8004f855',
      '0x8004f856',
    ],
  ],
  [
    BusinessRuleError,
    [
      '0x80040227',
      '0x80043b15',
      '0x8004440a',
      '0x8004440c',
      '0x8004440e',
      '0x80044409',
      '0x8003f451',
      '0x8003f452',
      '0x8004f874',
      '0x80040526',
      '0x80040524',
      '0x80040525',
      '0x8004051b',
      '0x80060554',
      '0x80040214',
    ],
  ],
  [ChangeTokenExpiredError, ['0x80044352']],
  [PlugInError, ['0x80040265', '0x80040224']],
  [
    QueryLimitError,
    ['0x8004e023', '0x8004430c', '0x8004430d', '0x8004430a', '0x80048573', '0x80048574', '0x80048575', '0x80048644'],
  ],
]

const byCode: ReadonlyMap<string, RefusalClass> = new Map(
  codes.flatMap(([Class, list]) => list.map((code) => [code, Class] as const)),
)

/** Only where a status has one meaning; 404 and 412 have several. */
const byStatus: Readonly<Record<number, RefusalClass>> = { 403: PermissionError, 429: ThrottledError }

/**
 * Picks the class for a refusal: by its code, whose letter case varies, else by its status.
 * `implied` is the code that stands for the refusal where it has none itself.
 */
export function toServiceError(refusal: Refusal, implied: string = refusal.code): ServiceError {
  const code = refusal.code.toLowerCase()
  const Class = byCode.get(implied.toLowerCase()) ?? byStatus[refusal.status] ?? ServiceError
  return new Class({ ...refusal, code })
}
