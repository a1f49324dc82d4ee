import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { make } from './make.js'

/** What checking 60 tables of 100 columns and 50 queries may cost with TypeScript 6. */
const limits = { checkTimeInSeconds: 1.5, instantiations: 60_000 }
/** A busy machine makes a run slower, never faster: the fastest counts. */
const runs = 3

const compiler = createRequire(import.meta.url).resolve('typescript/lib/tsc.js')
const project = make()

function measure(): { checkTimeInSeconds: number; instantiations: number } {
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', project, '--extendedDiagnostics'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The made-up queries do not compile:\n${stdout}`)
  const figure = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  return { checkTimeInSeconds: figure('Check time'), instantiations: figure('Instantiations') }
}

/** What the checker needs, beside what it may need. */
export function benchTypes() {
  const measured = Array.from({ length: runs }, measure)
  const checkTimeInSeconds = Math.min(...measured.map((run) => run.checkTimeInSeconds))
  const instantiations = Math.min(...measured.map((run) => run.instantiations))
  return {
    rows: [
      { figure: 'check time, s', measured: checkTimeInSeconds, limit: limits.checkTimeInSeconds },
      { figure: 'instantiations', measured: instantiations, limit: limits.instantiations },
    ],
    isWithinLimits: checkTimeInSeconds < limits.checkTimeInSeconds && instantiations < limits.instantiations,
  }
}
