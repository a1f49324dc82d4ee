import type { Target } from '../model.js'
import type { Case } from './cases.js'
import type { Customer } from './customers.js'
import { callSubjects, taskSubjects } from './data/topics.js'
import type { Ground } from './ground.js'
import { ownerOf, type Staff } from './staff.js'

const activityCount = 320

/** Tasks and phone calls about opportunities, cases and accounts; open ones about open cases keep these from being resolved. */
export function seedActivities(
  ground: Ground,
  staff: Staff,
  customers: readonly Customer[],
  opportunities: readonly Target[],
  cases: readonly Case[],
): void {
  const { random } = ground
  const openCases = cases.filter(({ statecode }) => statecode === 0)
  for (let made = 0; made < activityCount; made++) {
    const about = random.weighted([
      ['opportunity', 5],
      ['case', 3],
      ['account', 2],
    ] as const)
    const regarding =
      about === 'opportunity'
        ? random.pick(opportunities)
        : about === 'case'
          ? random.pick(openCases).incident
          : random.pick(customers).account
    const owner = ownerOf(staff, made, random.pick(about === 'case' ? staff.agents : staff.sellers))
    if (random.chance(0.5)) addTask(ground, regarding, owner)
    else addCall(ground, regarding, owner)
  }
}

function addTask(ground: Ground, regardingobjectid: Target, ownerid: Target): void {
  const { random } = ground
  const state = random.weighted([
    [{ statecode: 0, statuscode: 2 }, 6],
    [{ statecode: 0, statuscode: 3 }, 3],
    [{ statecode: 1, statuscode: 5 }, 7],
    [{ statecode: 2, statuscode: 6 }, 1],
  ] as const)
  ground.add('task', {
    subject: random.pick(taskSubjects),
    prioritycode: random.int(0, 2),
    ...timesOf(ground, state.statecode),
    ...state,
    regardingobjectid,
    ownerid,
  })
}

function addCall(ground: Ground, regardingobjectid: Target, ownerid: Target): void {
  const { random } = ground
  const directioncode = random.chance(0.7)
  const state = random.weighted([
    [{ statecode: 0, statuscode: 1 }, 8],
    [{ statecode: 1, statuscode: directioncode ? 2 : 4 }, 8],
    [{ statecode: 2, statuscode: 3 }, 1],
  ] as const)
  ground.add('phonecall', {
    subject: random.pick(callSubjects),
    phonenumber: `555-0${random.int(100, 199)}`,
    directioncode,
    prioritycode: random.int(0, 2),
    ...timesOf(ground, state.statecode),
    ...state,
    regardingobjectid,
    ownerid,
  })
}

/** An open activity is due around now; a closed one has ended. */
function timesOf(ground: Ground, statecode: number) {
  const { random } = ground
  if (statecode === 0) {
    return { scheduledend: ground.instant(random.int(-5, 20)), createdon: ground.instant(-random.int(5, 20)) }
  }
  const daysAgo = random.int(1, 60)
  return {
    scheduledend: ground.instant(-daysAgo),
    actualend: ground.instant(-daysAgo),
    actualdurationminutes: random.int(1, 12) * 5,
    createdon: ground.instant(-daysAgo - random.int(1, 10)),
  }
}
