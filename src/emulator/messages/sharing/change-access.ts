import { type ComplexParameter, Refusal, type Session, type Target } from '../../model.js'
import { nothing, unboundMessage } from '../define-message.js'
import { instant, lookupOf } from '../values.js'
import { accessRights, maskOf } from './access-rights.js'
import { shareMask, shareWith } from './shares.js'

const principalAccess = {
  type: 'complex',
  name: 'PrincipalAccess',
  properties: { AccessMask: 'AccessRights', Principal: 'crmbaseentity' },
  enums: { AccessRights: accessRights },
  required: false,
} as const satisfies ComplexParameter

const parameters = { Target: { type: 'record', required: true }, PrincipalAccess: principalAccess } as const

/**
 * Source: Web API reference, action GrantAccess; "Web service error codes", CannotShareWithOwner. Our choice: rights are added to those
 * that the principal has; texts.
 */
export const grantAccess = unboundMessage({
  name: 'GrantAccess',
  kind: 'action',
  parameters,
  run(session, { Target: target, PrincipalAccess }) {
    const { principal, mask } = readAccess(PrincipalAccess)
    const record = session.get(target.table, target.id)
    if (!session.store.tables.get(target.table)?.columns.some(({ logicalName }) => logicalName === 'ownerid')) {
      throw new Refusal(400, '0x80040203', `Records of ${target.table} have no owner and are not shared.`)
    }
    if (lookupOf(record, 'ownerid')?.id === principal.id) {
      throw new Refusal(400, '0x80040214', 'A record cannot be shared with its owner.')
    }
    share(session, target, principal, mask | shareMask(shareWith(session.store, target, principal)))
    return nothing
  },
})

/** Source: Web API reference, action ModifyAccess. Our choice: it shares what was not shared with the principal before. */
export const modifyAccess = unboundMessage({
  name: 'ModifyAccess',
  kind: 'action',
  parameters,
  run(session, { Target: target, PrincipalAccess }) {
    const { principal, mask } = readAccess(PrincipalAccess)
    share(session, target, principal, mask)
    return nothing
  },
})

/** Source: Web API reference, action RevokeAccess. Our choice: who has no rights loses none, and that is no refusal. */
export const revokeAccess = unboundMessage({
  name: 'RevokeAccess',
  kind: 'action',
  parameters: { Target: { type: 'record', required: true }, Revokee: { type: 'record', required: true } },
  run({ store }, { Target: target, Revokee }) {
    requirePrincipal(Revokee)
    const found = shareWith(store, target, Revokee)
    if (found !== undefined) store.remove(found.table, found.id)
    return nothing
  },
})

function share(session: Session, target: Target, principal: Target, mask: number): void {
  const found = shareWith(session.store, target, principal)
  session.write('principalobjectaccess', found?.id, {
    objectid: target.id,
    objecttypecode: target.table,
    principalid: principal.id,
    principaltypecode: principal.table,
    accessrightsmask: mask,
    changedon: instant(session.now()),
  })
}

function readAccess(access: Readonly<Record<string, unknown>> | null | undefined) {
  const principal = access?.['Principal'] as Target | null | undefined // the server resolves records
  if (principal === null || principal === undefined) {
    throw new Refusal(400, '0x80040203', 'PrincipalAccess needs the Principal.')
  }
  requirePrincipal(principal)
  return { principal, mask: maskOf(access?.['AccessMask']) }
}

/** Our choice: code and text. */
function requirePrincipal({ table }: Target): void {
  if (table === 'systemuser' || table === 'team') return
  throw new Refusal(400, '0x80040203', `Records are shared with users and teams, not with ${table}.`)
}
