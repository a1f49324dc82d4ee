import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CommandError } from '../command-error.js'
import { fileFault } from '../file-fault.js'

/** Writes a file that is there when it is whole: what is cut off leaves an earlier one as it was. */
export async function writeFileWhole(name: string, path: string, text: AsyncIterable<string>): Promise<void> {
  const part = `${path}.part`
  try {
    await pipeline(Readable.from(text), createWriteStream(part))
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw isOfSystem(error) ? fileFault(error, `${name} cannot be written`) : error
  }
}

/** Writes to the output. Whoever reads it may stop before the end, as `head` does. */
export async function writeOutput(output: NodeJS.WritableStream, text: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(text), output, { end: false })
  } catch (error) {
    if (!isOfSystem(error) || error.code !== 'EPIPE') throw error
    throw new CommandError('Nobody reads the output any more.', { cause: error })
  }
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
