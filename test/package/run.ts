import { spawnSync } from 'node:child_process'
import { plainEnvironment } from '../fixtures/plain-environment.js'

/** Runs Node with the arguments, in the folder; gives what it printed. */
export function runNode(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: plainEnvironment,
  })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
  return stdout
}
