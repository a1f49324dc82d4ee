import { instant } from '../messages/values.js'
import type { Store, Target, Values } from '../model.js'
import type { SessionOptions } from './session-options.js'
import type { TablePlan } from './table-plan.js'

/** The values of a new row with who made it, when, for whom and in which organization; what is given goes first. */
export function stampsOfNew(options: SessionOptions, plan: TablePlan, given: Values): Values {
  const { columns } = plan
  const stamps: Record<string, unknown> = {}
  const user: Target = { table: 'systemuser', id: options.userId }
  const createdon = given['createdon'] ?? instant(options.now())
  if (columns.has('createdon')) stamps['createdon'] = createdon
  if (columns.has('createdby')) stamps['createdby'] = user
  if (columns.has('modifiedon')) stamps['modifiedon'] = createdon
  if (columns.has('modifiedby')) stamps['modifiedby'] = user
  if (plan.isOwned) stamps['ownerid'] = user
  if (plan.facts.isActivity && columns.has('activitytypecode')) stamps['activitytypecode'] = plan.table
  return { ...stamps, ...organizationOf(options.store, plan), ...given }
}

/** Who changes a row, and when. */
export function stampsOfChange(options: SessionOptions, plan: TablePlan): Values {
  if (!plan.columns.has('modifiedon')) return {}
  return {
    modifiedon: instant(options.now()),
    modifiedby: { table: 'systemuser', id: options.userId },
  }
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
