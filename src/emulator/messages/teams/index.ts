import type { Message } from '../../model.js'
import { executeWorkflow } from './execute-workflow.js'
import { reassignObjectsOwner } from './reassign-objects-owner.js'
import { addUserToRecordTeam, removeUserFromRecordTeam } from './record-team.js'
import { addMembersTeam, removeMembersTeam } from './team-members.js'

export const teamMessages: readonly Message[] = Object.freeze([
  addMembersTeam,
  removeMembersTeam,
  addUserToRecordTeam,
  removeUserFromRecordTeam,
  reassignObjectsOwner,
  executeWorkflow,
])
