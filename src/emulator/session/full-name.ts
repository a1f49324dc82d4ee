import type { Values } from '../model.js'
import type { TablePlan } from './table-plan.js'

/** Our choice: first name before last name, whatever the organization's `fullnameconventioncode` says. */
export function fullNameOf(plan: TablePlan, row: Values): Values {
  if (!plan.columns.has('fullname') || !plan.columns.has('firstname')) return {}
  const parts = [row['firstname'], row['lastname']].filter((part) => typeof part === 'string' && part.trim() !== '')
  const name = parts.join(' ').slice(0, plan.columns.get('fullname')?.maxLength)
  return { fullname: name === '' ? null : name }
}
