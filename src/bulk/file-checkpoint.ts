import { UsageError } from '../errors/index.js'
import type { Checkpoint, CheckpointEntry } from './checkpoint.js'

/**
 * A checkpoint in a file of this machine, one line of JSON an entry. Delete the file when the job is done for good.
 *
 * @example
 * const run = crm.bulk.create(lead, [{ subject: 'A', lastname: 'Smith' }], { checkpoint: fileCheckpoint('leads.checkpoint') })
 */
export function fileCheckpoint(path: string): Checkpoint {
  if (typeof path !== 'string' || path === '') throw new UsageError('fileCheckpoint takes the path of a file.')
  const files = process.getBuiltinModule('node:fs/promises')
  let last: Promise<void> = Promise.resolve()

  return {
    async read() {
      const text = await files.readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return ''
        throw error
      })
      const end = text.lastIndexOf('\n') + 1
      const entries = text.slice(0, end).split('\n').slice(0, -1).map(entryIn)
      const isBegun = entries.length === 0 && firstLine.startsWith(text.slice(0, firstLine.length))
      if (entries[0]?.type !== 'job' && !isBegun) {
        throw new UsageError('The file of fileCheckpoint holds something else: give it a file of its own.')
      }
      // The process was killed while it wrote the rest. What it says had not been acted upon.
      if (end < text.length) await files.truncate(path, Buffer.byteLength(text.slice(0, end)))
      return entries
    },
    append(entry) {
      const line = `${JSON.stringify(entry)}\n`
      last = last.then(() => files.appendFile(path, line))
      return last
    },
  }
}

const firstLine = '{"type":"job",'

function entryIn(line: string): CheckpointEntry {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new UsageError('The file of fileCheckpoint holds a line that it did not write.', { cause })
  }
}
