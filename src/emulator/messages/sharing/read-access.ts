import type { Store, StoredRecord, Target } from '../../model.js'
import { boundMessage, unboundMessage } from '../define-message.js'
import { lookupOf, targetOf } from '../values.js'
import { allRights, textOfMask } from './access-rights.js'
import { shareMask, sharesOf, shareWith } from './shares.js'

/** Source: Web API reference, function RetrieveSharedPrincipalsAndAccess. Our choice: a principal has both of its keys. */
export const retrieveSharedPrincipalsAndAccess = unboundMessage({
  name: 'RetrieveSharedPrincipalsAndAccess',
  kind: 'function',
  parameters: { Target: { type: 'record', required: true } },
  returns: {
    type: 'RetrieveSharedPrincipalsAndAccessResponse',
    properties: { PrincipalAccesses: 'Collection(PrincipalAccess)' },
  },
  run({ store }, { Target: target }) {
    const accesses = sharesOf(store, target).map((share) => ({
      AccessMask: textOfMask(shareMask(share)),
      Principal: {
        '@odata.type': `#Microsoft.Dynamics.CRM.${share.values['principaltypecode']}`,
        ownerid: share.values['principalid'],
        [`${share.values['principaltypecode']}id`]: share.values['principalid'],
      },
    }))
    return {
      kind: 'complex',
      type: 'RetrieveSharedPrincipalsAndAccessResponse',
      value: { PrincipalAccesses: accesses },
    }
  },
})

/**
 * Source: Web API reference, function RetrievePrincipalAccess. Our choice: the emulator has no depths of privileges, so that the rights
 * are those of the owner, which are all, and those that the record is shared with, also with a team of the user.
 */
export const principalAccess = (['systemuser', 'team'] as const).map((boundTo) =>
  boundMessage({
    name: 'RetrievePrincipalAccess',
    kind: 'function',
    boundTo,
    parameters: { Target: { type: 'record', required: true } },
    returns: { type: 'RetrievePrincipalAccessResponse', properties: { AccessRights: 'AccessRights' } },
    run({ store, get }, principal, { Target: target }) {
      const mask = rightsOf(store, targetOf(principal), get(target.table, target.id))
      return { kind: 'complex', type: 'RetrievePrincipalAccessResponse', value: { AccessRights: textOfMask(mask) } }
    },
  }),
)

function rightsOf(store: Store, principal: Target, record: StoredRecord): number {
  const all = [principal, ...store.linked('teammembership', principal)].filter(
    ({ table, id }) => table === 'team' || id === principal.id,
  )
  if (all.some(({ id }) => lookupOf(record, 'ownerid')?.id === id)) return allRights
  return all.reduce((mask, one) => mask | shareMask(shareWith(store, targetOf(record), one)), 0)
}
