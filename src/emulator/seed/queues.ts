import type { Target } from '../model.js'
import type { Case } from './cases.js'
import type { Ground } from './ground.js'
import type { Staff } from './staff.js'

const queueNames = ['First Line', 'Second Line', 'Billing', 'Deliveries'] as const

/** `queueitem.objecttypecode` of a case. */
const caseType = 112

/** Queues with some of the open cases in them, and the active rule that routes new cases to the first. */
export function seedQueues(ground: Ground, staff: Staff, cases: readonly Case[]): void {
  const queues = queueNames.map((name) => addQueue(ground, name, staff.serviceTeam))
  for (const waiting of cases) {
    if (waiting.statecode === 0 && ground.random.chance(0.45))
      addItem(ground, staff, ground.random.pick(queues), waiting)
  }
  const routingruleid = ground.add('routingrule', {
    name: 'New cases',
    ownerid: { table: 'systemuser', id: ground.session.userId },
    statecode: 1,
    statuscode: 2,
  })
  ground.add('routingruleitem', { name: 'Everything', routingruleid, routedqueueid: queues[0], sequencenumber: 1 })
}

function addQueue(ground: Ground, name: string, ownerid: Target): Target {
  return ground.add('queue', {
    name,
    emailaddress: `${name}@example.com`.toLowerCase().replaceAll(' ', '-'),
    queueviewtype: 0,
    incomingemailfilteringmethod: 0,
    incomingemaildeliverymethod: 0,
    outgoingemaildeliverymethod: 0,
    ownerid,
    statecode: 0,
    statuscode: 1,
  })
}

function addItem(ground: Ground, staff: Staff, queueid: Target, { incident, title, ageInDays }: Case): void {
  const { random } = ground
  const enteredDaysAgo = random.next() * ageInDays
  const picked = random.chance(0.4)
    ? { workerid: random.pick(staff.agents), workeridmodifiedon: ground.instant(-random.next() * enteredDaysAgo) }
    : {}
  ground.add('queueitem', {
    title,
    queueid,
    objectid: incident,
    objecttypecode: caseType,
    enteredon: ground.instant(-enteredDaysAgo),
    createdon: ground.instant(-enteredDaysAgo),
    statecode: 0,
    statuscode: 1,
    ...picked,
  })
}
