import {
  AppointmentStates,
  appointment,
  EmailStates,
  email,
  FaxStates,
  fax,
  LetterStates,
  letter,
  PhoneCallStates,
  phonecall,
  TaskStates,
  task,
} from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import { isRef, type Ref, type Table } from '../../schema/index.js'
import type { TableState } from '../move-to.js'

/** The tables of activities that an update completes or cancels. */
export type CloseableActivity = 'appointment' | 'fax' | 'letter' | 'phonecall' | 'task'

interface ActivityTable {
  readonly table: Table
  readonly states: { readonly Completed: TableState; readonly Canceled: TableState } & Readonly<
    Record<string, TableState>
  >
  /** The reason of a completed one. The first of the state's is another in some tables. */
  readonly completed: number
}

const tables: Readonly<Record<CloseableActivity | 'email', ActivityTable>> = {
  appointment: { table: appointment, states: AppointmentStates, completed: 3 },
  email: { table: email, states: EmailStates, completed: 2 },
  fax: { table: fax, states: FaxStates, completed: 2 },
  letter: { table: letter, states: LetterStates, completed: 4 },
  phonecall: { table: phonecall, states: PhoneCallStates, completed: 2 },
  task: { table: task, states: TaskStates, completed: 5 },
}

/** The table and the states of an activity that was given as a ref. */
export function activityTable(activity: Ref, allowed: readonly string[], action: string): ActivityTable {
  const known = isRef(activity) && allowed.includes(activity.table)
  if (known) return tables[activity.table as keyof typeof tables] // among the allowed, which are keys
  throw new UsageError(`${action} takes a ref to one of ${allowed.join(', ')}.`)
}
