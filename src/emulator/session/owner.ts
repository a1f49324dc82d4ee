import type { Store, Values } from '../model.js'
import type { TablePlan } from './table-plan.js'
import { asTarget } from './target.js'

/** The columns that follow from `ownerid`: the user or the team, and its business unit. */
export function ownerParts(store: Store, plan: TablePlan, row: Values): Values {
  const owner = asTarget(row['ownerid'])
  if (!plan.isOwned || owner === undefined) return {}
  return {
    owninguser: owner.table === 'systemuser' ? owner : null,
    owningteam: owner.table === 'team' ? owner : null,
    owningbusinessunit: store.get(owner.table, owner.id)?.values['businessunitid'] ?? null,
  }
}
