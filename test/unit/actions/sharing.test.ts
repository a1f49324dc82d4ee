import { ref } from 'dynamics365-crm'
import {
  grantAccess,
  modifyAccess,
  retrievePrincipalAccess,
  retrieveSharedPrincipalsAndAccess,
  revokeAccess,
} from 'dynamics365-crm/actions'
import { account, contact, systemuser, team } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const accountId = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const userId = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const target = ref(account, accountId)
const principal = ref(systemuser, userId)

function answer(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

describe('sharing a record', () => {
  it('names the principal and joins the rights', () => {
    const { read, ...operation } = grantAccess({ target, principal, access: ['ReadAccess', 'WriteAccess'] })

    expect(operation).toEqual({
      method: 'POST',
      expects: 'nothing',
      repeat: 'when-refused',
      name: 'GrantAccess',
      path: 'GrantAccess',
      body: {
        Target: { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: accountId },
        PrincipalAccess: {
          AccessMask: expect.stringMatching(/^ReadAccess, ?WriteAccess$/),
          Principal: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: userId },
        },
      },
    })
    expect(modifyAccess({ target, principal, access: ['ReadAccess'] })).toMatchObject({ path: 'ModifyAccess' })
  })

  it('is taken back from the revokee', () => {
    expect(revokeAccess({ target, revokee: ref(team, userId) }).body).toEqual({
      Target: { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: accountId },
      Revokee: { '@odata.type': 'Microsoft.Dynamics.CRM.team', teamid: userId },
    })
  })

  it('refuses rights that there are not, and a principal that is none', () => {
    expect(() => grantAccess({ target, principal, access: [] })).toThrow(UsageError)
    // @ts-expect-error no such right
    expect(() => grantAccess({ target, principal, access: ['Read'] })).toThrow(UsageError)
    // @ts-expect-error a contact
    expect(() => grantAccess({ target, principal: ref(contact, userId), access: ['ReadAccess'] })).toThrow(
      new UsageError('principal takes ref(systemuser, id) or ref(team, id).'),
    )
    expect(() => revokeAccess({ target, revokee: ref('team', userId) })).toThrow(UsageError)
  })
})

describe('reading who may do what', () => {
  it('reads the rights of a principal as a list', () => {
    const { path, read } = retrievePrincipalAccess({ principal, target })

    expect(path).toContain(`systemusers(${userId})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(`)
    expect(read(answer({ AccessRights: 'ReadAccess, WriteAccess' }))).toEqual(['ReadAccess', 'WriteAccess'])
    expect(read(answer({ AccessRights: 'None' }))).toEqual([])
    expect(() => read(answer({}))).toThrow(UnexpectedResponseError)
  })

  it('reads the principals of a record as refs, by whichever key they come', () => {
    const { read } = retrieveSharedPrincipalsAndAccess({ target })
    const shared = (Principal: unknown) => answer({ PrincipalAccesses: [{ AccessMask: 'ReadAccess', Principal }] })

    expect(read(shared({ '@odata.type': '#Microsoft.Dynamics.CRM.team', ownerid: userId }))).toEqual([
      { principal: ref(team, userId), access: ['ReadAccess'] },
    ])
    expect(read(shared({ '@odata.type': '#Microsoft.Dynamics.CRM.systemuser', systemuserid: userId }))).toEqual([
      { principal, access: ['ReadAccess'] },
    ])
    expect(() => read(shared(null))).toThrow(UnexpectedResponseError)
  })
})
