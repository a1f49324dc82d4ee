import { setImmediate } from 'node:timers/promises'
import {
  ConfigError,
  differences,
  generate,
  MetadataError,
  OutputError,
  type OutputPlan,
  planOutput,
  readMetadata,
  writeOutput,
} from '../../../codegen/index.js'
import { TransportError } from '../../errors/index.js'
import { createClient } from '../../index.js'
import { CommandError } from '../command-error.js'
import { connectionTo } from '../connection.js'
import type { Surroundings } from '../surroundings.js'
import type { Terminal } from '../terminal.js'
import { type FetchedMetadata, fetchMetadata } from './fetch-metadata.js'
import { type CodegenFlags, commandWithoutCheck } from './flags.js'
import { type Progress, progressOn } from './progress.js'
import { readFiles } from './read-files.js'
import { requireDefinitions } from './require-definitions.js'
import { saveDocuments } from './save-documents.js'
import { readSettings, type Settings } from './settings.js'
import { shownPath } from './shown-path.js'
import { solutionsIn } from './solution-tables.js'
import { counted, summary } from './summary.js'

/** Generates the modules of an organization, or with `check` says how they differ. Writes all or nothing. */
export async function codegen(flags: CodegenFlags, terminal: Terminal, around: Surroundings): Promise<void> {
  const progress = await progressOn(terminal.errors, flags.quiet === true)
  try {
    await run(flags, terminal, around, progress)
  } catch (error) {
    throw isFault(error) ? new CommandError(error.message, { cause: error }) : error
  } finally {
    progress.end()
  }
}

async function run(flags: CodegenFlags, terminal: Terminal, around: Surroundings, progress: Progress): Promise<void> {
  const start = performance.now()
  const settings = await readSettings(flags, around.folder)
  if (flags.save !== undefined && settings.source.kind === 'files') {
    throw new CommandError('There is nothing to --save: the metadata comes from files.')
  }
  const { documents, solutions } = await documentsOf(settings, around, progress)
  if (flags.save !== undefined) saveDocuments(documents, flags.save, around.folder)

  progress.begin('Generating', 2)
  const { source, out, language, ...options } = settings
  const organization = readMetadata(documents, language === undefined ? {} : { language })
  if (source.kind === 'organization') requireDefinitions(organization, settings.tables, solutions)
  progress.advance()
  const plan = planOutput(out, generate(organization, { ...options, solutions }))
  progress.advance()
  progress.end()

  await hearSignals()
  if (around.signal?.aborted) throw new CommandError('Interrupted: nothing was written.')
  const place = shownPath(out, around.folder)
  const tell = (line: string) => {
    if (flags.quiet !== true) terminal.output.write(`${line}\n`)
  }
  if (flags.check === true) {
    requireCurrent(plan, place, flags, terminal)
    tell(`${place} is current: ${counted(plan.unchanged.length, 'file')}.`)
    return
  }
  progress.begin('Writing', plan.write.length)
  writeOutput(plan, () => progress.advance())
  progress.end()
  tell(summary(plan, place, performance.now() - start))
}

async function documentsOf(
  { source, tables, language }: Settings,
  { environment, folder, signal }: Surroundings,
  progress: Progress,
): Promise<FetchedMetadata> {
  const solutions = solutionsIn(tables)
  if (source.kind === 'files') {
    if (solutions.length > 0) throw new CommandError('What is in a solution is known with --url only.')
    progress.begin('Reading', source.files.length)
    return { documents: await readFiles(source.files, folder, () => progress.advance()), solutions: new Map() }
  }
  const crm = createClient(connectionTo(source.url, environment))
  progress.begin('Asking', solutions.length > 0 ? 3 : 2)
  const asking = fetchMetadata(crm, {
    ...(tables !== undefined && { tables }),
    ...(language !== undefined && { language }),
    ...(signal !== undefined && { signal }),
    onAnswer: () => progress.advance(),
  })
  return asking.catch((error: unknown) => {
    if (!(error instanceof TransportError) || signal?.aborted) throw error
    throw new CommandError(`${new URL(source.url).host}: ${error.message}`, { cause: error })
  })
}

/** Ctrl+C that was pressed meanwhile is heard when the event loop has gone round: at the first turn it is half way. */
async function hearSignals(): Promise<void> {
  await setImmediate()
  await setImmediate()
}

/** Prints what is stale, and fails when anything is. */
function requireCurrent(plan: OutputPlan, place: string, flags: CodegenFlags, { output }: Terminal): void {
  const stale = plan.write.length + plan.remove.length
  if (stale === 0) return
  output.write(differences(plan))
  throw new CommandError(
    `${counted(stale, 'file')} in ${place} ${stale === 1 ? 'is' : 'are'} stale. Run: ${commandWithoutCheck(flags)}`,
  )
}

function isFault(error: unknown): error is Error {
  return error instanceof MetadataError || error instanceof OutputError || error instanceof ConfigError
}
