import type { Operation } from '../../operation/index.js'
import { readRecord } from '../../records/index.js'
import { functionOf } from '../message.js'

/** GUIDs, under the names that the service gives them. */
export interface Caller {
  readonly UserId: string
  readonly BusinessUnitId: string
  readonly OrganizationId: string
}

/**
 * Says who calls: the user, the business unit and the organization.
 *
 * Wire: function `WhoAmI`, unbound.
 * Source: the function's page in the Web API reference.
 */
export function whoAmI(): Operation<Caller> {
  return functionOf('WhoAmI', {}, (answer) => readRecord<Caller>(answer, 'WhoAmI'))
}
