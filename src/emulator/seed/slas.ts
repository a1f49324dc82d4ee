import type { Case } from './cases.js'
import type { Ground } from './ground.js'

/** `slakpiinstance.status` */
const inProgress = 0
const noncompliant = 1
const nearingNoncompliance = 2
const paused = 3
const succeeded = 4
const canceled = 5

/** The case mirrors its KPIs with other numbers, and knows neither paused nor canceled ones. */
const statusOnCase: Readonly<Record<number, number>> = {
  [inProgress]: 1,
  [nearingNoncompliance]: 2,
  [succeeded]: 3,
  [noncompliant]: 4,
}

const open = [
  [inProgress, 45],
  [noncompliant, 15],
  [nearingNoncompliance, 15],
  [paused, 10],
  [succeeded, 15],
] as const
const resolved = [
  [succeeded, 80],
  [noncompliant, 20],
] as const

/** Time limits on some of the cases: one for the first answer, one for the solution. */
export function seedSlas(ground: Ground, cases: readonly Case[]): void {
  for (const limited of cases) {
    if (!ground.random.chance(0.4)) continue
    addKpi(ground, limited, {
      name: 'First response by',
      hours: 8,
      link: 'firstresponsebykpiid',
      mirror: 'firstresponseslastatus',
    })
    addKpi(ground, limited, { name: 'Resolve by', hours: 72, link: 'resolvebykpiid', mirror: 'resolvebyslastatus' })
  }
}

interface Kpi {
  readonly name: string
  readonly hours: number
  /** Columns of the case. */
  readonly link: string
  readonly mirror: string
}

function addKpi(
  ground: Ground,
  { incident, owner, statecode, ageInDays }: Case,
  { name, hours, link, mirror }: Kpi,
): void {
  const status = statusOf(ground, statecode)
  const isOver = status === succeeded || status === noncompliant || status === canceled
  const failuretime = dueOf(ground, status, ageInDays, hours)
  const warningtime = ground.instant(failuretime - hours / 96)
  const kpi = ground.add('slakpiinstance', {
    name,
    regarding: incident,
    regardingentityid: incident.id,
    status,
    failuretime: ground.instant(failuretime),
    computedfailuretime: ground.instant(failuretime),
    warningtime,
    computedwarningtime: warningtime,
    warningtimereached: status === nearingNoncompliance || status === noncompliant ? 1 : 0,
    applicablefromvalue: ground.instant(-ageInDays),
    terminalstatereached: isOver,
    terminalstatetime: isOver ? ground.instant(Math.min(failuretime, 0)) : undefined,
    succeededon: status === succeeded ? ground.instant(Math.min(failuretime - hours / 48, -0.01)) : undefined,
    pausedon: status === paused ? ground.instant(-ageInDays / 2) : undefined,
    ownerid: owner,
    createdon: ground.instant(-ageInDays),
  })
  ground.set(incident, { [link]: kpi, [mirror]: statusOnCase[status] })
}

function statusOf({ random }: Ground, statecode: number): number {
  if (statecode === 0) return random.weighted(open)
  return statecode === 1 ? random.weighted(resolved) : canceled
}

/** When the time is up, in days from now: ahead while it runs, behind once it was missed. */
function dueOf({ random }: Ground, status: number, ageInDays: number, hours: number): number {
  const planned = hours / 24 - ageInDays
  if (status === noncompliant) return Math.min(planned, -0.1)
  if (status === nearingNoncompliance) return Math.max(planned, hours / 192)
  return status === inProgress || status === paused ? Math.max(planned, (random.next() * hours) / 24 + 0.1) : planned
}
