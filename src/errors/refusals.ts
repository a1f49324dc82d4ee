import { type Refusal, ServiceError } from './service-error.js'

/** The record is not there, or hidden from the caller. */
export class RecordNotFoundError extends ServiceError {
  override readonly name = 'RecordNotFoundError'
  override readonly kind = 'not-found'
}

/** The caller may not do this: a privilege, a role or column security is missing. */
export class PermissionError extends ServiceError {
  override readonly name: string = 'PermissionError'
  override readonly kind: 'missing-privilege' | 'missing-user' = 'missing-privilege'
}

/** The token is good, but nobody in the organization goes with it. */
export class MissingUserError extends PermissionError {
  override readonly name = 'MissingUserError'
  override readonly kind = 'missing-user'

  constructor(refusal: Refusal) {
    super(
      refusal,
      'Create an application user for this service principal in the Power Platform admin center (Environments, Settings, Users + permissions, Application users) and give it a security role.',
    )
  }
}

/** The record has changed since it was read. */
export class VersionMismatchError extends ServiceError {
  override readonly name = 'VersionMismatchError'
  override readonly kind = 'version-mismatch'
}

/** The record exists already: `duplicate-key` when a key is taken, `duplicate-rule` when a duplicate rule found one like it. */
export class DuplicateRecordError extends ServiceError {
  override readonly name = 'DuplicateRecordError'
  override readonly kind: 'duplicate-key' | 'duplicate-rule' =
    this.code === '0x80040333' ? 'duplicate-rule' : 'duplicate-key'
}

/** The service asks to slow down. */
export class ThrottledError extends ServiceError {
  override readonly name = 'ThrottledError'
  override readonly kind = 'throttled'
  readonly retryAfterInMs: number | undefined = this.refusal.retryAfterInMs
}

/** A value or a name in the request is not allowed. */
export class ValidationError extends ServiceError {
  override readonly name = 'ValidationError'
  override readonly kind = 'validation'
}

/** The record's state does not allow this. */
export class InvalidStateError extends ServiceError {
  override readonly name = 'InvalidStateError'
  override readonly kind = 'invalid-state'
}

/** A rule of the application forbids this, such as open activities on a case. */
export class BusinessRuleError extends ServiceError {
  override readonly name = 'BusinessRuleError'
  override readonly kind = 'business-rule'
}

/** A plug-in of the organization refused or failed. */
export class PlugInError extends ServiceError {
  override readonly name = 'PlugInError'
  override readonly kind = 'plug-in'
}

/** Source: "Aggregate data using FetchXml", limitations. */
const overAggregates =
  'The service aggregates at most 50,000 records: ask for one part after another (a month, an owner) and add up, or page through the records. FetchXML has the same limit.'

/** The query asks for more than the service gives. */
export class QueryLimitError extends ServiceError {
  override readonly name = 'QueryLimitError'
  override readonly kind = 'query-limit'

  constructor(refusal: Refusal) {
    super(refusal, refusal.code === '0x8004e023' ? overAggregates : '')
  }
}

/**
 * The token that changes were to be read from is too old, or the table was altered since: read everything anew.
 *
 * Observed by others: change tracking refuses with `0x80044352` (`ExpiredVersionStamp`), as reading changes of metadata
 * does, and says "Version stamp associated with the client has expired. Please perform a full sync."
 * Source: issue 3845 of MicrosoftDocs/powerapps-docs, 2022, has the text; "Web service error codes" the code.
 */
export class ChangeTokenExpiredError extends ServiceError {
  override readonly name = 'ChangeTokenExpiredError'
  override readonly kind = 'change-token-expired'

  constructor(refusal: Refusal) {
    super(
      refusal,
      'Read everything anew, without the token: what was deleted meanwhile is no longer among the records.',
    )
  }
}
