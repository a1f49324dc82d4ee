import { Refusal, type Session, type StoredRecord, type Target } from '../model.js'
import { nothing, unboundMessage } from './define-message.js'
import { activeItemsOf, enqueue, moveItem } from './queue-item.js'
import { lookupOf, numberOf, pointsTo, targetOf, textOf } from './values.js'

/**
 * Routes a case by the first rule item that matches it: to the item's queue, or to its user or team.
 * Source: Web API reference, action ApplyRoutingRule; "Web service error codes".
 */
export const applyRoutingRule = unboundMessage({
  name: 'ApplyRoutingRule',
  kind: 'action',
  parameters: { Target: { type: 'record', required: true } },
  run(session, { Target }) {
    // Our choice: the code. The metadata declares any record; only cases are routed by such a rule.
    if (Target.table !== 'incident') throw new Refusal(400, '0x80040203', `A ${Target.table} is no case to route.`)
    const item = firstMatch(session)
    if (item !== undefined) route(session, Target, item)
    return nothing
  },
})

function firstMatch({ store }: Session): StoredRecord | undefined {
  const rule = [...store.all('routingrule')].find(({ values }) => values['statecode'] === 1)
  if (rule === undefined) throw new Refusal(400, '0x8004F874', 'No active routing rule exists.')
  const [first] = [...store.all('routingruleitem')]
    .filter((item) => pointsTo(item, 'routingruleid', targetOf(rule)))
    .sort((one, other) => (numberOf(one, 'sequencenumber') ?? 0) - (numberOf(other, 'sequencenumber') ?? 0))
  if (first !== undefined && textOf(first, 'conditionxml') !== undefined) {
    throw new Refusal(501, '0x80040219', `The emulator does not evaluate routingruleitem.conditionxml (${first.id}).`)
  }
  return first
}

function route(session: Session, incident: Target, item: StoredRecord): void {
  const queue = lookupOf(item, 'routedqueueid')
  if (queue !== undefined) {
    const [waiting] = activeItemsOf(session.store, incident)
    if (waiting === undefined) enqueue(session, incident, queue.id)
    else if (!pointsTo(waiting, 'queueid', queue)) moveItem(session, waiting, queue.id)
  }
  const owner = lookupOf(item, 'assignobjectid')
  if (owner !== undefined) session.write('incident', incident.id, { ownerid: owner })
}
