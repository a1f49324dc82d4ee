import { execFileSync } from 'node:child_process'

/** Runs Node with the arguments, in the folder; gives what it printed. */
export function runNode(folder: string, ...args: readonly string[]): string {
  return execFileSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
}
