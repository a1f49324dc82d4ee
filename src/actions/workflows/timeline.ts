import { batch } from '../../batch/index.js'
import type { Executor } from '../../operation/index.js'
import type { Ref } from '../../schema/index.js'
import { notesOf } from '../activities/notes-of.js'
import { timelineOf } from '../activities/timeline-of.js'
import { wholeNumber } from '../checks.js'

/** What has happened with a record. */
export interface TimelineEntry {
  /** `note`, or the logical name of the activity's table. */
  readonly kind: string
  readonly id: string
  readonly subject: string | undefined
  /** UTC. */
  readonly createdOn: string
  /** Of an activity: its state, 0 Open, 1 Completed, 2 Canceled, 3 Scheduled. */
  readonly state: number | undefined
}

/** Input of `timeline`. */
export interface TimelineInput {
  readonly record: Ref
  /** How many entries at most, 1 to 5,000; 50 when absent. */
  readonly top?: number | undefined
}

/**
 * The latest of what has happened with a record: activities of all kinds and notes, the newest first.
 *
 * Wire: one `$batch` of two reads.
 * Fails with: `PermissionError` for who may not read activities or notes.
 * Repeat: it only reads.
 * Source: entity references of `activitypointer` and `annotation`.
 *
 * @example
 * const entries = await timeline(crm, { record: ref(incident, incidentId), top: 20 })
 */
export async function timeline(crm: Executor, { record, top = 50 }: TimelineInput): Promise<readonly TimelineEntry[]> {
  const most = wholeNumber(top, 'top', 1, 5_000)
  const [activities, notes] = await crm.execute(batch([timelineOf(record).top(most), notesOf(record).top(most)]))
  const entries: TimelineEntry[] = [
    ...activities.records.map((activity) => ({
      kind: activity.activitytypecode ?? 'activity',
      id: activity.activityid,
      subject: activity.subject ?? undefined,
      createdOn: activity.createdon ?? '',
      state: activity.statecode ?? undefined,
    })),
    ...notes.records.map((note) => ({
      kind: 'note',
      id: note.annotationid,
      subject: note.subject ?? undefined,
      createdOn: note.createdon ?? '',
      state: undefined,
    })),
  ]
  return entries.sort((one, other) => other.createdOn.localeCompare(one.createdOn)).slice(0, most)
}
