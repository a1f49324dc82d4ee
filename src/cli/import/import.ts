import { CommandError } from '../command-error.js'
import { counted } from '../counted.js'
import { rowProgressOn } from '../row-progress.js'
import type { Surroundings } from '../surroundings.js'
import type { Terminal } from '../terminal.js'
import type { ImportFlags } from './flags.js'
import { type Job, openJob } from './job.js'
import { checkRows, storeRows } from './run-job.js'

/** Makes records of the rows of a file. Fails when a row was refused; the others are stored all the same. */
export async function importRows(
  tableName: string,
  name: string,
  flags: ImportFlags,
  terminal: Terminal,
  around: Surroundings,
): Promise<void> {
  const start = performance.now()
  const progress = await rowProgressOn(terminal.errors, flags.quiet === true)
  const job = await openJob({ tableName, name, flags, terminal, around, progress })
  const { tally, rejects } = job
  let failure: { readonly reason: unknown } | undefined
  progress.begin(flags.dryRun ? 'Checking' : 'Importing', job.file.text.size)
  try {
    await (flags.dryRun ? checkRows(job, around) : storeRows(job, around))
  } catch (reason) {
    failure = { reason }
  } finally {
    progress.end()
    job.file.text.close()
  }
  await rejects.end()
  if (flags.quiet !== true && (failure === undefined || tally.read > 0)) {
    terminal.output.write(`${summary(job)} (${((performance.now() - start) / 1_000).toFixed(1)} s)\n`)
  }
  if (around.signal?.aborted) throw new CommandError('Interrupted.')
  if (failure !== undefined) throw failure.reason
  if (tally.refused > 0)
    throw new CommandError(`${counted(tally.refused, 'row')} of ${tally.read.toLocaleString('en-US')} refused.`)
}

function summary({ name, known, key, flags, tally }: Job): string {
  const done = flags.dryRun ? 'would be sent' : key === undefined ? 'created' : 'created or changed'
  const where = flags.rejects === undefined || tally.refused === 0 ? '' : `, in ${flags.rejects}`
  return `${name === '-' ? 'input' : name} → ${known.table.name}: ${tally.words(done)}${where}`
}
