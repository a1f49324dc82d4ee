import { Refusal, type Session } from '../model.js'
import { boundMessage, nothing } from './define-message.js'
import { lookupOf, targetOf } from './values.js'

const intersect = 'queuemembership'
const publicView = 0

/**
 * The user's own queue, those that the user is a member of, and the public ones if asked for.
 * Source: Web API reference, function RetrieveUserQueues.
 */
export const retrieveUserQueues = boundMessage({
  name: 'RetrieveUserQueues',
  kind: 'function',
  boundTo: 'systemuser',
  parameters: { IncludePublic: { type: 'Boolean', required: true } },
  returns: { type: 'Collection(queue)' },
  run({ store }, user, { IncludePublic }) {
    const joined = new Set([...store.linked(intersect, targetOf(user))].map(({ id }) => id))
    const own = lookupOf(user, 'queueid')?.id
    const records = [...store.all('queue')].filter(
      ({ id, values }) =>
        values['statecode'] === 0 &&
        (id === own || joined.has(id) || (IncludePublic && (values['queueviewtype'] ?? publicView) === publicView)),
    )
    return { kind: 'records', records, typed: false }
  },
})

/** Source: Web API reference, action AddPrincipalToQueue. Our choice: a team makes those members who belong to it now. */
export const addPrincipalToQueue = boundMessage({
  name: 'AddPrincipalToQueue',
  kind: 'action',
  boundTo: 'queue',
  parameters: { Principal: { type: 'record', required: true } },
  run(session, queue, { Principal }) {
    for (const user of usersOf(session, Principal)) session.store.link(intersect, targetOf(queue), user)
    return nothing
  },
})

function usersOf(session: Session, principal: { readonly table: string; readonly id: string }) {
  const { table, id } = session.get(principal.table, principal.id)
  if (table === 'systemuser') return [{ table, id }]
  if (table === 'team') return [...session.store.linked('teammembership', { table, id })]
  throw new Refusal(400, '0x80040203', `A ${table} is no user and no team.`)
}
