import { audit } from '../../entities/index.js'
import { UnexpectedResponseError } from '../../errors/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { RetrieveAuditDetails } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { type AuditChange, readDetail } from './audit-change.js'

/** Input of `retrieveAuditDetails`. */
export interface RetrieveAuditDetailsInput {
  readonly auditId: string | Ref<'audit'>
}

/**
 * What one row of the table `audit` tells: the change with its values.
 *
 * Wire: function `RetrieveAuditDetails`, bound to the row of `audit`.
 * Needs: prvReadAuditSummary; for values, prvReadRecordAuditHistory.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: it only reads.
 * Source: "Retrieve the history of audited data changes".
 *
 * @example
 * const change = await crm.execute(retrieveAuditDetails({ auditId }))
 */
export function retrieveAuditDetails({ auditId }: RetrieveAuditDetailsInput): Operation<AuditChange> {
  return mapResult(RetrieveAuditDetails(refOf(audit, auditId, 'auditId')), ({ AuditDetail }) => {
    if (AuditDetail) return readDetail(AuditDetail)
    throw new UnexpectedResponseError('RetrieveAuditDetails was answered without a detail.')
  })
}
