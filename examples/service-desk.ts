// A morning at the service desk: what waits is given out in turn, what is nearly late is escalated, and a caller's company is
// seen from all sides.
import { query, ref } from 'dynamics365-crm'
import { account360, addToQueue, createCase, escalationSweep, roundRobin } from 'dynamics365-crm/actions'
import { account, incident, queue, systemuser } from 'dynamics365-crm/entities'
import { openOrganization } from './organization.js'

const crm = openOrganization()

const company = ref(account, await crm.create(account, { name: 'Northwind' }))
const firstLine = ref(queue, await crm.create(queue, { name: 'First line' }))
for (const title of ['Gear unit makes noise', 'Invoice is missing', 'Where is the manual?']) {
  const problem = ref(incident, await crm.execute(createCase({ title, customer: company })))
  await crm.execute(addToQueue({ queueId: firstLine, target: problem }))
}

const workers = await crm.all(
  query(systemuser)
    .select('systemuserid')
    .where((u) => u.isdisabled.eq(false))
    .orderBy('fullname')
    .top(2),
)
const given = await roundRobin(crm, { queueId: firstLine, workerIds: workers.map(({ systemuserid }) => systemuserid) })
console.log(`${given.outcomes.filter(({ ok }) => ok).length} given out, next is worker ${given.next + 1}`)

const late = ref(queue, await crm.create(queue, { name: 'Nearly late' }))
const escalated = await escalationSweep(crm, { withinMinutes: 24 * 60, queueId: late })
const failed = escalated.filter(({ ok }) => !ok)
console.log(`${escalated.length} cases escalated, ${failed.length} not`)

const { cases, contacts, activities } = await account360(crm, { accountId: company })
console.log(`${cases.length} cases, ${contacts.length} contacts, ${activities.length} activities`)
