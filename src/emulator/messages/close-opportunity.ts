import { type Message, Refusal, type Session } from '../model.js'
import { nothing, unboundMessage } from './define-message.js'
import { requireStatus } from './require-status.js'
import { instant, lookupOf, numberOf, textOf } from './values.js'

const won = 1
const lost = 2

/** Source: Web API reference, action WinOpportunity; "Web service error codes". */
export const winOpportunity = closing('WinOpportunity', won)

/** Source: Web API reference, action LoseOpportunity; "Web service error codes". */
export const loseOpportunity = closing('LoseOpportunity', lost)

function closing(name: string, state: typeof won | typeof lost): Message {
  return unboundMessage({
    name,
    kind: 'action',
    parameters: {
      OpportunityClose: { type: 'new', table: 'opportunityclose', required: true },
      Caller: { type: 'String', required: false },
      Status: { type: 'Int32', required: true },
    },
    run(session, { OpportunityClose, Status }) {
      close(session, OpportunityClose, state, Status)
      return nothing
    },
  })
}

function close(session: Session, payload: Readonly<Record<string, unknown>>, state: number, status: number): void {
  const activity = session.create('opportunityclose', payload)
  const regarding = lookupOf(activity, 'opportunityid')
  if (regarding === undefined) throw new Refusal(400, '0x80043B15', 'The opportunity id is missing or invalid.')

  const opportunity = session.get('opportunity', regarding.id)
  if (opportunity.values['statecode'] !== 0) {
    throw new Refusal(400, '0x80040515', 'The opportunity is already closed.')
  }
  requireStatus(session.store, opportunity, state, status)

  const closedOn = textOf(activity, 'actualend') ?? instant(session.now())
  // Our choice: a deal won without naming its revenue is worth what it was estimated at; a lost one has none.
  const revenue =
    numberOf(activity, 'actualrevenue') ?? (state === won ? numberOf(opportunity, 'estimatedvalue') : undefined)

  session.write('opportunityclose', activity.id, {
    regardingobjectid: regarding,
    transactioncurrencyid: lookupOf(opportunity, 'transactioncurrencyid'),
    actualend: closedOn,
    actualrevenue: revenue,
    opportunitystatecode: state,
    opportunitystatuscode: status,
    statecode: 1,
    statuscode: 2,
  })
  session.write('opportunity', opportunity.id, {
    statecode: state,
    statuscode: status,
    actualvalue: revenue,
    actualclosedate: closedOn.slice(0, 10),
  })
}
