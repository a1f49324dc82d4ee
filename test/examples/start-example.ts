import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { plainEnvironment } from '../fixtures/plain-environment.js'

const repository = resolve(import.meta.dirname, '../..')

/** Starts a program of the folder `examples` on the emulator, or with the environment that is given. */
export function startExample(
  file: string,
  environment: Readonly<Record<string, string>> = {},
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, ['--import', 'tsx', `examples/${file}`], {
    cwd: repository,
    env: { ...plainEnvironment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
