import { boundMessage, nothing } from '../define-message.js'
import { targetOf } from '../values.js'

const parameters = { Members: { type: 'records', table: 'systemuser', required: true } } as const

/** Source: Web API reference, action AddMembersTeam. Our choice: who is a member already stays one. */
export const addMembersTeam = boundMessage({
  name: 'AddMembersTeam',
  kind: 'action',
  boundTo: 'team',
  parameters,
  run({ store }, team, { Members }) {
    const members = new Set([...store.linked('teammembership', targetOf(team))].map(({ id }) => id))
    for (const member of Members) {
      if (!members.has(member.id)) store.link('teammembership', targetOf(team), member)
    }
    return nothing
  },
})

/** Source: Web API reference, action RemoveMembersTeam. Our choice: who is no member stays none. */
export const removeMembersTeam = boundMessage({
  name: 'RemoveMembersTeam',
  kind: 'action',
  boundTo: 'team',
  parameters,
  run({ store }, team, { Members }) {
    for (const member of Members) store.unlink('teammembership', targetOf(team), member)
    return nothing
  },
})
