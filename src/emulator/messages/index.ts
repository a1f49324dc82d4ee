import { fileMessages } from '../files/index.js'
import type { Message } from '../model.js'
import { searchMessages } from '../search/index.js'
import { addToQueue } from './add-to-queue.js'
import { applyRoutingRule } from './apply-routing-rule.js'
import { auditMessages } from './audit/index.js'
import { calculateActualValue } from './calculate-actual-value.js'
import { calculateRollupField } from './calculate-rollup-field.js'
import { calculateTotalTime } from './calculate-total-time.js'
import { catalogueMessages } from './catalogue/index.js'
import { closeIncident } from './close-incident.js'
import { loseOpportunity, winOpportunity } from './close-opportunity.js'
import { emailMessages } from './email/index.js'
import { flowMessages } from './flows/index.js'
import { jobMessages } from './jobs/index.js'
import { initializeFrom } from './mapping/initialize-from.js'
import { marketingMessages } from './marketing/index.js'
import { merge } from './merge.js'
import { orderMessages } from './orders/index.js'
import { pickFromQueue } from './pick-from-queue.js'
import { qualifyLead } from './qualify-lead.js'
import { releaseToQueue } from './release-to-queue.js'
import { removeFromQueue } from './remove-from-queue.js'
import { retrieveTotalRecordCount } from './retrieve-total-record-count.js'
import { rollup } from './rollup.js'
import { routeTo } from './route-to.js'
import { book, reschedule } from './scheduling/book.js'
import { knowledgeMessages } from './service/index.js'
import { sharingMessages } from './sharing/index.js'
import { teamMessages } from './teams/index.js'
import { addPrincipalToQueue, retrieveUserQueues } from './user-queues.js'
import { whoAmI } from './who-am-i.js'

/** The actions and functions that the emulator runs; it refuses every other by name. */
export const messages: readonly Message[] = Object.freeze([
  whoAmI,
  qualifyLead,
  winOpportunity,
  loseOpportunity,
  calculateActualValue,
  calculateTotalTime,
  addPrincipalToQueue,
  retrieveUserQueues,
  closeIncident,
  addToQueue,
  pickFromQueue,
  releaseToQueue,
  removeFromQueue,
  rollup,
  routeTo,
  applyRoutingRule,
  calculateRollupField,
  initializeFrom,
  merge,
  retrieveTotalRecordCount,
  ...orderMessages,
  ...emailMessages,
  book,
  reschedule,
  ...knowledgeMessages,
  ...flowMessages,
  ...jobMessages,
  ...auditMessages,
  ...teamMessages,
  ...catalogueMessages,
  ...sharingMessages,
  ...marketingMessages,
  ...fileMessages,
  ...searchMessages,
])
