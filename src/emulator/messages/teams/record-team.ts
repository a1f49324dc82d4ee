import { Refusal, type Session, type StoredRecord, type Target } from '../../model.js'
import { boundMessage } from '../define-message.js'
import { instant, lookupOf, numberOf, pointsTo, targetOf } from '../values.js'

const accessTeam = 1
const parameters = {
  Record: { type: 'record', required: true },
  TeamTemplate: { type: 'record', table: 'teamtemplate', required: true },
} as const

/**
 * Source: Web API reference, action AddUserToRecordTeam. Our choice: the first user makes the team, which the record is shared with
 * as the template says.
 */
export const addUserToRecordTeam = boundMessage({
  name: 'AddUserToRecordTeam',
  kind: 'action',
  boundTo: 'systemuser',
  parameters,
  returns: { type: 'AddUserToRecordTeamResponse', properties: { AccessTeamId: 'Edm.Guid' } },
  run(session, user, { Record, TeamTemplate }) {
    const team = teamOf(session, Record, TeamTemplate) ?? makeTeam(session, user, Record, TeamTemplate)
    const members = [...session.store.linked('teammembership', targetOf(team))]
    if (!members.some(({ id }) => id === user.id)) {
      session.store.link('teammembership', targetOf(team), targetOf(user))
    }
    return { kind: 'complex', type: 'AddUserToRecordTeamResponse', value: { AccessTeamId: team.id } }
  },
})

/** Source: Web API reference, action RemoveUserFromRecordTeam. Our choice: the team stays; code and text when there is none. */
export const removeUserFromRecordTeam = boundMessage({
  name: 'RemoveUserFromRecordTeam',
  kind: 'action',
  boundTo: 'systemuser',
  parameters,
  returns: { type: 'RemoveUserFromRecordTeamResponse', properties: { AccessTeamId: 'Edm.Guid' } },
  run(session, user, { Record, TeamTemplate }) {
    const team = teamOf(session, Record, TeamTemplate)
    if (team === undefined) throw new Refusal(404, '0x80040217', 'The record has no access team of that template.')
    session.store.unlink('teammembership', targetOf(team), targetOf(user))
    return { kind: 'complex', type: 'RemoveUserFromRecordTeamResponse', value: { AccessTeamId: team.id } }
  },
})

function teamOf({ store }: Session, record: Target, template: Target): StoredRecord | undefined {
  return [...store.all('team')].find(
    (team) => pointsTo(team, 'teamtemplateid', template) && pointsTo(team, 'regardingobjectid', record),
  )
}

function makeTeam(session: Session, user: StoredRecord, record: Target, template: Target): StoredRecord {
  const team = session.write('team', undefined, {
    name: `${record.id}+${template.id}`,
    teamtype: accessTeam,
    businessunitid: lookupOf(user, 'businessunitid'),
    administratorid: { table: 'systemuser', id: session.userId },
    teamtemplateid: template,
    regardingobjectid: record,
  })
  session.write('principalobjectaccess', undefined, {
    objectid: record.id,
    objecttypecode: record.table,
    principalid: team.id,
    principaltypecode: 'team',
    accessrightsmask: numberOf(session.get(template.table, template.id), 'defaultaccessrightsmask') ?? 0,
    changedon: instant(session.now()),
  })
  return team
}
