import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'

const repository = new URL('../../', import.meta.url)
const runs = 7

const programs: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'raw fetch': "await fetch('data:,')",
  'dynamics365-crm':
    "import { createClient } from './dist/index.js'; createClient({ orgUrl: 'https://a.crm.dynamics.com', credential: async () => '' })",
  'dynamics365-crm and its tables and actions':
    "import { createClient } from './dist/index.js'; import './dist/entities.js'; import './dist/actions.js'; createClient({ orgUrl: 'https://a.crm.dynamics.com', credential: async () => '' })",
  'dynamics-web-api':
    "import { DynamicsWebApi } from 'dynamics-web-api'; new DynamicsWebApi({ serverUrl: 'https://a.crm.dynamics.com' })",
}

/** Time from the start of Node to a client that could send, over an empty program. */
export function benchStart(): readonly Readonly<Record<string, string>>[] {
  const times = Object.entries(programs).map(([name, program]) => [name, fastest(program)] as const)
  const empty = times[0]?.[1] ?? 0
  return times.map(([name, time]) => ({
    program: name,
    'start, ms': time.toFixed(0),
    'over nothing, ms': (time - empty).toFixed(0),
  }))
}

function fastest(program: string): number {
  return Math.min(...Array.from({ length: runs }, () => timeOf(program)))
}

function timeOf(program: string): number {
  const before = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: repository,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return performance.now() - before
}
