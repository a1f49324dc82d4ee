import { incident } from '../../entities/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { type Ref, ref } from '../../schema/index.js'
import { action, recordParameter } from '../message.js'

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
  const target = ref(incident, idOf(incidentId, 'incident', 'incidentId'))
  return action('ApplyRoutingRule', 'ApplyRoutingRule', { Target: recordParameter(target, 'incidentId') })
}
