import { instant } from '../messages/values.js'
import type { StoredRecord, Values } from '../model.js'
import type { SessionOptions } from './session-options.js'
import type { TablePlan } from './table-plan.js'

/** A column that changed, as `audit.changedata` lists it. */
export interface AuditedChange {
  readonly logicalName: string
  readonly oldValue: unknown
  readonly newValue: unknown
}

const operations = { create: 1, update: 2, delete: 3 } as const

/**
 * Keeps a row of what a caller's write changed. Our choice: writes of the platform's own code are not audited, `changedata` holds the
 * values as the store has them, and `action` is that of the operation, also where a state or an owner changed.
 * Source: "Retrieve the history of audited data changes"; entity reference of `audit`.
 */
export function keepAudit(
  options: SessionOptions,
  { table, facts }: TablePlan,
  operation: keyof typeof operations,
  before: StoredRecord | undefined,
  after: StoredRecord | undefined,
): void {
  const { audited, store } = options
  const id = (after ?? before)?.id
  if (audited === undefined || id === undefined || table === 'audit' || !store.tables.has('audit')) return
  if (audited !== true && !audited.includes(table)) return
  const names = facts.columns.filter(({ update, create }) => update || create).map(({ logicalName }) => logicalName)
  const changedAttributes = changesOf(names, before?.values ?? {}, after?.values ?? {})
  if (changedAttributes.length === 0) return
  store.insert('audit', {
    auditid: options.newId(),
    objectid: { table, id },
    objecttypecode: table,
    operation: operations[operation],
    action: operations[operation],
    userid: { table: 'systemuser', id: options.userId },
    ...(options.callerId === undefined || options.callerId === options.userId
      ? {}
      : { callinguserid: { table: 'systemuser', id: options.callerId } }),
    createdon: instant(options.now()),
    changedata: JSON.stringify({ changedAttributes }),
  })
}

function changesOf(names: readonly string[], before: Values, after: Values): readonly AuditedChange[] {
  return names.flatMap((logicalName) => {
    const [oldValue, newValue] = [before[logicalName] ?? null, after[logicalName] ?? null]
    return JSON.stringify(oldValue) === JSON.stringify(newValue) ? [] : [{ logicalName, oldValue, newValue }]
  })
}
