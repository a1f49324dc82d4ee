import { UsageError } from '../errors/index.js'

/** Those that this process holds: after a restart in a container, another process had the same id. */
const held = new Set<string>()

/**
 * Lets one process at a time have a file, by another one beside it that holds the id of that process. One that was left by a
 * process which is no more is taken over.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const files = process.getBuiltinModule('node:fs/promises')
  const lock = process.getBuiltinModule('node:path').resolve(`${path}.lock`)
  const create = () => files.writeFile(lock, String(process.pid), { flag: 'wx' })
  try {
    await create()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const owner = Number(await files.readFile(lock, 'utf8').catch(() => ''))
    if (held.has(lock) || (owner !== process.pid && isAlive(owner))) {
      throw new UsageError(
        `The checkpoint is in use by process ${owner}. If that is another program, delete the file that ends in .lock.`,
      )
    }
    await files.rm(lock, { force: true })
    await create()
  }
  held.add(lock)
  return async () => {
    held.delete(lock)
    await files.rm(lock, { force: true })
  }
}

function isAlive(id: number): boolean {
  if (!Number.isInteger(id) || id <= 0) return false
  try {
    return process.kill(id, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // somebody else's
  }
}
