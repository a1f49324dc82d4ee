import { queue } from '../../entities/index.js'
import { isDataverseError } from '../../errors/index.js'
import type { Executor } from '../../operation/index.js'
import { mapResult } from '../../operation/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { addToQueue } from '../service/add-to-queue.js'
import { escalateCase } from '../service/escalate-case.js'
import { type ItemOutcome, outcomesOf } from './outcomes.js'
import { type SlaWarning, slaWarnings } from './watch-sla.js'

/** Input of `escalationSweep`. */
export interface EscalationSweepInput {
  /** Cases with a limit of which so many minutes are left at most. */
  readonly withinMinutes: number
  /** Where they go. They stay where they are when absent. */
  readonly queueId?: string | Ref<'queue'> | undefined
  /** For tests. */
  readonly clock?: (() => Date) | undefined
}

/** Refused by `AddToQueue`: it waits there already. */
const inThisQueue = '0x8004051b'

/** A case that is escalated, and the most urgent of its limits. */
export type EscalatedCase = SlaWarning

/**
 * Escalates the cases whose time limits are about to be missed, and puts them into a queue. Each case once, whatever number of limits it has;
 * what fails is told and does not hold up the others.
 *
 * Wire: two reads of `slakpiinstances`, and a `$batch` of PATCH `isescalated`, then one of `AddToQueue`.
 * Fails with: `UsageError`; what happens to single cases is in the outcomes.
 * Repeat: may be called again: a case that is escalated stays so, without another `escalatedon`, and one that waits in the queue stays there.
 * Source: entity references of `slakpiinstance` and `incident`.
 *
 * @example
 * const outcomes = await escalationSweep(crm, { withinMinutes: 30, queueId })
 */
export async function escalationSweep(
  crm: Executor,
  { withinMinutes, queueId, clock }: EscalationSweepInput,
): Promise<readonly ItemOutcome<EscalatedCase>[]> {
  const target = queueId === undefined ? undefined : refOf(queue, queueId, 'queueId')
  const warnings = await slaWarnings(crm, { withinMinutes, clock })
  const cases = [
    ...new Map(warnings.toReversed().map((warning) => [warning.incident.id, warning])).values(),
  ].toReversed()
  const notYet = new Set(
    (await slaWarnings(crm, { withinMinutes, clock }, 'cases not escalated')).map(({ incident }) => incident.id),
  )
  const marking = await outcomesOf(
    crm,
    cases.filter(({ incident }) => notYet.has(incident.id)),
    (late) => escalateCase({ incidentId: late.incident }),
  )
  const markings = new Map(marking.map((outcome) => [outcome.item, outcome]))
  const escalated = cases.map((item) => markings.get(item) ?? { item, ok: true as const })
  if (target === undefined) return escalated

  const marked = escalated.filter(({ ok }) => ok).map(({ item }) => item)
  const queued = await outcomesOf(crm, marked, (late) =>
    mapResult(addToQueue({ queueId: target, target: late.incident }), () => undefined),
  )
  const byCase = new Map(
    queued.map((outcome) => [outcome.item, waitsThere(outcome) ? { ...outcome, ok: true as const } : outcome]),
  )
  return escalated.map((outcome) => byCase.get(outcome.item) ?? outcome)
}

function waitsThere(outcome: ItemOutcome<EscalatedCase>): boolean {
  return !outcome.ok && isDataverseError(outcome.error) && 'code' in outcome.error && outcome.error.code === inThisQueue
}
