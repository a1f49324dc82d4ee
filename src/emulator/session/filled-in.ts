import type { Values } from '../model.js'
import { newEntitlement } from './entitlement-rules.js'
import { newArticle } from './new-article.js'
import type { SessionOptions } from './session-options.js'
import type { TablePlan } from './table-plan.js'

/** What a caller gives of a new record, with what the platform knows of it by the table's own rules. */
export function filledIn(options: SessionOptions, plan: TablePlan, values: Values): Values {
  if (plan.table === 'entitlement') return newEntitlement(values)
  if (plan.table === 'knowledgearticle') return newArticle(options, plan, values)
  return values
}
