import type { Client } from 'dynamics365-crm'
import { describeActions } from './actions.js'
import { describeActivities } from './activities.js'
import { describeBatches } from './batches.js'
import { describeCases } from './cases.js'
import { describeCatalogue } from './catalogue.js'
import { describeEntitlements } from './entitlements.js'
import { describeErrors } from './errors.js'
import { describeFiles } from './files.js'
import { describeFlows } from './flows.js'
import { describeFulfilment } from './fulfilment.js'
import { describeKnowledge } from './knowledge.js'
import { describeMarketing } from './marketing.js'
import { describeOrders } from './orders.js'
import { describeOwnership } from './ownership.js'
import { describePaging } from './paging.js'
import { describeQueries } from './queries.js'
import { describeReading } from './reading.js'
import { describeRecords } from './records.js'
import { describeSalesStates } from './sales-states.js'
import { describeSharing } from './sharing.js'
import { describeTeams } from './teams.js'

/** Everything that a client and an organization agree on, whichever organization it is. */
export function describeContract(open: () => Promise<Client>): void {
  describeRecords(open)
  describeQueries(open)
  describeReading(open)
  describePaging(open)
  describeActions(open)
  describeSalesStates(open)
  describeOwnership(open)
  describeOrders(open)
  describeFulfilment(open)
  describeSharing(open)
  describeTeams(open)
  describeFlows(open)
  describeEntitlements(open)
  describeActivities(open)
  describeKnowledge(open)
  describeCatalogue(open)
  describeCases(open)
  describeMarketing(open)
  describeErrors(open)
  describeFiles(open)
  describeBatches(open)
}
