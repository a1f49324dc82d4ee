import { type ClientOptions, connect } from '../../index.js'
import { CommandError } from '../command-error.js'
import type { Terminal } from '../terminal.js'
import { Journal } from './journal.js'
import { MadeRecords } from './made-records.js'
import { perform } from './perform.js'
import { progressTo } from './progress.js'

/** Plays the demo in an organization, prints its report and deletes what was made, also after a failure half way. */
export async function play(
  connection: ClientOptions,
  { output, errors }: Pick<Terminal, 'output' | 'errors'>,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const progress = progressTo(errors)
  const crm = await connect(connection)
  const made = new MadeRecords(crm)
  const failures: unknown[] = []
  try {
    output.write(await perform({ crm, made, journal: new Journal(progress, signal) }, connection.orgUrl))
  } catch (error) {
    failures.push(error)
  }

  const { deletedCount, left } = await made.deleteAll()
  progress.tell(`Cleaned up: ${deletedCount} records deleted.`)
  for (const { name, reason } of left) progress.tell(`Could not be deleted: ${name}: ${reason}`)
  if (failures.length > 0) throw failures[0]
  if (left.length > 0) throw new CommandError('The demo left records behind: they are listed above.')
}
