import type { Store, StoredRecord, Target } from '../../model.js'
import type { AuditedChange } from '../../session/audit.js'
import { lookupOf, textOf } from '../values.js'

interface Wanted {
  /** Whether the row of `audit` goes with it. */
  readonly withRecord: boolean
  /** The only column that is told of. */
  readonly column?: string
}

/** The changes that a row of `audit` keeps. */
export function changesIn(audit: StoredRecord): readonly AuditedChange[] {
  const kept: unknown = JSON.parse(textOf(audit, 'changedata') ?? '{}')
  const isKept = typeof kept === 'object' && kept !== null && 'changedAttributes' in kept
  return isKept ? (kept.changedAttributes as readonly AuditedChange[]) : [] // as keepAudit wrote them
}

/** An AttributeAuditDetail. Our choice: the record of `audit` comes with the columns that say who, when and what. */
export function detailOf(store: Store, audit: StoredRecord, { withRecord, column }: Wanted) {
  const changes = changesIn(audit).filter(({ logicalName }) => column === undefined || logicalName === column)
  const object = lookupOf(audit, 'objectid')
  const values = (pick: (change: AuditedChange) => unknown) =>
    object && {
      '@odata.type': `#Microsoft.Dynamics.CRM.${object.table}`,
      ...Object.fromEntries(
        changes.flatMap((change) => {
          const value = pick(change)
          return value === null ? [] : [[propertyOf(store, object.table, change.logicalName), wireOf(value)]]
        }),
      ),
    }
  return {
    '@odata.type': '#Microsoft.Dynamics.CRM.AttributeAuditDetail',
    InvalidNewValueAttributes: [],
    LocLabelLanguageCode: 0,
    DeletedAttributes: { Count: 0, Keys: [], Values: [] },
    OldValue: values(({ oldValue }) => oldValue),
    NewValue: values(({ newValue }) => newValue),
    AuditRecord: withRecord ? recordOf(audit) : null,
  }
}

function recordOf(audit: StoredRecord) {
  const { operation, action, createdon, objecttypecode } = audit.values
  return {
    auditid: audit.id,
    operation,
    action,
    createdon,
    objecttypecode,
    _objectid_value: lookupOf(audit, 'objectid')?.id ?? null,
    _userid_value: lookupOf(audit, 'userid')?.id ?? null,
    _callinguserid_value: lookupOf(audit, 'callinguserid')?.id ?? null,
  }
}

function propertyOf(store: Store, table: string, column: string): string {
  const columns = store.tables.get(table)?.columns
  return columns?.find(({ logicalName }) => logicalName === column)?.property ?? column
}

function wireOf(value: unknown): unknown {
  const isLookup = typeof value === 'object' && value !== null && 'table' in value && 'id' in value
  return isLookup ? (value as Target).id : value // a stored object with a table and an id is a lookup
}
