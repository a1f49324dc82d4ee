import { type Refusal, ServiceError } from './service-error.js'

/** The record is not there, or hidden from the caller. */
export class RecordNotFoundError extends ServiceError {
  override readonly name = 'RecordNotFoundError'
  override readonly kind = 'not-found'

  constructor(refusal: Refusal) {
    super(refusal, {
      advice: 'Look whether it was deleted, whether its key is right and whether the caller may see it.',
    })
  }
}

/** The record has changed since it was read. */
export class VersionMismatchError extends ServiceError {
  override readonly name = 'VersionMismatchError'
  override readonly kind = 'version-mismatch'

  constructor(refusal: Refusal) {
    super(refusal, { advice: 'Read the record anew, and write with its new ETag.' })
  }
}

const duplicateAdvice = {
  rule: 'A duplicate rule found a record like it: show it to the user, or write without detectDuplicates.',
  'alternate-key': 'A record with this alternate key exists: change that one, or use upsert.',
  'primary-key': 'A record with this id or unique value exists: change that one, or use upsert.',
} as const

/** The record exists already: `duplicate-key` when a key is taken, `duplicate-rule` when a duplicate rule found one like it. */
export class DuplicateRecordError extends ServiceError {
  override readonly name = 'DuplicateRecordError'
  override readonly kind: 'duplicate-key' | 'duplicate-rule'
  /** What it is a duplicate by. */
  readonly by: 'rule' | 'alternate-key' | 'primary-key'

  constructor(refusal: Refusal, about: string | undefined) {
    const by = about === 'alternate-key' || about === 'primary-key' ? about : 'rule'
    super(refusal, { advice: duplicateAdvice[by] })
    this.by = by
    this.kind = by === 'rule' ? 'duplicate-rule' : 'duplicate-key'
  }
}

/** The record's state does not allow this. */
export class InvalidStateError extends ServiceError {
  override readonly name = 'InvalidStateError'
  override readonly kind = 'invalid-state'
  /** What the rule is about, where it is about one thing. */
  readonly area: string | undefined

  constructor(refusal: Refusal, area: string | undefined) {
    super(refusal, { advice: 'Read the state of the record: it may have been closed or reopened meanwhile.' })
    this.area = area
  }
}

const ruleAdvice: Readonly<Record<string, string>> = {
  case: 'Close the open activities and child cases, and see that the case has one customer.',
  currency: 'Give the record and what it belongs to the same currency.',
  entitlement: 'Choose an entitlement that is active and covers the customer and the product.',
  file: 'See what kinds and sizes of files the organization takes.',
  lead: 'Give the lead what it needs first: a parent or an owner.',
  opportunity: 'Give the opportunity that is to be closed.',
  process: 'Move the business process flow stage by stage.',
  product: 'See that the product has a unit and is on the price list once.',
  queue: 'Look which queue the record is in, and move it from there.',
  quote: 'Close or revise the other version of the quote first.',
  sla: 'Deactivate the SLA to change it, and activate it to apply it.',
}

/** A rule of the application forbids this, such as open activities on a case. */
export class BusinessRuleError extends ServiceError {
  override readonly name = 'BusinessRuleError'
  override readonly kind = 'business-rule'
  /** What the rule is about: `lead`, `opportunity`, `quote`, `case`, `queue`…; undefined where it is about all records. */
  readonly area: string | undefined

  constructor(refusal: Refusal, area: string | undefined) {
    super(refusal, {
      advice: ruleAdvice[area ?? ''] ?? 'Remove what stands against it first, such as records that refer to this one.',
    })
    this.area = area
  }
}

/** A plug-in of the organization refused or failed. Its text may hold anything: `unredacted()` has it, for the user. */
export class PlugInError extends ServiceError {
  override readonly name = 'PlugInError'
  override readonly kind = 'plug-in'

  constructor(refusal: Refusal) {
    super(refusal, {
      reason: 'a plug-in of the organization refused or failed.',
      advice: 'Its text is in unredacted().serviceMessage; with the option annotations: "*" also its trace.',
    })
  }
}

/** Source: "Aggregate data using FetchXml", limitations. */
const overAggregates =
  'The service aggregates at most 50,000 records: ask for one part after another (a month, an owner) and add up, or page through the records. FetchXML has the same limit.'

/** The query asks for more than the service gives. */
export class QueryLimitError extends ServiceError {
  override readonly name = 'QueryLimitError'
  override readonly kind = 'query-limit'

  constructor(refusal: Refusal) {
    const isAggregate = refusal.code === '0x8004e023'
    super(refusal, {
      advice: isAggregate
        ? overAggregates
        : 'Ask for less: fewer conditions and joins, no leading wildcard, one part after another.',
    })
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
    super(refusal, {
      advice: 'Read everything anew, without the token: what was deleted meanwhile is no longer among the records.',
    })
  }
}
