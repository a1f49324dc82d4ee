import {
  BusinessRuleError,
  ChangeTokenExpiredError,
  DataverseError,
  DuplicateRecordError,
  InvalidStateError,
  MissingUserError,
  PermissionError,
  PlugInError,
  QueryLimitError,
  RecordNotFoundError,
  type Refusal,
  ServiceError,
  ThrottledError,
  ValidationError,
  VersionMismatchError,
} from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { toServiceError } from '../../../src/errors/internal.js'

function refusal(given: Partial<Refusal>): Refusal {
  return { operation: 'leads.create', status: 400, code: '', message: 'The service says no.', ...given }
}

describe('the class of a refusal', () => {
  it.each([
    { code: '0x80040217', status: 404, Class: RecordNotFoundError, kind: 'not-found' },
    { code: '0x80060891', status: 404, Class: RecordNotFoundError, kind: 'not-found' },
    { code: '0x80040220', status: 403, Class: PermissionError, kind: 'missing-privilege' },
    { code: '0x80048306', status: 403, Class: PermissionError, kind: 'missing-privilege' },
    { code: '0x80072560', status: 403, Class: MissingUserError, kind: 'missing-user' },
    { code: '0x80060882', status: 412, Class: VersionMismatchError, kind: 'version-mismatch' },
    { code: '0x80040237', status: 412, Class: DuplicateRecordError, kind: 'duplicate-key' },
    { code: '0x80060892', status: 412, Class: DuplicateRecordError, kind: 'duplicate-key' },
    { code: '0x80040333', status: 412, Class: DuplicateRecordError, kind: 'duplicate-rule' },
    { code: '0x80072321', status: 429, Class: ThrottledError, kind: 'throttled' },
    { code: '0x80072322', status: 429, Class: ThrottledError, kind: 'throttled' },
    { code: '0x80072326', status: 429, Class: ThrottledError, kind: 'throttled' },
    { code: '0x80040200', status: 400, Class: ValidationError, kind: 'validation' },
    { code: '0x80044331', status: 400, Class: ValidationError, kind: 'validation' },
    { code: '0x8004431A', status: 400, Class: ValidationError, kind: 'validation' },
    { code: '0x80048D19', status: 400, Class: ValidationError, kind: 'validation' },
    { code: '0x80060888', status: 400, Class: ValidationError, kind: 'validation' },
    { code: '0x80048408', status: 400, Class: InvalidStateError, kind: 'invalid-state' },
    { code: '0x80040515', status: 400, Class: InvalidStateError, kind: 'invalid-state' },
    { code: '0x80044411', status: 400, Class: InvalidStateError, kind: 'invalid-state' },
    { code: '0x80040227', status: 405, Class: BusinessRuleError, kind: 'business-rule' },
    { code: '0x8004440A', status: 400, Class: BusinessRuleError, kind: 'business-rule' },
    { code: '0x8004F874', status: 400, Class: BusinessRuleError, kind: 'business-rule' },
    { code: '0x80060554', status: 400, Class: BusinessRuleError, kind: 'business-rule' },
    { code: '0x80040265', status: 400, Class: PlugInError, kind: 'plug-in' },
    { code: '0x80044352', status: 400, Class: ChangeTokenExpiredError, kind: 'change-token-expired' },
    { code: '0x8004E023', status: 400, Class: QueryLimitError, kind: 'query-limit' },
    { code: '0x8004430D', status: 400, Class: QueryLimitError, kind: 'query-limit' },
  ])('is $Class.name for $code, in any letter case', ({ code, status, Class, kind }) => {
    for (const written of [code, code.toLowerCase(), code.toUpperCase()]) {
      const error = toServiceError(refusal({ code: written, status }))

      expect(error).toBeInstanceOf(Class)
      expect(error).toMatchObject({ name: Class.name, kind, code: code.toLowerCase(), status })
    }
  })

  it('follows the code where the status says something else', () => {
    const notFound = toServiceError(refusal({ code: '0x80040217', status: 403 }))
    const plugIn = toServiceError(refusal({ code: '0x80040265', status: 429 }))

    expect(notFound.kind).toBe('not-found')
    expect(plugIn.kind).toBe('plug-in')
  })

  it.each([
    { status: 429, kind: 'throttled' },
    { status: 403, kind: 'missing-privilege' },
    { status: 404, kind: 'service' },
    { status: 412, kind: 'service' },
    { status: 400, kind: 'service' },
    { status: 500, kind: 'service' },
  ])('is chosen by status $status where the code is unknown or absent: $kind', ({ status, kind }) => {
    expect(toServiceError(refusal({ status, code: '0xDEADBEEF' })).kind).toBe(kind)
    expect(toServiceError(refusal({ status, code: '' })).kind).toBe(kind)
  })

  it('follows the code that is implied where the service gave none, which stays out of the error', () => {
    const error = toServiceError(refusal({ status: 412 }), '0x80060882')

    expect(error).toBeInstanceOf(VersionMismatchError)
    expect(error.code).toBe('')
  })

  it('is ServiceError itself for a code that nobody knows, which stays readable', () => {
    const error = toServiceError(refusal({ status: 404, code: '0x8006088A', message: 'Resource not found.' }))

    expect(error.constructor).toBe(ServiceError)
    expect(error).toMatchObject({ name: 'ServiceError', code: '0x8006088a', status: 404, operation: 'leads.create' })
    expect(error.message).toMatch(
      /^leads\.create was refused \(404 0x8006088a\): Resource not found\. Look at the names/,
    )
  })

  it('is always an Error and a DataverseError', () => {
    const error = toServiceError(refusal({ code: '0x80072560', status: 403 }))

    expect(error).toBeInstanceOf(Error)
    expect(error).toBeInstanceOf(DataverseError)
    expect(error).toBeInstanceOf(PermissionError)
  })
})

describe('a refusal', () => {
  it('leaves out of its message the code that the service did not give', () => {
    expect(toServiceError(refusal({ status: 500 })).message).toMatch(
      /^leads\.create was refused \(500\): The service says no\. Try again later/,
    )
  })

  it('says what to do where nobody in the organization goes with the token', () => {
    const error = toServiceError(refusal({ code: '0x80072560', status: 403, message: 'Not a member.' }))

    expect(error.message).toMatch(/Not a member\. Create an application user .* security role\.$/)
  })

  it('carries how long the service asks to wait', () => {
    expect(toServiceError(refusal({ status: 429, retryAfterInMs: 0 }))).toMatchObject({ retryAfterInMs: 0 })
    expect(toServiceError(refusal({ status: 429, retryAfterInMs: 17_000 }))).toMatchObject({ retryAfterInMs: 17_000 })
    expect(toServiceError(refusal({ status: 429 }))).toMatchObject({ retryAfterInMs: undefined })
  })

  it('keeps what the service said, for those who ask for it', () => {
    const said = 'lead With Id = 5f1c2f5e-2f5e-4000-8000-000000000001 Does Not Exist'

    const error = toServiceError(refusal({ code: '0x80040217', message: said, requestId: 'r-1' }))

    expect(error.unredacted()).toMatchObject({ serviceMessage: said, requestId: 'r-1' })
    expect(error.message).not.toContain('5f1c2f5e')
  })
})
