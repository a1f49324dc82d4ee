import { incident } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { ApplyRoutingRule } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `applyRoutingRule`. */
export interface ApplyRoutingRuleInput {
  readonly incidentId: string | Ref<'incident'>
}

/**
 * Routes a case by the organization's active routing rule.
 *
 * Wire: action `ApplyRoutingRule`, unbound.
 * Fails with: `BusinessRuleError` when no routing rule is active.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(applyRoutingRule({ incidentId }))
 */
export function applyRoutingRule({ incidentId }: ApplyRoutingRuleInput): Operation<void> {
  return ApplyRoutingRule({ Target: refOf(incident, incidentId, 'incidentId') })
}
