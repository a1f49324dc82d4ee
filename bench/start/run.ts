import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'

const repository = new URL('../../', import.meta.url)
const runs = 7

type Row = Readonly<Record<string, string>>

const organization = "orgUrl: 'https://a.crm.dynamics.com', credential: async () => ''"
const programs: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'the import of dynamics365-crm': "import './dist/index.js'",
  'dynamics365-crm': `import { createClient } from './dist/index.js'; createClient({ ${organization} })`,
  'dynamics365-crm and its tables and actions': `import { createClient } from './dist/index.js'; import './dist/entities.js'; import './dist/actions.js'; createClient({ ${organization} })`,
  'dynamics-web-api':
    "import { DynamicsWebApi } from 'dynamics-web-api'; new DynamicsWebApi({ serverUrl: 'https://a.crm.dynamics.com' })",
}

/** The same with one record read from a server on this machine. */
const firstAnswers = (orgUrl: string): Readonly<Record<string, string>> => ({
  'nothing at all': '',
  'raw fetch': `await (await fetch('${orgUrl}/api/data/v9.2/accounts(1)')).json()`,
  'dynamics365-crm': `
    import { createClient } from './dist/index.js'
    import { account } from './dist/entities.js'
    const crm = createClient({ orgUrl: '${orgUrl}', credential: async () => 'token' })
    await crm.retrieve(account, '00000000-0000-4000-8000-000000000001', (a) => a.select('name'))`,
  'dynamics-web-api': `
    import { DynamicsWebApi } from 'dynamics-web-api'
    const api = new DynamicsWebApi({ serverUrl: '${orgUrl}/', onTokenRefresh: async () => 'token' })
    await api.retrieve({ collection: 'accounts', key: '00000000-0000-4000-8000-000000000001', select: ['name'] })`,
})

export interface StartTables {
  /** Until there is a client that could send. */
  readonly ready: readonly Row[]
  /** Until its first answer. */
  readonly answered: readonly Row[]
}

/** Time from the start of Node, over an empty program. */
export async function benchStart(): Promise<StartTables> {
  const server = fork(new URL('../requests/server.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  const [port] = await once(server, 'message')
  try {
    return { ready: rowsOf(programs), answered: rowsOf(firstAnswers(`http://127.0.0.1:${port}`)) }
  } finally {
    server.disconnect()
  }
}

function rowsOf(all: Readonly<Record<string, string>>): readonly Row[] {
  const times = Object.entries(all).map(([name, program]) => [name, fastest(program)] as const)
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
  // It ends itself: connections that are kept would hold it for a while.
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', `${program}\nprocess.exit()`],
    { cwd: repository, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return performance.now() - before
}
