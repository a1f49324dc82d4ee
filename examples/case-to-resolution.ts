// An e-mail becomes a case, waits in a queue, is picked, answered and solved.
import { query, ref } from 'dynamics365-crm'
import {
  addNote,
  caseFromEmail,
  completeActivity,
  draftEmail,
  openItemsOf,
  pickNextFromQueue,
  planTask,
  resolveIncident,
  sendEmail,
  slaKpiInstancesOf,
  timeline,
  whoAmI,
} from 'dynamics365-crm/actions'
import { contact, email, incident, incidentresolution, queue, systemuser, task } from 'dynamics365-crm/entities'
import { openOrganization } from './organization.js'

const crm = openOrganization()
const { UserId } = await crm.execute(whoAmI())
const us = ref(systemuser, UserId)

// A customer has written to us.
const customer = ref(contact, await crm.create(contact, { firstname: 'Ann', lastname: 'Berg' }))
const arrived = await crm.create(email, { subject: 'Gear unit makes noise', directioncode: false, to: [us] })

// The case, the e-mail as a part of it, and its place in the queue: all in one change set.
const firstLine = ref(queue, await crm.create(queue, { name: 'First line' }))
const { incident: problem } = await caseFromEmail(crm, { emailId: arrived, customer, queueId: firstLine })
const limits = await crm.all(slaKpiInstancesOf(problem))
console.log(`${(await crm.all(openItemsOf(firstLine))).length} waiting, ${limits.length} time limits`)

const picked = await pickNextFromQueue(crm, { queueId: firstLine })
console.log(`picked: ${picked?.title}`)

const visit = ref(task, await crm.execute(planTask({ subject: 'Replace the bearing', regarding: problem })))
await crm.execute(completeActivity({ activity: visit, durationMinutes: 90 }))
await crm.execute(addNote({ regarding: problem, subject: 'Bearing', text: 'Worn out after 8,000 hours.' }))

const answer = await crm.execute(
  draftEmail({
    subject: 'Re: Gear unit makes noise',
    from: [us],
    to: [customer],
    inReplyTo: arrived,
    regarding: problem,
    body: '<p>The bearing is replaced.</p>',
  }),
)
console.log(`sent: ${await crm.execute(sendEmail({ emailId: answer }))}`)

// The e-mail that came in is open still, and would keep the case from being resolved.
await crm.update(email, arrived, { statecode: 1, statuscode: 4 })
await crm.execute(resolveIncident({ incidentId: problem, subject: 'Bearing replaced', timeSpentMinutes: 90 }))

const { statecode } = await crm.retrieve(incident, problem, (i) => i.select('statecode'))
const entries = await timeline(crm, { record: problem })
const [resolution] = await crm.all(
  query(incidentresolution)
    .select('subject', 'timespent')
    .where((r) => r._incidentid_value.eq(problem.id)),
)
console.log(
  `state ${statecode} with ${entries
    .map(({ kind }) => kind)
    .toSorted()
    .join(', ')}`,
)
console.log(`${resolution?.subject}, ${resolution?.timespent} minutes`)
