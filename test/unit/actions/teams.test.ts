import { ref } from 'dynamics365-crm'
import {
  activateWorkflow,
  addMembersTeam,
  addPrivilegesRole,
  addRole,
  addUserToRecordTeam,
  deactivateWorkflow,
  executeWorkflow,
  initializeFrom,
  listWorkflows,
  reassignObjectsOwner,
  removeMembersTeam,
  removeRole,
  removeUserFromRecordTeam,
  retrieveTeamPrivileges,
  retrieveUserPrivileges,
  rollup,
} from 'dynamics365-crm/actions'
import { account, systemuser, team, WorkflowCategory } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const userId = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const otherId = '5f1c2f5e-2f5e-4000-8000-00000000000c'
const record = ref(account, id)

function answer(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

describe('the members of a team', () => {
  it('go by the key that users are declared with', () => {
    const member = { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: userId }

    expect(addMembersTeam({ teamId: id, members: [userId] })).toMatchObject({
      method: 'POST',
      path: `teams(${id})/Microsoft.Dynamics.CRM.AddMembersTeam`,
      body: { Members: [member] },
    })
    expect(removeMembersTeam({ teamId: id, members: [ref(systemuser, userId)] }).body).toEqual({ Members: [member] })
  })

  it('are users, and at least one', () => {
    expect(() => addMembersTeam({ teamId: id, members: [] })).toThrow(
      new UsageError('members takes at least one user.'),
    )
    // @ts-expect-error a team
    expect(() => addMembersTeam({ teamId: id, members: [ref(team, userId)] })).toThrow(UsageError)
  })
})

describe('the access team of a record', () => {
  it('is named by the record and the template, and answered by its id', () => {
    const input = { userId, record, teamTemplateId: otherId }
    const { path, body, read } = addUserToRecordTeam(input)

    expect(path).toBe(`systemusers(${userId})/Microsoft.Dynamics.CRM.AddUserToRecordTeam`)
    expect(body).toEqual({
      Record: { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: id },
      TeamTemplate: { '@odata.type': 'Microsoft.Dynamics.CRM.teamtemplate', teamtemplateid: otherId },
    })
    expect(read(answer({ AccessTeamId: id }))).toEqual({ accessTeamId: id })
    expect(() => removeUserFromRecordTeam(input).read(answer({}))).toThrow(UnexpectedResponseError)
  })
})

describe('roles', () => {
  it('are given and taken through the association of users or of teams', () => {
    expect(addRole({ principal: ref(systemuser, userId), roleId: id })).toMatchObject({
      method: 'POST',
      path: `systemusers(${userId})/systemuserroles_association/$ref`,
    })
    expect(removeRole({ principal: ref(team, userId), roleId: id })).toMatchObject({
      method: 'DELETE',
      path: `teams(${userId})/teamroles_association(${id})/$ref`,
    })
  })

  it('are given privileges with a depth', () => {
    expect(addPrivilegesRole({ roleId: id, privileges: [{ privilegeId: otherId, depth: 'Local' }] }).body).toEqual({
      Privileges: [{ PrivilegeId: otherId, Depth: 'Local' }],
    })
    expect(() => addPrivilegesRole({ roleId: id, privileges: [] })).toThrow(UsageError)
    expect(() => addPrivilegesRole({ roleId: id, privileges: [{ privilegeId: 'x', depth: 'Local' }] })).toThrow(
      UsageError,
    )
  })

  it('make up the privileges of a user or a team', () => {
    const reads = [retrieveUserPrivileges({ userId }), retrieveTeamPrivileges({ teamId: otherId })]
    const body = {
      RolePrivileges: [{ PrivilegeId: id, Depth: 'Global', BusinessUnitId: otherId, PrivilegeName: null }],
    }

    for (const operation of reads) {
      expect(operation.read(answer(body))).toEqual([{ privilegeId: id, depth: 'Global', name: undefined }])
    }
    expect(reads[1]?.path).toBe(`teams(${otherId})/Microsoft.Dynamics.CRM.RetrieveTeamPrivileges()`)
  })
})

describe('everything that somebody owns', () => {
  it('goes to another principal', () => {
    const [fromPrincipal, toPrincipal] = [ref(systemuser, userId), ref(team, otherId)]

    expect(reassignObjectsOwner({ fromPrincipal, toPrincipal })).toMatchObject({ path: 'ReassignObjectsOwner' })
    expect(() => reassignObjectsOwner({ fromPrincipal, toPrincipal: fromPrincipal })).toThrow(UsageError)
  })
})

describe('workflows', () => {
  it('are turned on and off by an update, and listed by category', () => {
    expect(activateWorkflow({ workflowId: id })).toMatchObject({
      method: 'PATCH',
      path: `workflows(${id})`,
      body: { statecode: 1, statuscode: 2 },
    })
    expect(deactivateWorkflow({ workflowId: id }).body).toEqual({ statecode: 0, statuscode: 1 })
    expect(decodeURIComponent(String(listWorkflows(WorkflowCategory.ModernFlow).path))).toContain('category eq 5')
  })

  it('run for one record, as a job', () => {
    const { body, read } = executeWorkflow({ workflowId: id, entityId: otherId })

    expect(body).toEqual({ EntityId: otherId })
    expect(read(answer({ asyncoperationid: id }))).toEqual({ asyncOperationId: id })
    expect(() => read(answer({}))).toThrow(UnexpectedResponseError)
    expect(() => executeWorkflow({ workflowId: id, entityId: 'x' })).toThrow(UsageError)
  })
})

describe('records from records', () => {
  it('are a payload without an owner that is nobody', () => {
    const { path, read } = initializeFrom({ entityMoniker: record, targetEntityName: 'contact' })

    expect(decodeURIComponent(String(path))).toContain("TargetFieldType'ValidForCreate'")
    expect(
      read(answer({ '@odata.context': 'x', '@odata.type': '#a', name: 'b', 'ownerid@odata.bind': 'systemusers()' })),
    ).toEqual({ '@odata.type': '#a', name: 'b' })
  })

  it('are rolled up by FetchXML', () => {
    const { path } = rollup({ target: record, fetchXml: '<fetch/>', rollupType: 'Related' })

    expect(decodeURIComponent(String(path))).toContain("RollupType'Related'")
    expect(decodeURIComponent(String(path))).toContain('#Microsoft.Dynamics.CRM.FetchExpression')
  })
})
