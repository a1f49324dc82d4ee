import { describe, expect, it } from 'vitest'
import { lookup, openSession, refusal, rows, run, target } from './message-session.js'

function setUp() {
  const session = openSession()
  const businessunitid = session.get('systemuser', session.userId).values['businessunitid']
  const other = target(session.write('systemuser', undefined, { lastname: 'Other', businessunitid }))
  const team = target(session.write('team', undefined, { name: 'Sales', teamtype: 0, businessunitid }))
  const account = target(session.create('account', { name: 'Buyer' }))
  return { session, other, team, account }
}

describe('the members of a team', () => {
  it('are added once, and removed', () => {
    const { session, other, team } = setUp()
    const members = () => [...session.store.linked('teammembership', team)]

    run(session, 'AddMembersTeam', { Members: [other] }, team)
    run(session, 'AddMembersTeam', { Members: [other] }, team)
    expect(members()).toEqual([other])

    run(session, 'RemoveMembersTeam', { Members: [other] }, team)
    run(session, 'RemoveMembersTeam', { Members: [other] }, team)
    expect(members()).toEqual([])
  })
})

describe('the access team of a record', () => {
  it('is made by its first user, and has the rights of the template', () => {
    const { session, other, account } = setUp()
    const template = target(
      session.write('teamtemplate', undefined, {
        teamtemplatename: 'Readers',
        objecttypecode: 1,
        defaultaccessrightsmask: 3,
      }),
    )
    const parameters = { Record: account, TeamTemplate: template }
    expect(() => run(session, 'RemoveUserFromRecordTeam', parameters, other)).toThrow(refusal('0x80040217'))

    const first = run(session, 'AddUserToRecordTeam', parameters, other)
    const me = { table: 'systemuser', id: session.userId }
    expect(run(session, 'AddUserToRecordTeam', parameters, me)).toEqual(first)
    expect(run(session, 'RetrievePrincipalAccess', { Target: account }, other)).toMatchObject({
      value: { AccessRights: 'ReadAccess, WriteAccess' },
    })

    run(session, 'RemoveUserFromRecordTeam', parameters, other)
    expect(run(session, 'RetrievePrincipalAccess', { Target: account }, other)).toMatchObject({
      value: { AccessRights: 'None' },
    })
  })
})

describe('ReassignObjectsOwner', () => {
  it('gives away all that somebody owns', () => {
    const { session, team, account } = setUp()
    const me = { table: 'systemuser', id: session.userId }

    run(session, 'ReassignObjectsOwner', { FromPrincipal: me, ToPrincipal: team })

    expect(lookup(session.get('account', account.id), 'ownerid')).toEqual(team)
    expect(() => run(session, 'ReassignObjectsOwner', { FromPrincipal: account, ToPrincipal: team })).toThrow(
      refusal('0x80040203'),
    )
  })
})

describe('ExecuteWorkflow', () => {
  it('makes a job of an activated workflow for a record of its table', () => {
    const { session, account } = setUp()
    const workflow = target(
      session.write('workflow', undefined, { name: 'Welcome', type: 1, category: 0, primaryentity: 'account' }),
    )
    const execute = (EntityId: string) => run(session, 'ExecuteWorkflow', { EntityId }, workflow)
    expect(() => execute(account.id)).toThrow(refusal('0x80040203'))

    session.update('workflow', workflow.id, { statecode: 1, statuscode: 2 })
    execute(account.id)

    expect(rows(session, 'asyncoperation')).toMatchObject([
      { values: { name: 'Welcome', operationtype: 10, statecode: 3, statuscode: 30, regardingobjectid: account } },
    ])
    expect(() => execute(workflow.id)).toThrow(refusal('0x80040217'))
  })
})
