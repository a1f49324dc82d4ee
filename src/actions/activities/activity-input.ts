import { UsageError } from '../../errors/index.js'
import type { Ref } from '../../schema/index.js'
import { notNegative } from '../checks.js'

/** The tables of what a lookup takes. */
export type RefTable<Given> = NonNullable<Given> extends Ref<infer Name> ? Name : never

/** What every kind of activity takes. */
export interface ActivityInput<Regarding extends string, Priority extends number> {
  readonly subject: string
  readonly description?: string | undefined
  /** The record that it is about: of any table that this kind of activity allows. */
  readonly regarding?: Ref<Regarding> | undefined
  readonly owner?: Ref<'systemuser'> | Ref<'team'> | undefined
  /** 0 Low, 1 Normal, 2 High: other numbers than those of a case. */
  readonly priority?: Priority | undefined
  /** An instant, or a day as midnight UTC. Wire: `scheduledstart`. */
  readonly startOn?: string | Date | undefined
  /** An instant, or a day as midnight UTC. Wire: `scheduledend`. */
  readonly dueOn?: string | Date | undefined
}

/** What a completed activity takes besides. */
export interface CompletedActivityInput {
  /** Wire: `actualdurationminutes`. */
  readonly durationMinutes?: number | undefined
  /** When it ended: an instant, or a day as midnight UTC; the time of the call when absent. Wire: `actualend`. */
  readonly endedOn?: string | Date | undefined
}

/** The columns of what every activity takes. */
export function activityColumns(input: ActivityInput<string, number>) {
  const { subject, description, regarding, owner, priority, startOn, dueOn } = input
  if (typeof subject !== 'string' || subject === '') throw new UsageError('subject takes a text.')
  return {
    subject,
    description,
    regardingobjectid: regarding,
    ownerid: owner,
    prioritycode: priority,
    scheduledstart: startOn,
    scheduledend: dueOn,
  }
}

/** The columns of what has happened. */
export function completedColumns({ durationMinutes, endedOn }: CompletedActivityInput) {
  return { actualdurationminutes: notNegative(durationMinutes, 'durationMinutes'), actualend: endedOn }
}
