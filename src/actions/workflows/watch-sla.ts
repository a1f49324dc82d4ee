import { incident } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import type { Executor } from '../../operation/index.js'
import { type Ref, ref } from '../../schema/index.js'
import { slaKpis } from '../service/sla-kpi-instances-of.js'
import { slaTimes } from '../service/sla-times.js'
import { pause } from './pause.js'

const yearInMinutes = 527_040
const dayInSeconds = 86_400

/** Input of `watchSla`. */
export interface WatchSlaInput {
  /** A limit is told when so many minutes are left of it. */
  readonly withinMinutes: number
  /** How often to look, in seconds; 60 when absent. */
  readonly everySeconds?: number | undefined
  /** Ends the watch. */
  readonly signal?: AbortSignal | undefined
  /** For tests. */
  readonly clock?: (() => Date) | undefined
}

/** A time limit that is about to be missed. */
export interface SlaWarning {
  readonly slaKpiInstanceId: string
  readonly name: string | undefined
  /** The case that it limits. Limits of other tables are not watched. */
  readonly incident: Ref<'incident'>
  readonly minutesLeft: number
}

/** The limits of cases that are running, not yet missed, and have at most so many minutes left, the most urgent first. */
export async function slaWarnings(
  crm: Executor,
  { withinMinutes, clock = () => new Date() }: Pick<WatchSlaInput, 'withinMinutes' | 'clock'>,
  of: 'every case' | 'cases not escalated' = 'every case',
): Promise<readonly SlaWarning[]> {
  if (!(withinMinutes >= 0 && withinMinutes <= yearInMinutes)) {
    throw new UsageError(`withinMinutes takes a number from 0 to ${yearInMinutes}.`)
  }
  const now = clock()
  const until = new Date(now.getTime() + withinMinutes * 60_000)
  const due = slaKpis()
    .where((kpi) => kpi.status.in([0, 2]).and(kpi.failuretime.gt(now), kpi.failuretime.le(until)))
    .where((kpi) => kpi.regarding.incidentid.isNotNull())
    .orderBy('failuretime')
    .top(5_000)
  const wanted = of === 'every case' ? due : due.where((kpi) => kpi.regarding.isescalated.ne(true))
  const { records } = await crm.execute(wanted)
  return records.flatMap((kpi) => {
    const { minutesLeft } = slaTimes(kpi, now)
    if (minutesLeft === undefined || kpi._regarding_value === null) return []
    return [
      {
        slaKpiInstanceId: kpi.slakpiinstanceid,
        name: kpi.name ?? undefined,
        incident: ref(incident, kpi._regarding_value),
        minutesLeft,
      },
    ]
  })
}

/**
 * Tells the time limits of cases that are about to be missed, each once, the most urgent first, until the signal ends it or the loop
 * is left.
 *
 * Wire: every so often a read of `slakpiinstances` that are in progress or nearing noncompliance.
 * Units: minutes and seconds as the names say. At most 5,000 limits are looked at in one round.
 * Fails with: `UsageError`; what the reads fail with.
 * Repeat: it only reads.
 * Source: entity reference of `slakpiinstance`.
 *
 * @example
 * for await (const { incident: late } of watchSla(crm, { withinMinutes: 30, signal: AbortSignal.timeout(3_600_000) })) {
 *   await crm.execute(escalateCase({ incidentId: late }))
 * }
 */
export async function* watchSla(crm: Executor, input: WatchSlaInput): AsyncGenerator<SlaWarning, void, undefined> {
  const { everySeconds = 60, signal } = input
  if (!(everySeconds > 0 && everySeconds <= dayInSeconds)) {
    throw new UsageError(`everySeconds takes a number above 0, up to ${dayInSeconds}.`)
  }
  const told = new Set<string>()
  while (signal?.aborted !== true) {
    const warnings = await slaWarnings(crm, input)
    const current = new Set(warnings.map(({ slaKpiInstanceId }) => slaKpiInstanceId))
    for (const id of told) if (!current.has(id)) told.delete(id)
    for (const warning of warnings) {
      if (told.has(warning.slaKpiInstanceId)) continue
      told.add(warning.slaKpiInstanceId)
      yield warning
    }
    await pause(everySeconds * 1_000, signal)
  }
}
