import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { plainEnvironment } from '../fixtures/plain-environment.js'

const repository = resolve(import.meta.dirname, '../..')

/** Runs a program in a process of its own; gives what it printed. */
export function runSnippet(code: string): string {
  // Inside the repository, where the package's name leads to the sources.
  const folder = mkdtempSync(join(import.meta.dirname, 'run-'))
  try {
    const file = join(folder, 'program.ts')
    writeFileSync(file, code)
    return execFileSync(process.execPath, ['--import', 'tsx', file], {
      cwd: repository,
      encoding: 'utf8',
      env: plainEnvironment,
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
