import { SLAKPIInstanceStatus } from '../../entities/index.js'

/** What `slaTimes` reads of an SLA KPI instance. */
export interface SlaTimesInput {
  readonly status: number | null
  /** UTC. */
  readonly failuretime: string | null
  /** UTC. */
  readonly warningtime: string | null
  /** UTC. */
  readonly pausedon: string | null
}

/** Where a time limit stands. */
export interface SlaTimes {
  /** Minutes until it is missed, negative when it is; undefined where it is decided already, or has no time. */
  readonly minutesLeft: number | undefined
  /** Minutes until the warning; undefined likewise. */
  readonly minutesToWarning: number | undefined
  /** Minutes for which it has been paused by now; 0 when it is not. */
  readonly minutesPaused: number
}

const minuteInMs = 60_000
const running: readonly number[] = [
  SLAKPIInstanceStatus.InProgress,
  SLAKPIInstanceStatus.NearingNoncompliance,
  SLAKPIInstanceStatus.Noncompliant,
]

/**
 * The time that is left of an SLA KPI instance. While it is paused, the time that was left when it was paused: the service moves the
 * limit by the pause when it goes on.
 *
 * @example
 * const limits = await crm.all(slaKpiInstancesOf(ref(incident, incidentId)))
 * for (const limit of limits) console.log(limit.name, slaTimes(limit, new Date()).minutesLeft)
 */
export function slaTimes({ status, failuretime, warningtime, pausedon }: SlaTimesInput, now: Date): SlaTimes {
  const isPaused = status === SLAKPIInstanceStatus.Paused
  const from = isPaused && pausedon !== null ? Date.parse(pausedon) : now.getTime()
  const isOpen = isPaused || running.includes(status ?? -1)
  return {
    minutesLeft: isOpen ? minutesUntil(failuretime, from) : undefined,
    minutesToWarning: isOpen ? minutesUntil(warningtime, from) : undefined,
    minutesPaused: isPaused && pausedon !== null ? (now.getTime() - from) / minuteInMs : 0,
  }
}

function minutesUntil(time: string | null, from: number): number | undefined {
  return time === null ? undefined : (Date.parse(time) - from) / minuteInMs
}
