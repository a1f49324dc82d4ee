import type { ComplexParameter, Store, StoredRecord, Target } from '../../model.js'
import { Refusal } from '../../model.js'
import { boundMessage, unboundMessage } from '../define-message.js'
import { pointsTo } from '../values.js'
import { changesIn, detailOf } from './detail.js'

const pagingInfo = {
  type: 'complex',
  name: 'PagingInfo',
  properties: {
    PageNumber: 'Edm.Int32',
    Count: 'Edm.Int32',
    ReturnTotalRecordCount: 'Edm.Boolean',
    PagingCookie: 'Edm.String',
  },
  required: false,
} as const satisfies ComplexParameter

const types = {
  AuditDetail: { AuditRecord: 'audit' },
  AuditDetailCollection: {
    AuditDetails: 'Collection(AuditDetail)',
    MoreRecords: 'Edm.Boolean',
    PagingCookie: 'Edm.String',
    TotalRecordCount: 'Edm.Int32',
  },
} as const

/** Source: Web API reference, function RetrieveAuditDetails. */
export const retrieveAuditDetails = boundMessage({
  name: 'RetrieveAuditDetails',
  kind: 'function',
  boundTo: 'audit',
  parameters: {},
  returns: { type: 'RetrieveAuditDetailsResponse', properties: { AuditDetail: 'AuditDetail' }, types },
  run: ({ store }, audit) => ({
    kind: 'complex',
    type: 'RetrieveAuditDetailsResponse',
    value: { AuditDetail: detailOf(store, audit, { withRecord: true }) },
  }),
})

/**
 * Source: "Retrieve the history of audited data changes", as for the next. Our choice: the newest comes first; the page is that of
 * `PageNumber` and `Count`, whatever the cookie says; the total is there also when it is not asked for.
 */
export const retrieveRecordChangeHistory = unboundMessage({
  name: 'RetrieveRecordChangeHistory',
  kind: 'function',
  parameters: { Target: { type: 'record', required: true }, PagingInfo: pagingInfo },
  returns: {
    type: 'RetrieveRecordChangeHistoryResponse',
    properties: { AuditDetailCollection: 'AuditDetailCollection' },
    types,
  },
  run({ store }, { Target, PagingInfo }) {
    const details = historyOf(store, Target).map((audit) => detailOf(store, audit, { withRecord: true }))
    return {
      kind: 'complex',
      type: 'RetrieveRecordChangeHistoryResponse',
      value: { AuditDetailCollection: page(details, PagingInfo) },
    }
  },
})

/** Its details say no record of `audit`: who and when are missing. */
export const retrieveAttributeChangeHistory = unboundMessage({
  name: 'RetrieveAttributeChangeHistory',
  kind: 'function',
  parameters: {
    Target: { type: 'record', required: true },
    AttributeLogicalName: { type: 'String', required: true },
    PagingInfo: pagingInfo,
  },
  returns: {
    type: 'RetrieveAttributeChangeHistoryResponse',
    properties: { AuditDetailCollection: 'AuditDetailCollection' },
    types,
  },
  run({ store }, { Target, AttributeLogicalName: column, PagingInfo }) {
    const facts = store.tables.get(Target.table)
    if (!facts?.columns.some(({ logicalName }) => logicalName === column)) {
      // Our choice: code and text.
      throw new Refusal(
        400,
        '0x80041103',
        `'${Target.table}' entity doesn't contain attribute with Name = '${column}'.`,
      )
    }
    const details = historyOf(store, Target)
      .filter((audit) => changesIn(audit).some(({ logicalName }) => logicalName === column))
      .map((audit) => detailOf(store, audit, { withRecord: false, column }))
    return {
      kind: 'complex',
      type: 'RetrieveAttributeChangeHistoryResponse',
      value: { AuditDetailCollection: page(details, PagingInfo) },
    }
  },
})

function historyOf(store: Store, target: Target): readonly StoredRecord[] {
  return [...store.all('audit')].filter((audit) => pointsTo(audit, 'objectid', target)).reverse()
}

function page(details: readonly unknown[], paging: Readonly<Record<string, unknown>> | null | undefined) {
  const number = wholeOf(paging?.['PageNumber']) ?? 1
  const count = wholeOf(paging?.['Count']) ?? 5_000
  const end = number * count
  const hasMore = details.length > end
  return {
    AuditDetails: details.slice(end - count, end),
    MoreRecords: hasMore,
    PagingCookie: hasMore ? String(end) : '',
    TotalRecordCount: details.length,
  }
}

function wholeOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined
}
