import { describe, expect, it } from 'vitest'
import { openSession, refusal, rows, run, target } from './message-session.js'

function setUp() {
  const session = openSession()
  const account = target(session.create('account', { name: 'Buyer' }))
  const team = target(session.write('team', undefined, { name: 'Sales', teamtype: 0 }))
  const share = (name: string, AccessMask: string) =>
    run(session, name, { Target: account, PrincipalAccess: { AccessMask, Principal: team } })
  const shares = () => {
    const result = run(session, 'RetrieveSharedPrincipalsAndAccess', { Target: account })
    return result.kind === 'complex' ? result.value['PrincipalAccesses'] : undefined
  }
  return { session, account, team, share, shares }
}

describe('sharing', () => {
  it('adds rights to those that are there, and sets others in their place', () => {
    const { team, share, shares } = setUp()

    share('GrantAccess', 'ReadAccess')
    share('GrantAccess', 'WriteAccess,ReadAccess')
    expect(shares()).toEqual([
      {
        AccessMask: 'ReadAccess, WriteAccess',
        Principal: { '@odata.type': '#Microsoft.Dynamics.CRM.team', ownerid: team.id, teamid: team.id },
      },
    ])

    share('ModifyAccess', 'DeleteAccess')
    expect(shares()).toMatchObject([{ AccessMask: 'DeleteAccess' }])
  })

  it('is taken back, once or more often, and goes with the record', () => {
    const { session, account, team, share, shares } = setUp()
    share('GrantAccess', 'ReadAccess')

    run(session, 'RevokeAccess', { Target: account, Revokee: team })
    run(session, 'RevokeAccess', { Target: account, Revokee: team })
    expect(shares()).toEqual([])

    share('GrantAccess', 'ReadAccess')
    session.remove('account', account.id)
    expect(rows(session, 'principalobjectaccess')).toEqual([])
  })

  it('gives a user the rights of its teams, and the owner all', () => {
    const { session, account, team, share } = setUp()
    const rightsOf = (bound: { readonly table: string; readonly id: string }) =>
      run(session, 'RetrievePrincipalAccess', { Target: account }, bound)
    const businessunitid = session.get('systemuser', session.userId).values['businessunitid']
    const other = target(session.write('systemuser', undefined, { lastname: 'Other', businessunitid }))
    session.store.link('teammembership', team, other)

    expect(rightsOf(other)).toMatchObject({ value: { AccessRights: 'None' } })
    share('GrantAccess', 'ReadAccess,AssignAccess')
    expect(rightsOf(other)).toMatchObject({ value: { AccessRights: 'ReadAccess, AssignAccess' } })
    expect(rightsOf({ table: 'systemuser', id: session.userId })).toMatchObject({
      value: { AccessRights: expect.stringContaining('DeleteAccess') },
    })
  })

  it('refuses the owner, whoever is no principal, and rights that there are not', () => {
    const { session, account, share } = setUp()
    const grant = (Principal: unknown) =>
      run(session, 'GrantAccess', { Target: account, PrincipalAccess: { AccessMask: 'ReadAccess', Principal } })

    expect(() => grant({ table: 'systemuser', id: session.userId })).toThrow(refusal('0x80040214'))
    expect(() => grant(account)).toThrow(refusal('0x80040203'))
    expect(() => grant(undefined)).toThrow(refusal('0x80040203'))
    expect(() => share('GrantAccess', 'Read')).toThrow(refusal('0x80040203'))
  })
})
