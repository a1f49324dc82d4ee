import { UsageError } from '../errors/index.js'
import type { Checkpoint, CheckpointEntry } from './checkpoint.js'
import { lockFile } from './file-lock.js'

/**
 * A checkpoint in a file of this machine, one line of JSON an entry. One bulk call at a time can have it. Delete the file
 * when the job is done for good.
 *
 * @example
 * const run = crm.bulk.create(lead, [{ subject: 'A', lastname: 'Smith' }], { checkpoint: fileCheckpoint('leads.checkpoint') })
 */
export function fileCheckpoint(path: string): Checkpoint {
  if (typeof path !== 'string' || path === '') throw new UsageError('fileCheckpoint takes the path of a file.')
  const files = process.getBuiltinModule('node:fs/promises')
  let unlock: (() => Promise<void>) | undefined
  let last: Promise<void> = Promise.resolve()

  async function close(): Promise<void> {
    await last.catch(() => undefined) // whoever appended it knows
    await unlock?.()
    unlock = undefined
  }

  return {
    async read() {
      unlock = await lockFile(path)
      last = Promise.resolve()
      try {
        const { entries, isCut, length } = entriesIn(await textOf(path))
        // The process was killed while it wrote the rest. What it says had not been acted upon.
        if (isCut) await files.truncate(path, length)
        return entries
      } catch (error) {
        await close()
        throw error
      }
    },
    append(entry) {
      last = last.then(() => files.appendFile(path, `${JSON.stringify(entry)}\n`))
      return last
    },
    close,
  }
}

function textOf(path: string): Promise<string> {
  const files = process.getBuiltinModule('node:fs/promises')
  return files.readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
}

const firstLine = '{"type":"job",'

/** The lines that were written whole, and their length in bytes. */
function entriesIn(text: string) {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  const entries = whole.split('\n').slice(0, -1).map(entryIn)
  const isBegun = entries.length === 0 && firstLine.startsWith(text.slice(0, firstLine.length))
  if (entries[0]?.type !== 'job' && !isBegun) {
    throw new UsageError('The file of fileCheckpoint holds something else: give it a file of its own.')
  }
  return { entries, isCut: whole.length < text.length, length: Buffer.byteLength(whole) }
}

function entryIn(line: string): CheckpointEntry {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new UsageError('The file of fileCheckpoint holds a line that it did not write.', { cause })
  }
}
