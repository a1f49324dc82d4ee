import type { ResultRow } from '../../operation/index.js'
import type {
  AttributeAuditDetail,
  AuditDetail,
  RelationshipAuditDetail,
  RetrieveAuditDetailsResponse,
  ShareAuditDetail,
  UserAccessAuditDetail,
} from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { type AccessRight, readRights } from '../sharing/access-rights.js'

/** A column that changed. A value that there was none of is undefined. */
export interface ColumnChange {
  /** Property name: `name`, `_ownerid_value`. */
  readonly column: string
  readonly oldValue: unknown
  readonly newValue: unknown
}

/** When, by whom and how; undefined where the answer does not say it. */
export interface AuditEntry {
  readonly auditId: string | undefined
  /** UTC. */
  readonly createdOn: string | undefined
  readonly userId: string | undefined
  /** `AuditOperation`: 1 Create, 2 Update, 3 Delete, 4 Access. */
  readonly operation: number | undefined
  /** `AuditAction`, which says more: 13 Assign, 14 Share. */
  readonly action: number | undefined
}

/** What an entry of the history tells, by its kind. */
export type AuditChange = AuditEntry &
  (
    | { readonly kind: 'columns'; readonly changes: readonly ColumnChange[] }
    | {
        readonly kind: 'sharing'
        readonly principalId: string | undefined
        readonly oldRights: readonly AccessRight[]
        readonly newRights: readonly AccessRight[]
      }
    | { readonly kind: 'relationship'; readonly relationship: string; readonly records: readonly ResultRow[] }
    | { readonly kind: 'access'; readonly accessTime: string }
    /** Of another type, such as the privileges of a role: the detail as it came. */
    | { readonly kind: 'other'; readonly detail: Detail }
  )

type Detail = NonNullable<RetrieveAuditDetailsResponse['AuditDetail']>

/** Reads a detail by its type. */
export function readDetail(detail: Detail): AuditChange {
  const entry = readEntry(detail)
  switch (detail['@odata.type']?.split('.').at(-1)) {
    case 'AttributeAuditDetail': {
      const { OldValue, NewValue } = detail as AttributeAuditDetail // as its type says, like those below
      return { ...entry, kind: 'columns', changes: columnChanges(OldValue ?? {}, NewValue ?? {}) }
    }
    case 'ShareAuditDetail': {
      const { Principal, OldPrivileges, NewPrivileges } = detail as ShareAuditDetail
      const oldRights = readRights(OldPrivileges, 'The audit detail')
      const newRights = readRights(NewPrivileges, 'The audit detail')
      return {
        ...entry,
        kind: 'sharing',
        principalId: text(Principal?.['ownerid'] ?? Principal?.['systemuserid'] ?? Principal?.['teamid']),
        oldRights,
        newRights,
      }
    }
    case 'RelationshipAuditDetail': {
      const { RelationshipName, TargetRecords } = detail as RelationshipAuditDetail
      return { ...entry, kind: 'relationship', relationship: RelationshipName ?? '', records: TargetRecords ?? [] }
    }
    case 'UserAccessAuditDetail':
      return { ...entry, kind: 'access', accessTime: (detail as UserAccessAuditDetail).AccessTime }
    default:
      return { ...entry, kind: 'other', detail }
  }
}

/** The record whose history is asked for. */
export interface HistoryInput {
  /** Made from a table object: `ref(account, accountId)`. */
  readonly target: Ref
}

function readEntry({ AuditRecord: row }: AuditDetail): AuditEntry {
  return {
    auditId: text(row?.['auditid']),
    createdOn: text(row?.['createdon']),
    userId: text(row?.['_userid_value']),
    operation: number(row?.['operation']),
    action: number(row?.['action']),
  }
}

function columnChanges(before: Columns, after: Columns): readonly ColumnChange[] {
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return columns
    .filter((column) => !column.includes('@') && before[column] !== after[column])
    .map((column) => ({ column, oldValue: before[column] ?? undefined, newValue: after[column] ?? undefined }))
}

type Columns = Readonly<Record<string, unknown>>

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
