import type { Message } from '../../model.js'
import { retrieveAttributeChangeHistory, retrieveAuditDetails, retrieveRecordChangeHistory } from './history.js'

export const auditMessages: readonly Message[] = Object.freeze([
  retrieveAuditDetails,
  retrieveRecordChangeHistory,
  retrieveAttributeChangeHistory,
])
