import { UnexpectedResponseError } from '../errors/index.js'
import { jsonRead } from './json-read.js'
import type { Operation } from './operation.js'

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
 *
 * @example
 * const { UserId } = await crm.execute(whoAmI())
 */
export function whoAmI(): Operation<Caller> {
  return jsonRead({
    name: 'WhoAmI',
    path: 'WhoAmI',
    read({ body }) {
      if (typeof body === 'object' && body !== null && 'UserId' in body) return body as Caller // as documented
      throw new UnexpectedResponseError('WhoAmI was answered without a user.')
    },
  })
}
