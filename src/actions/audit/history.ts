import { UnexpectedResponseError } from '../../errors/index.js'
import { mapResult, nameText, type Operation } from '../../operation/index.js'
import {
  type AuditDetailCollection,
  RetrieveAttributeChangeHistory,
  RetrieveRecordChangeHistory,
} from '../../operations/index.js'
import { wholeNumber } from '../checks.js'
import { knownRecord } from '../known-record.js'
import { type AuditChange, type HistoryInput, readDetail } from './audit-change.js'

/** A page of a history. */
export interface HistoryPage {
  /** From 1. */
  readonly number: number
  /** Entries of a page, 1 to 5,000. */
  readonly size: number
  /** The cookie that the page before came with. */
  readonly pagingCookie?: string | undefined
}

/** Input of `retrieveRecordChangeHistory`. */
export interface RecordChangeHistoryInput extends HistoryInput {
  /** All that the service gives at once when absent. */
  readonly page?: HistoryPage | undefined
}

/** Input of `retrieveAttributeChangeHistory`. */
export interface AttributeChangeHistoryInput extends RecordChangeHistoryInput {
  /** Logical name of the column: `ownerid`, not `_ownerid_value`. */
  readonly attributeLogicalName: string
}

/** A part of a history. */
export interface ChangeHistory {
  readonly changes: readonly AuditChange[]
  readonly hasMore: boolean
  /** For the next page. */
  readonly pagingCookie: string | undefined
  readonly totalCount: number
}

/**
 * What was changed in a record: who, when, which columns, from what to what.
 *
 * Wire: function `RetrieveRecordChangeHistory`, unbound. Its details are read by `@odata.type`.
 * Needs: prvReadRecordAuditHistory; auditing of the organization and of the table.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: it only reads.
 * Source: "Retrieve the history of audited data changes".
 *
 * @example
 * const { changes } = await crm.execute(retrieveRecordChangeHistory({ target: ref(account, accountId) }))
 */
export function retrieveRecordChangeHistory({ target, page }: RecordChangeHistoryInput): Operation<ChangeHistory> {
  const history = RetrieveRecordChangeHistory({ Target: knownRecord(target, 'target'), PagingInfo: pagingOf(page) })
  return mapResult(history, ({ AuditDetailCollection: found }) => readHistory(found, 'RetrieveRecordChangeHistory'))
}

/**
 * The values that one column of a record had. Who changed it and when is not in the answer.
 *
 * Wire: function `RetrieveAttributeChangeHistory`, unbound.
 * Needs: prvReadRecordAuditHistory; auditing of the organization, of the table and of the column.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: it only reads.
 * Source: "Retrieve the history of audited data changes".
 *
 * @example
 * const { changes } = await crm.execute(
 *   retrieveAttributeChangeHistory({ target: ref(account, accountId), attributeLogicalName: 'name' }),
 * )
 */
export function retrieveAttributeChangeHistory(input: AttributeChangeHistoryInput): Operation<ChangeHistory> {
  const history = RetrieveAttributeChangeHistory({
    Target: knownRecord(input.target, 'target'),
    AttributeLogicalName: nameText(input.attributeLogicalName),
    PagingInfo: pagingOf(input.page),
  })
  return mapResult(history, ({ AuditDetailCollection: found }) => readHistory(found, 'RetrieveAttributeChangeHistory'))
}

function pagingOf(page: HistoryPage | undefined) {
  if (page === undefined) return undefined
  return {
    PageNumber: wholeNumber(page.number, 'page.number', 1, 2 ** 31 - 1),
    Count: wholeNumber(page.size, 'page.size', 1, 5_000),
    ReturnTotalRecordCount: true,
    PagingCookie: page.pagingCookie,
  }
}

function readHistory(found: AuditDetailCollection | null, operation: string): ChangeHistory {
  if (!Array.isArray(found?.AuditDetails)) {
    throw new UnexpectedResponseError(`${operation} was answered without audit details.`)
  }
  return {
    changes: found.AuditDetails.map(readDetail),
    hasMore: found.MoreRecords,
    pagingCookie: found.PagingCookie || undefined,
    totalCount: found.TotalRecordCount,
  }
}
