import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { calls, idealAtRandomInMs, idealInWindowsInMs } from './schedule.js'
import type { Seen } from './server.js'
import { type Outcome, ways } from './ways.js'

type Row = Readonly<Record<string, string | number>>

export interface StormTables {
  /** 30 % refused and 2 % done without an answer, at random. */
  readonly atRandom: readonly Row[]
  /** 400 let through, then everything refused for a second, as the service does it. */
  readonly inWindows: readonly Row[]
}

/** Two thousand creates through a server that refuses many of them: what became of each, and the time against the ideal. */
export async function benchStorm(): Promise<StormTables> {
  return {
    atRandom: await through('random', idealAtRandomInMs()),
    inWindows: await through('windows', idealInWindowsInMs()),
  }
}

async function through(kind: string, idealInMs: number): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const [client, open] of Object.entries(ways)) {
    const server = fork(new URL('server.ts', import.meta.url), [kind], { execArgv: ['--import', 'tsx'] })
    const [port] = await once(server, 'message')
    try {
      rows.push({ client, ...(await figuresOf(open(`http://127.0.0.1:${port}`), server, idealInMs)) })
    } finally {
      server.disconnect()
    }
  }
  return rows
}

async function figuresOf(
  create: (nth: number) => Promise<Outcome>,
  server: ChildProcess,
  idealInMs: number,
): Promise<Row> {
  const startedAt = performance.now()
  const outcomes = await Promise.all(Array.from({ length: calls }, (_, nth) => create(nth)))
  const tookInMs = performance.now() - startedAt
  const answered = once(server, 'message')
  server.send('what did you see?')
  const [{ requests, twice, made, early }] = (await answered) as [Seen]
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  return {
    done: count('done'),
    unknown: count('unknown'),
    lost: count('lost'),
    'records made': made,
    'made twice': twice,
    'sent too early': early,
    requests,
    'time, s': (tookInMs / 1_000).toFixed(1),
    'ratio to the ideal': `${(tookInMs / idealInMs).toFixed(2)} ×`,
  }
}
