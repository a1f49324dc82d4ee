import { instant } from '../messages/values.js'
import type { Store, StoredRecord, Target, Values } from '../model.js'
import type { SessionOptions } from './session-options.js'
import type { TablePlan } from './table-plan.js'
import { asTarget } from './target.js'

/** The values of a new row with who made it, when, for whom and in which organization; what is given goes first. */
export function stampsOfNew(options: SessionOptions, plan: TablePlan, given: Values): Values {
  const { columns } = plan
  const stamps: Record<string, unknown> = {}
  const user: Target = { table: 'systemuser', id: options.userId }
  const createdon = given['createdon'] ?? instant(options.now())
  if (columns.has('createdon')) stamps['createdon'] = createdon
  if (columns.has('createdonbehalfby')) stamps['createdonbehalfby'] = callerOf(options)
  if (columns.has('createdby')) stamps['createdby'] = user
  if (columns.has('modifiedon')) stamps['modifiedon'] = createdon
  if (columns.has('modifiedby')) stamps['modifiedby'] = user
  if (columns.has('modifiedonbehalfby')) stamps['modifiedonbehalfby'] = callerOf(options)
  if (plan.isOwned) stamps['ownerid'] = user
  if (plan.facts.isActivity && columns.has('activitytypecode')) stamps['activitytypecode'] = plan.table
  return { ...stamps, ...organizationOf(options.store, plan), ...given, ...migrated(options, given) }
}

/** Who changes a row, for whom, and when. */
export function stampsOfChange(options: SessionOptions, plan: TablePlan, { values }: StoredRecord): Values {
  if (!plan.columns.has('modifiedon')) return {}
  const caller = callerOf(options)
  const isNoted = caller !== null || asTarget(values['modifiedonbehalfby']) !== undefined
  return {
    modifiedon: instant(options.now()),
    modifiedby: { table: 'systemuser', id: options.userId },
    ...(isNoted && plan.columns.has('modifiedonbehalfby') ? { modifiedonbehalfby: caller } : {}),
  }
}

/** Source: protocol/wire.md 9.4. A user who calls for nobody else is not written down. */
function callerOf({ callerId, userId }: SessionOptions): Target | null {
  return callerId === undefined || callerId === userId ? null : { table: 'systemuser', id: callerId }
}

/**
 * A row that is brought over from elsewhere bears the date that it had there, and keeps the present one as
 * `overriddencreatedon`. Not confirmed: the label "Record Created On" and its description say no more.
 */
function migrated(options: SessionOptions, given: Values): Values {
  const original = given['overriddencreatedon']
  if (typeof original !== 'string') return {}
  const now = instant(options.now())
  return { createdon: original, modifiedon: now, overriddencreatedon: now }
}

function organizationOf(store: Store, plan: TablePlan): Values {
  const column = plan.columns.get('organizationid')
  if (column === undefined || plan.key === 'organizationid' || !store.tables.has('organization')) return {}
  const [organization] = store.all('organization')
  if (organization === undefined) return {}
  const { id } = organization
  // Users and teams hold the bare id, other tables a lookup.
  return { organizationid: column.type === 'Uniqueidentifier' ? id : { table: 'organization', id } }
}
