import type { GrantAccessParameters } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { type AccessRight, type Principal, requirePrincipal, requireRights } from './access-rights.js'

/** Input of `grantAccess` and `modifyAccess`. */
export interface ShareInput {
  /** Made from a table object: `ref(account, accountId)`. */
  readonly target: Ref
  readonly principal: Principal
  readonly access: readonly AccessRight[]
}

/** The parameters of both actions. */
export function sharing({ target, principal, access }: ShareInput): GrantAccessParameters {
  return {
    Target: knownRecord(target, 'target'),
    PrincipalAccess: { Principal: requirePrincipal(principal, 'principal'), AccessMask: requireRights(access) },
  }
}
