import { systemuser, team } from '../../entities/index.js'
import { UnexpectedResponseError } from '../../errors/index.js'
import { mapResult, type Operation, type ResultRow } from '../../operation/index.js'
import { RetrieveSharedPrincipalsAndAccess } from '../../operations/index.js'
import { isGuid, type Ref, ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { type AccessRight, type Principal, readRights } from './access-rights.js'

/** Input of `retrieveSharedPrincipalsAndAccess`. */
export interface RetrieveSharedPrincipalsAndAccessInput {
  readonly target: Ref
}

/** Whom a record is shared with, and what for. */
export interface SharedPrincipal {
  readonly principal: Principal
  readonly access: readonly AccessRight[]
}

/**
 * The users and teams that a record is shared with.
 *
 * Wire: function `RetrieveSharedPrincipalsAndAccess`, unbound.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference.
 *
 * @example
 * const shares = await crm.execute(retrieveSharedPrincipalsAndAccess({ target: ref(account, accountId) }))
 */
export function retrieveSharedPrincipalsAndAccess({
  target,
}: RetrieveSharedPrincipalsAndAccessInput): Operation<readonly SharedPrincipal[]> {
  const shared = RetrieveSharedPrincipalsAndAccess({ Target: knownRecord(target, 'target') })
  return mapResult(shared, ({ PrincipalAccesses }) =>
    PrincipalAccesses.map(({ Principal, AccessMask }) => ({
      principal: principalOf(Principal),
      access: readRights(AccessMask, 'RetrieveSharedPrincipalsAndAccess'),
    })),
  )
}

/** The declared key of both tables is `ownerid`. */
function principalOf(row: ResultRow | null): Principal {
  const table = row?.['@odata.type']?.endsWith('.team') ? team : systemuser
  const id = row?.[table.primaryKey] ?? row?.['ownerid']
  if (isGuid(id)) return ref(table, id) as Principal // of one of the two tables
  throw new UnexpectedResponseError('RetrieveSharedPrincipalsAndAccess was answered without the id of a principal.')
}
