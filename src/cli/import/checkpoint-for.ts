import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type Checkpoint, fileCheckpoint } from '../../index.js'
import { CommandError } from '../command-error.js'
import { fileFault } from '../file-fault.js'

interface Job {
  /** The file of the rows, as the user knows it. */
  readonly name: string
  /** Its path. */
  readonly file: string
  /** Whatever decides which records the rows become. */
  readonly settings: unknown
}

/**
 * A checkpoint that goes with one file and one way to read it. A checkpoint knows records by their places: when the file had
 * another row in front, records would be left out and others made twice, without a word.
 */
export async function checkpointFor(path: string, job: Job): Promise<Checkpoint> {
  const kept = fileCheckpoint(path)
  const mark = ` of ${await fingerprint(job)}`
  return {
    async read() {
      return (await kept.read()).map((entry) => {
        if (entry.type !== 'job') return entry
        if (entry.name.endsWith(mark)) return { ...entry, name: entry.name.slice(0, -mark.length) }
        throw new CommandError(
          'The checkpoint is of another file, or of this one before it was changed, or of other flags. Nothing was sent.',
        )
      })
    },
    close: async () => kept.close?.(),
    append: (entry) => kept.append(entry.type === 'job' ? { ...entry, name: `${entry.name}${mark}` } : entry),
  }
}

async function fingerprint({ name, file, settings }: Job): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk)
  } catch (error) {
    throw fileFault(error, `${name} cannot be read`)
  }
  return hash.digest('hex')
}
