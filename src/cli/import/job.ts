import { resolve } from 'node:path'
import { connect } from '../../index.js'
import { CommandError } from '../command-error.js'
import { connectionTo } from '../connection.js'
import { delimiterOf } from '../file-format.js'
import { type KnownTable, knownTable } from '../known-table.js'
import { liveTable } from '../live-table.js'
import type { RowProgress } from '../row-progress.js'
import type { Surroundings } from '../surroundings.js'
import type { Terminal } from '../terminal.js'
import { ColumnFinder } from './column-finder.js'
import type { ImportFlags } from './flags.js'
import { readMap } from './read-map.js'
import { RecordReader } from './record-reader.js'
import { type Rejects, rejectsFile } from './rejects-file.js'
import { openRowFile, type RowFile } from './row-file.js'
import { Tally } from './tally.js'
import { Targets } from './target.js'
import { toldRejects } from './told-rejects.js'

/** An import that can begin. */
export interface Job {
  readonly name: string
  readonly flags: ImportFlags
  readonly known: KnownTable
  /** Columns of the key, for an upsert. */
  readonly key: readonly string[] | undefined
  readonly file: RowFile
  readonly reader: RecordReader
  readonly rejects: Rejects
  readonly progress: RowProgress
  readonly tally: Tally
}

interface Asked {
  readonly tableName: string
  readonly name: string
  readonly flags: ImportFlags
  readonly terminal: Terminal
  readonly around: Surroundings
  readonly progress: RowProgress
}

/** Everything that can be wrong with the command and with the header is found here, before anything is sent. */
export async function openJob({ tableName, name, flags, terminal, around, progress }: Asked): Promise<Job> {
  const { folder } = around
  requireFlags(name, flags, folder)
  const known = await tableFor(tableName, flags, around)
  const { table, facts } = known
  const key = flags.upsert === undefined ? undefined : keyColumns(flags.upsert, new Targets(facts, 'create'))
  const targets = new Targets(facts, key === undefined ? 'create' : 'update', key)
  const finder = new ColumnFinder(targets, {
    table: table.name,
    map: readMap(flags.map ?? []),
    skipReadOnly: flags.skipReadOnly === true,
  })
  const reader = new RecordReader(table, facts, finder, {
    key,
    clearEmpty: flags.clearEmpty === true,
    otherOptions: flags.otherOptions === true,
  })
  const delimiter = delimiterOf(flags.delimiter)
  const file = await openRowFile(name, { folder, format: flags.format, delimiter, input: terminal.input })
  try {
    if (file.header !== undefined) finder.requireAll(file.header, name)
    const path = resolve(folder, flags.rejects ?? '')
    const rejects =
      flags.rejects === undefined
        ? toldRejects(terminal)
        : await rejectsFile({ name: flags.rejects, path, header: file.header, delimiter })
    return { name, flags, known, key, file, reader, rejects, progress, tally: new Tally() }
  } catch (error) {
    file.text.close()
    throw error
  }
}

async function tableFor(name: string, { live, url }: ImportFlags, around: Surroundings): Promise<KnownTable> {
  if (live === true) return liveTable(await connect(connectionTo(url, around.environment)), name, around.signal)
  const known = knownTable(name)
  if (known !== undefined) return known
  throw new CommandError(`The package has no metadata of a table ${name}. --live asks the organization for it.`)
}

function requireFlags(name: string, { rejects, checkpoint, dryRun }: ImportFlags, folder: string): void {
  if (rejects !== undefined && resolve(folder, rejects) === resolve(folder, name)) {
    throw new CommandError('--rejects is the file that is imported: give it a file of its own.')
  }
  if (checkpoint !== undefined && name === '-') throw new CommandError('A --checkpoint needs a file, not the input.')
  if (checkpoint !== undefined && dryRun) throw new CommandError('A --dry-run sends nothing: it has no --checkpoint.')
}

/** The columns of the key that the user named. */
function keyColumns(text: string, targets: Targets): readonly string[] {
  return text.split(',').map((name) => {
    const found = targets.find(name)
    if (found !== undefined && 'name' in found) return found.name
    throw new CommandError(
      `--upsert takes columns of the table, with commas between them; ${name.trim() || 'nothing'} is none.`,
    )
  })
}
