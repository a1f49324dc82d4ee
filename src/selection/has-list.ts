import { type Expression, Joined } from './expression.js'
import { ListCondition } from './list-condition.js'

/** Whether a list stands among the conditions, under whatever joins them. Those on collections are not looked into. */
export function hasList(conditions: readonly Expression[]): boolean {
  return conditions.some((one) => one instanceof ListCondition || (one instanceof Joined && hasList(one.parts)))
}
